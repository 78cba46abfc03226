// What each feed listed last, packed: read with its claim, written with the end of its poll, fenced like it.
import { Prisma } from '../../prisma/generated/client.ts'

/** `whose`: what the statement takes the feed's id from, fenced. */
export const keepListingSql = (entries: Uint8Array, whose: Prisma.Sql): Prisma.Sql => Prisma.sql`
  insert into listing (feed_id, entries) select id, ${entries} from ${whose}
  on conflict (feed_id) do update set entries = excluded.entries`

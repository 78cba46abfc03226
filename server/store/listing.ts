// What each feed listed last, packed: read when its document has changed, written with the end of its poll, fenced like it.
import { Prisma } from '../../prisma/generated/client.ts'
import { db } from './client.ts'

/** Empty when the feed has not been read yet. */
export async function listingOf(feedId: bigint): Promise<Uint8Array> {
  const [row] = await db().$queryRaw<{ entries: Uint8Array }[]>`select entries from listing where feed_id = ${feedId}`
  return row?.entries ?? new Uint8Array()
}

/** `whose`: what the statement takes the feed's id from, fenced. */
export const keepListingSql = (entries: Uint8Array, whose: Prisma.Sql): Prisma.Sql => Prisma.sql`
  insert into listing (feed_id, entries) select id, ${entries} from ${whose}
  on conflict (feed_id) do update set entries = excluded.entries`

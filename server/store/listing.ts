// What each feed listed last, packed: read when its document has changed, written with the end of its poll, fenced like it.
import { Prisma } from '../../prisma/generated/client.ts'
import { db } from './client.ts'
import type { Claim } from './schedule.ts'

/** Empty when the feed has not been read yet. */
export async function listingOf(feedId: bigint): Promise<Uint8Array> {
  const row = await db().listing.findUnique({ where: { feedId }, select: { entries: true } })
  return row?.entries ?? new Uint8Array()
}

export const keepListingSql = (claim: Claim, entries: Uint8Array): Prisma.Sql => Prisma.sql`
  insert into listing (feed_id, entries)
  select id, ${entries} from feed where id = ${claim.feedId} and claim_token = ${claim.token}
  on conflict (feed_id) do update set entries = excluded.entries`

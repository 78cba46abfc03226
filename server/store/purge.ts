// Articles go for good, by age or by a person's wish. Their keys stay as tombstones, so that a feed that still lists them, or lists
// them again, does not bring them back. A batch goes whole or not at all.
import type { Prisma } from '../../prisma/generated/client.ts'
import { db, inTransaction } from './client.ts'

/** Purges these articles; answers how many were there. */
export function purgeArticles(ids: bigint[]): Promise<number> {
  return inTransaction((within) => purge(within, ids))
}

/** Purges up to `limit` of the articles that stand before a moment, the oldest first; answers how many went. */
export function purgeOlder(than: Date, limit: number): Promise<number> {
  return db().$transaction(async (within) => {
    const rows = await within.article.findMany({
      where: { at: { lt: than } },
      orderBy: [{ at: 'asc' }, { id: 'asc' }],
      take: limit,
      select: { id: true },
    })
    return purge(
      within,
      rows.map(({ id }) => id),
    )
  })
}

/** Forgets tombstones of before a moment. What a feed lists all that time is known by its listing. */
export async function forgetTombstones(before: Date): Promise<number> {
  return (await db().tombstone.deleteMany({ where: { at: { lt: before } } })).count
}

async function purge(within: Prisma.TransactionClient, ids: bigint[]): Promise<number> {
  const gone = await within.$queryRaw<{ feedId: bigint; key: string; secondKey: bigint | null; title: string }[]>`
    delete from article where id in (select id from article where id = any(${ids}) order by id for update)
    returning feed_id as "feedId", key, second_key as "secondKey", title`
  if (gone.length === 0) return 0
  await within.$executeRaw`
    insert into tombstone (feed_id, key, second_key, title)
    select * from unnest(${gone.map(({ feedId }) => feedId)}::int8[], ${gone.map(({ key }) => key)}::text[],
      ${gone.map(({ secondKey }) => secondKey)}::int8[], ${gone.map(({ title }) => title)}::text[])
    on conflict do nothing`
  await within.$executeRaw`
    update feed set article_count = greatest(0, article_count - gone.count)
    from (select feed_id, count(*) from unnest(${gone.map(({ feedId }) => feedId)}::int8[]) as g(feed_id) group by feed_id order by feed_id) as gone
    where feed.id = gone.feed_id`
  return gone.length
}

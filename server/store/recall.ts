// What the store remembers of a feed's items under their keys: articles, and what is left of those that were purged.
import { db } from './client.ts'
import { KEPT } from './kept-statements.ts'

/** Of a purged article only its keys and its title are left: `articleId` is null. */
export type Recalled = {
  articleId: bigint | null
  key: string
  secondKey: bigint | null
  title: string
  publishedAt: Date | null
  contentHash: Uint8Array | null
}

export type StoredText = {
  id: bigint
  title: string
  text: string
  /** Packed (core/text/html.ts). */
  html: string | null
  contentHash: Uint8Array | null
}

/** What these articles say now, and the hash of what their feed said. */
export async function textsOf(ids: bigint[]): Promise<StoredText[]> {
  return db().article.findMany({
    where: { id: { in: ids } },
    select: { id: true, title: true, text: true, html: true, contentHash: true },
  })
}

export async function recall(feedId: bigint, keys: string[], secondKeys: bigint[]): Promise<Recalled[]> {
  // Each half by its own index: an OR over two columns would make neither of use.
  return db().$queryRaw<Recalled[]>`${KEPT}
    select id as "articleId", key, second_key as "secondKey", title, published_at as "publishedAt",
      content_hash as "contentHash" from article
    where id in (select id from article where feed_id = ${feedId} and key = any(${keys})
      union select id from article where feed_id = ${feedId} and second_key = any(${secondKeys}))
    union all
    select null, key, second_key, title, null, null from tombstone where feed_id = ${feedId} and key = any(${keys})
    union
    select null, key, second_key, title, null, null from tombstone
    where feed_id = ${feedId} and second_key = any(${secondKeys})`
}

/** What the store remembers under keys that begin so, ten letters each: one at most, and what is left of one that was purged. */
export async function recallStarting(feedId: bigint, starts: string[]): Promise<Recalled[]> {
  // The first key from there on, by the index: with a range for all of them PostgreSQL compares each article of the feed with each.
  return db().$queryRaw<Recalled[]>`${KEPT}
    select a.id as "articleId", a.key, a.second_key as "secondKey", a.title, a.published_at as "publishedAt",
      a.content_hash as "contentHash"
    from unnest(${starts}::text[]) as start(letters), lateral (
      select * from article where feed_id = ${feedId} and key >= letters order by feed_id, key limit 1) as a
    where starts_with(a.key, letters)
    union all
    select null, t.key, t.second_key, t.title, null, null
    from unnest(${starts}::text[]) as start(letters), lateral (
      select * from tombstone where feed_id = ${feedId} and key >= letters order by feed_id, key limit 1) as t
    where starts_with(t.key, letters)`
}

/** Which of these second keys articles of any feed of a host have. */
export async function linksKnownAt(host: string, secondKeys: bigint[]): Promise<Set<bigint>> {
  const rows = await db().$queryRaw<{ secondKey: bigint }[]>`
    select distinct second_key as "secondKey" from article
    where feed_id in (select id from feed where host = ${host}) and second_key = any(${secondKeys})`
  return new Set(rows.map(({ secondKey }) => secondKey))
}

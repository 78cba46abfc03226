// What this process stored a moment ago, as it goes on the wire, until it is pushed: reading it again would cost the database more
// than storing half of it did. The store stays the truth: which articles are new is asked there, and what is not held here is read there.
import type { Article, Hit } from '../../core/model.ts'
import { hitsOfArticles } from './alerts.ts'
import { articlesById, toArticle } from './articles.ts'
import type { ReadyArticle } from './batch.ts'
import { db } from './client.ts'
import { toId } from './ids.ts'

type JustStored = { article: Article; hits: Hit[] }
/** A hit as the database has numbered it. */
export type RaisedHit = { id: string; alertId: string; at: string }

// About two seconds of the fastest storing; a process that pushes nothing holds no more than these, some 5 MB.
const MOST = 1_000

const held = new Map<string, JustStored>()

/** Holds an article that was committed with this id, of the feed of this title, with the hits that it raised, oldest first. */
export function hold(ready: ReadyArticle, id: bigint, feed: { id: bigint; title: string }, raised: RaisedHit[]): void {
  const spansOf = new Map(ready.hits.map(({ alertId, spans }) => [alertId, spans]))
  const hits = raised.map(({ id: hitId, alertId, at }) => ({
    id: hitId,
    alertId,
    articleId: String(id),
    spans: spansOf.get(alertId) ?? [],
    at: new Date(at).toISOString(),
  }))
  const article = toArticle({
    ...ready,
    id,
    feed_id: feed.id,
    feed: feed.title,
    published_at: ready.publishedAt,
    fetched_at: ready.fetchedAt,
    revised_at: null,
    hits: hits.map(({ alertId, spans }) => ({ alertId, spans })),
  })
  if (held.size >= MOST) held.delete(held.keys().next().value as string)
  held.set(article.id, { article, hits })
}

/** These articles were changed since they were stored. */
export function letGo(ids: bigint[]): void {
  for (const id of ids) held.delete(String(id))
}

/** As `articlesSince`, with the hits of these articles, oldest first. What is held is held no longer. */
export async function takeSince(cursor: string, limit: number): Promise<{ articles: Article[]; hits: Hit[] }> {
  const rows = await db().article.findMany({
    where: { id: { gt: toId(cursor) ?? 0n } },
    orderBy: { id: 'asc' },
    take: limit,
    select: { id: true },
  })
  const others = rows.flatMap(({ id }) => (held.has(String(id)) ? [] : [id]))
  const read = await articlesById(others)
  const readHits = await hitsOfArticles([...read.values()].flatMap(({ id, hits }) => (hits.length > 0 ? [id] : [])))
  const articles: Article[] = []
  const hits = [...readHits]
  for (const { id } of rows) {
    const own = held.get(String(id))
    const article = own?.article ?? read.get(String(id))
    if (article) articles.push(article)
    if (own) hits.push(...own.hits)
    held.delete(String(id))
  }
  return { articles, hits: hits.sort((a, b) => Number(BigInt(a.id) - BigInt(b.id))) }
}

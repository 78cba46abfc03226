// What this process stored a moment ago, as it goes on the wire, until it is pushed: reading it again would cost the database more
// than storing half of it did. The store stays the truth: which articles are new is asked there, and what is not held here is read there.
import type { Article, ArticleHit, Hit, MatchSpan } from '../../core/model.ts'
import { hitsOfArticles } from './alerts.ts'
import { articlesById, toArticle } from './articles.ts'
import type { ReadyArticle } from './batch.ts'

type JustStored = { article: Article; hits: Hit[] }
/** A hit as the database has numbered it; `at` in ISO 8601. */
export type RaisedHit = { id: string; alertId: string; at: string }

// About six seconds of the fastest storing, some 20 MB. When more waits, the oldest stay: they are pushed next.
const MOST = 3_000

const held = new Map<bigint, JustStored>()
// A process that only polls has nobody who takes what it would hold.
let isTaken = false

/** Holds an article that was committed with this id, of the feed of this title, with the hits that it raised, oldest first. */
export function hold(ready: ReadyArticle, id: bigint, feed: { id: bigint; title: string }, raised: RaisedHit[]): void {
  if (!isTaken || held.size >= MOST) return
  const articleId = String(id)
  const spansOf = new Map<string, MatchSpan[]>()
  for (const { alertId, spans } of ready.hits) spansOf.set(alertId, spans)
  const hits: Hit[] = []
  const shown: ArticleHit[] = []
  for (const { id: hitId, alertId, at } of raised) {
    const spans = spansOf.get(alertId) ?? []
    hits.push({ id: hitId, alertId, articleId, spans, at, correctionId: null })
    shown.push({ alertId, spans })
  }
  const article = toArticle({
    ...ready,
    id,
    feed_id: feed.id,
    feed: feed.title,
    published_at: ready.publishedAt,
    fetched_at: ready.fetchedAt,
    image: ready.image ?? null,
    revised_at: null,
    hits: shown,
  })
  held.set(id, { article, hits })
}

/** These articles, in the order of their ids, with their hits, oldest first. What is held up to the last of them is let go. */
export async function take(ids: bigint[]): Promise<{ articles: Article[]; hits: Hit[] }> {
  isTaken = true
  const last = ids.at(-1)
  if (last === undefined) return { articles: [], hits: [] }
  const read = await readAll(ids.filter((id) => !held.has(id)))
  const found = ids.flatMap((id) => held.get(id) ?? read.get(id) ?? [])
  for (const id of held.keys()) if (id <= last) held.delete(id)
  return { articles: found.map(({ article }) => article), hits: found.flatMap(({ hits }) => hits) }
}

async function readAll(ids: bigint[]): Promise<Map<bigint, JustStored>> {
  const articles = await articlesById(ids)
  const caught = [...articles.values()].flatMap(({ id, hits }) => (hits.length > 0 ? [id] : []))
  const hits = Map.groupBy(caught.length > 0 ? await hitsOfArticles(caught) : [], ({ articleId }) => articleId)
  return new Map([...articles].map(([id, article]) => [BigInt(id), { article, hits: hits.get(id) ?? [] }]))
}

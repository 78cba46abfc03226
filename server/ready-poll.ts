// What a document brought becomes ready to be stored: read in full where the feed wants it, enriched, the oldest first. Null when it
// brought nothing that is new or changed.
import type { IngestEffects } from './ingest.ts'
import { contentHash } from './pipeline/identity/hashes.ts'
import type { Document, Item } from './recognise-document.ts'
import type { ReadyArticle } from './store/batch.ts'
import type { StoredText } from './store/recall.ts'
import type { Poll } from './store/revise.ts'
import type { Claim } from './store/schedule.ts'

type Effects = Pick<IngestEffects, 'enricher' | 'fullText' | 'textsOf' | 'now'>
/** What the document's feed says of itself, where the claim knows nothing. */
type Said = { title?: string | undefined; language?: string | undefined }

export async function readyPoll(
  claim: Claim,
  { fresh, changed }: Document,
  said: Said,
  effects: Effects,
  stop: AbortSignal | undefined,
): Promise<Omit<Poll, 'outcome'> | null> {
  if (fresh.length === 0 && changed.length === 0) return null
  const reworded = changed.filter((one) => one.reworded)
  // A feed lists its newest first; the oldest is stored first, so that ids follow the news.
  const items = [...reworded.map(({ item }) => item), ...fresh.toReversed()]
  const whole = claim.fullText ? await inFull(claim, items, reworded, effects, stop) : items
  const enrich = await effects.enricher()
  const source = {
    feedId: String(claim.feedId),
    feed: said.title ?? claim.title,
    language: claim.language ?? said.language ?? null,
    country: claim.country,
  }
  const arrival = { fetchedAt: effects.now(), backlog: claim.first }
  const articles = whole.map((item, at) => {
    const articleId = reworded[at]?.articleId
    return enrich(item, source, articleId === undefined ? arrival : { ...arrival, articleId })
  })
  return {
    articles: articles.slice(reworded.length),
    revisions: reworded.map(({ articleId }, at) => ({ articleId, article: articles[at] as ReadyArticle })),
    rekeyed: changed.flatMap(({ item, articleId, reworded }) => (reworded ? [] : { articleId, ...item })),
  }
}

/** A known article whose page cannot be read now keeps what it read there before: it was not cut down to its lead. */
async function inFull(
  claim: Claim,
  items: Item[],
  reworded: Document['changed'],
  effects: Effects,
  stop: AbortSignal | undefined,
): Promise<Item[]> {
  const whole = await effects.fullText(items, claim.language, stop)
  const unread = reworded.filter(({ item }, at) => whole[at] === item)
  if (unread.length === 0) return whole
  const stored = new Map((await effects.textsOf(unread.map(({ articleId }) => articleId))).map((one) => [one.id, one]))
  const before = new Map(unread.map(({ item, articleId }) => [item, stored.get(articleId)]))
  return whole.map((item) => withPageText(item, before.get(item)))
}

/** What an article says is its page's when the feed's own hash is another one. */
function withPageText(item: Item, stored: StoredText | undefined): Item {
  if (!stored?.contentHash) return item
  const { title, text, html } = stored
  return Buffer.compare(stored.contentHash, contentHash(title, text)) === 0 ? item : { ...item, text, html }
}

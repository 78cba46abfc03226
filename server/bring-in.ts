// What a document brought is read in full where the feed wants it, enriched, the oldest first, and stored. Null when it brought nothing that
// is new or changed.
import { setTimeout as sleep } from 'node:timers/promises'
import pLimit from 'p-limit'
import { inSlices } from './in-slices.ts'
import type { IngestEffects } from './ingest.ts'
import { contentHash } from './pipeline/identity/hashes.ts'
import type { Document, Item } from './recognise-document.ts'
import type { ReadyArticle } from './store/batch.ts'
import type { StoredText } from './store/recall.ts'
import type { Claim, PollOutcome } from './store/schedule.ts'

type Effects = Pick<IngestEffects, 'enricher' | 'fullText' | 'readLately' | 'textsOf' | 'storePoll' | 'now'>
/** What the document's feed says of itself, where the claim knows nothing. */
type Said = { title?: string | undefined; language?: string | undefined }

// While one document is stored the next is enriched. With more at once, articles pile up between the two: a fifth slower, 150 MB more.
const inTurn = pLimit(2)
// Behind them a few are read ahead. What waits is better bytes than items: these outlive collections of garbage, which is dear.
const MOST_READ_AHEAD = 2
// Who makes alerts by the hundred is done sooner or later; the waits add up to ten seconds.
const MOST_TRIES = 10
const OUTDATED_WAIT_MS = 10
// As many as there may be threads that read, and one that waits.
const reading = pLimit(3)
const waiting: (() => void)[] = []

/** Reads a document, once few enough that were read wait for their turn. */
export const readAhead = <T>(read: () => Promise<T>): Promise<T> =>
  reading(async () => {
    while (inTurn.pendingCount >= MOST_READ_AHEAD) await new Promise<void>((resolve) => waiting.push(resolve))
    // Most documents bring nothing, and nobody waits for those behind them.
    return read().finally(wakeNext)
  })

const wakeNext = () => waiting.shift()?.()

/** Answers which articles are new, null when the lease was lost. */
export async function bringIn(
  claim: Claim,
  { fresh, changed }: Document,
  said: Said,
  outcome: PollOutcome | null,
  effects: Effects,
  stop: AbortSignal | undefined,
): Promise<{ added: string[] | null; revised: number } | null> {
  if (fresh.length === 0 && changed.length === 0) return null
  const reworded = changed.filter((one) => one.reworded)
  // A feed lists its newest first; the oldest is stored first, so that ids follow the news.
  const items = [...reworded.map(({ item }) => item), ...fresh.toReversed()]
  const whole = claim.fullText ? await inFull(claim, items, reworded, effects, stop) : items
  const source = {
    feedId: String(claim.feedId),
    feed: said.title ?? claim.title,
    language: claim.language ?? said.language ?? null,
    country: claim.country,
  }
  const rekeyed = changed.flatMap(({ item, articleId, reworded }) => (reworded ? [] : { articleId, ...item }))
  const enrichAndStore = async () => {
    const { enrich, standing } = await effects.enricher()
    const arrival = { fetchedAt: effects.now(), backlog: claim.first }
    const articles = await inSlices(whole, (item, at) => {
      const articleId = reworded[at]?.articleId
      return enrich(item, source, articleId === undefined ? arrival : { ...arrival, articleId })
    })
    const poll = {
      articles: articles.slice(reworded.length),
      revisions: reworded.map(({ articleId }, at) => ({ articleId, article: articles[at] as ReadyArticle })),
      rekeyed,
      outcome,
    }
    return effects.storePoll(claim, poll, standing)
  }
  const added = await inTurn(async () => {
    wakeNext()
    for (let tried = 1; tried < MOST_TRIES; tried++) {
      const stored = await enrichAndStore()
      if (stored !== 'outdated') return stored
      await sleep(OUTDATED_WAIT_MS * 2 ** tried)
    }
    throw new Error('Alerts or corrections have changed faster than articles could be enriched with them.')
  })
  return { added, revised: added === null ? 0 : reworded.length }
}

/** A known article whose page cannot be read now, or was a moment ago, keeps what it read there: it was not cut down to its lead. */
async function inFull(
  claim: Claim,
  items: Item[],
  reworded: Document['changed'],
  { fullText, readLately, textsOf, now }: Effects,
  stop: AbortSignal | undefined,
): Promise<Item[]> {
  const lately = new Set(
    reworded.flatMap(({ item, articleId }) => (readLately.has(articleId, item, now()) ? item : [])),
  )
  const asked = items.filter((item) => !lately.has(item))
  const read = await fullText(asked, claim.language, stop)
  const found = new Map(read.flatMap((whole, at) => (whole === asked[at] ? [] : [[asked[at] as Item, whole]])))
  const unread = reworded.filter(({ item }) => !found.has(item))
  for (const { item, articleId } of reworded) if (found.has(item)) readLately.note(articleId, item, now())
  const texts = unread.length === 0 ? [] : await textsOf(unread.map(({ articleId }) => articleId))
  const stored = new Map(texts.map((one) => [one.id, one]))
  const before = new Map(unread.map(({ item, articleId }) => [item, stored.get(articleId)]))
  return items.map((item) => found.get(item) ?? withPageText(item, before.get(item)))
}

/** What an article says is its page's when the feed's own hash is another one. */
function withPageText(item: Item, stored: StoredText | undefined): Item {
  if (!stored?.contentHash) return item
  const { title, text, html } = stored
  return Buffer.compare(stored.contentHash, contentHash(title, text)) === 0 ? item : { ...item, text, html }
}

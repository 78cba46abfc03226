// One feed's whole journey: claimed → fetched → decoded → parsed → normalised → enriched → matched → one transaction.
// Effects come in as arguments. Expected failures end on the feed as a sentence; only a bug throws.
import { createHash } from 'node:crypto'
import type { FetchRequest, FetchResult } from './fetch/fetch-feed.ts'
import type { FullText } from './full-text/full-text.ts'
import type { Enrich } from './pipeline/enrich.ts'
import { type NormalisedItem, normaliseItem } from './pipeline/normalise.ts'
import { parseInWorker } from './pipeline/parse/in-worker.ts'
import type { ParsedFeed } from './pipeline/parse.ts'
import { failedPollInSeconds, nextPollInSeconds } from './pipeline/rhythm.ts'
import type { ReadyArticle } from './store/batch.ts'
import type { Claim, PollOutcome } from './store/schedule.ts'

export type IngestEffects = {
  fetchFeed(request: FetchRequest, stop?: AbortSignal): Promise<FetchResult>
  knownKeys(feedId: bigint, keys: string[]): Promise<Set<string>>
  storeBatch(claim: Claim, articles: ReadyArticle[], outcome: PollOutcome): Promise<string[] | null>
  endPoll(claim: Claim, outcome: PollOutcome): Promise<boolean>
  /** Gives up a claim as if it had never been taken: the feed is due now. */
  giveBack(claim: Claim): Promise<void>
  /** A feed was read: what it says of itself, with what its headers said. */
  heard?(claim: Claim, fetched: Extract<FetchResult, { kind: 'fresh' }>, feed: ParsedFeed['feed']): Promise<void>
  fullText: FullText
  /** Enrichment with the standing queries as they are now. */
  enricher(): Promise<Enrich>
  now(): Date
  pollMinSeconds: number
}

/** What a poll came to, for the log and the desk. */
export type PollResult = {
  added: string[]
  error: string | null
  nextPollInSeconds: number
  /** It was told to stop while it fetched: the feed is due at once, and nothing is said of it. */
  aborted?: true
}

export async function ingest(claim: Claim, effects: IngestEffects, stop?: AbortSignal): Promise<PollResult> {
  const { url, etag, lastModified } = claim
  const fetched = await effects.fetchFeed({ url, etag, lastModified }, stop)
  if (fetched.kind === 'aborted') {
    await effects.giveBack(claim)
    return { added: [], error: null, nextPollInSeconds: 0, aborted: true }
  }
  const at = effects.now()
  if (fetched.kind === 'failed') return fail(claim, effects, at, fetched.reason, fetched.retryAfterSeconds)
  const rhythm = {
    at,
    error: null,
    nextPollInSeconds: nextPollInSeconds(claim.quietSeconds, effects.pollMinSeconds, fetched.retryAfterSeconds),
  }
  if (fetched.kind === 'unchanged') return end(claim, effects, rhythm)
  const validators = {
    etag: fetched.etag,
    lastModified: fetched.lastModified,
    bodyHash: createHash('sha256').update(fetched.bytes).digest(),
  }
  if (claim.bodyHash && validators.bodyHash.equals(claim.bodyHash))
    return end(claim, effects, { ...rhythm, ...validators })

  const parsed = await parseInWorker(fetched.bytes, {
    contentType: fetched.contentType,
    language: claim.language,
    baseUrl: fetched.url,
  })
  if ('error' in parsed) return fail(claim, effects, at, parsed.error)
  await effects.heard?.(claim, fetched, parsed.feed)
  const outcome = { ...rhythm, ...validators, ...feedFacts(claim, parsed.feed) }
  const items = distinct(parsed.items.map((item) => normaliseItem(item, { feedUrl: claim.url, fetchedAt: at })))
  const known = await effects.knownKeys(
    claim.feedId,
    items.map((item) => item.key),
  )
  // A feed lists its newest first; the oldest is stored first, so that ids follow the news.
  const fresh = items.filter((item) => !known.has(item.key)).reverse()
  if (fresh.length === 0) return end(claim, effects, outcome)

  const whole = claim.fullText ? await effects.fullText(fresh, claim.language, stop) : fresh
  const enrich = await effects.enricher()
  const source = {
    feed: outcome.title ?? claim.title,
    language: claim.language ?? parsed.feed.language ?? null,
    country: claim.country,
  }
  const ready = whole.map((item) => enrich(item, source, { fetchedAt: at, backlog: claim.first }))
  const soon = {
    ...outcome,
    nextPollInSeconds: nextPollInSeconds(0, effects.pollMinSeconds, fetched.retryAfterSeconds),
  }
  const added = await effects.storeBatch(claim, ready, soon)
  return { added: added ?? [], error: null, nextPollInSeconds: soon.nextPollInSeconds }
}

async function end(claim: Claim, effects: IngestEffects, outcome: PollOutcome): Promise<PollResult> {
  await effects.endPoll(claim, outcome)
  return { added: [], error: outcome.error, nextPollInSeconds: outcome.nextPollInSeconds }
}

function fail(
  claim: Claim,
  effects: IngestEffects,
  at: Date,
  error: string,
  retryAfterSeconds?: number,
): Promise<PollResult> {
  const wait = failedPollInSeconds(claim.failures + 1, effects.pollMinSeconds, retryAfterSeconds)
  return end(claim, effects, { at, error, nextPollInSeconds: wait })
}

/** What the document says of itself, where we know no better: a title that is still the bare host gives way. */
function feedFacts(claim: Claim, feed: { title?: string; link?: string; language?: string }): Partial<PollOutcome> {
  const unnamed = claim.first && claim.title === new URL(claim.url).hostname
  return {
    ...(unnamed && feed.title ? { title: feed.title.slice(0, 300) } : {}),
    ...(feed.link && /^https?:.{1,2048}$/.test(feed.link) ? { siteUrl: feed.link } : {}),
    ...(claim.language === null && feed.language ? { language: feed.language } : {}),
  }
}

/** One item per key, the first one listed; what could not become an article is left out. */
function distinct(items: (NormalisedItem | null)[]): NormalisedItem[] {
  const byKey = new Map<string, NormalisedItem>()
  for (const item of items) if (item && !byKey.has(item.key)) byKey.set(item.key, item)
  return [...byKey.values()]
}

// One feed's whole journey: claimed → fetched → decoded → parsed → recognised → enriched → matched → one transaction.
// Effects come in as arguments. Expected failures end on the feed as a sentence; only a bug throws.
import { createHash } from 'node:crypto'
import type { FeedTrouble } from '../core/trouble.ts'
import { bringIn, readAhead } from './bring-in.ts'
import type { Failure } from './fetch/failure.ts'
import type { FetchRequest, FetchResult } from './fetch/fetch-feed.ts'
import { insteadOfFeed, START_BYTES } from './fetch/refusal.ts'
import type { FullText } from './full-text/full-text.ts'
import type { ReadLately } from './full-text/read-lately.ts'
import { closeGap, type GapEffects, gapBefore } from './gap/close-gap.ts'
import { pauseRefusing, type Refusal } from './pause-refusing.ts'
import type { Enrich } from './pipeline/enrich.ts'
import { packListing, remembering, unpackListing } from './pipeline/identity/listing.ts'
import { type Line, mayBeLine } from './pipeline/outage.ts'
import { parseAway } from './pipeline/parse/in-worker.ts'
import type { ParsedListing } from './pipeline/parse.ts'
import { failedWaitSeconds, maySeek } from './pipeline/rhythm.ts'
import { answered, feedFacts, liesOf } from './poll-outcome.ts'
import { recogniseDocument } from './recognise-document.ts'
import type { StandingVersions } from './store/news.ts'
import type { StoredText } from './store/recall.ts'
import type { Poll } from './store/revise.ts'
import type { Claim, PollOutcome } from './store/schedule.ts'

export type IngestEffects = GapEffects & {
  fetchFeed(request: FetchRequest, stop?: AbortSignal): Promise<FetchResult>
  /** `enrichedWith`: what alerts and corrections its articles were enriched with; `outdated` when there are others, and nothing was stored. */
  storePoll(claim: Claim, poll: Poll, enrichedWith: StandingVersions): Promise<string[] | null | 'outdated'>
  endPoll(claim: Claim, outcome: PollOutcome): Promise<boolean>
  /** Gives up a claim as if it had never been taken: the feed is due now. */
  giveBack(claim: Claim): Promise<void>
  /** A feed was read: what it says of itself, with what its headers said. */
  heard?(claim: Claim, fetched: Extract<FetchResult, { kind: 'fresh' }>, feed: ParsedListing['feed']): Promise<void>
  fullText: FullText
  readLately: ReadLately
  /** What these articles say now, and the hash of what their feed said. */
  textsOf(ids: bigint[]): Promise<StoredText[]>
  /** Seconds for which a feed that answers may be left alone, since its hub pushes. */
  patience?(feedId: bigint): number
  /** False when another feed has the address. */
  learnAddress(claim: Claim, url: string): Promise<boolean>
  /** Enrichment with the standing queries and corrections as they were last known, and which these are. */
  enricher(): Promise<{ enrich: Enrich; standing: StandingVersions }>
  /** Our own line, as the polls of all feeds show it. */
  line: Line
  now(): Date
  /** From 0 to 1. */
  chance(): number
  pollMinSeconds: number
}

/** What a poll came to, for the log and the desk. */
export type PollResult = {
  added: string[]
  revised: number
  error: string | null
  trouble: FeedTrouble | null
  /** Something may have come and gone between this poll and the one before. */
  gap: boolean
  nextPollInSeconds: number
  /** It was told to stop while it fetched: the feed is due at once, and nothing is said of it. */
  aborted?: true
}

// Validators lie: a server that says "unchanged" of everything is found out by asking without them now and then.
const UNCONDITIONAL_SHARE = 0.01
// And some servers fail at the question: after so many failures it is asked without.
const FAILURES_BEFORE_UNCONDITIONAL = 2

export async function ingest(claim: Claim, effects: IngestEffects, stop?: AbortSignal): Promise<PollResult> {
  const failing = claim.failures >= FAILURES_BEFORE_UNCONDITIONAL
  const blind = claim.validatorsLie || failing || effects.chance() < UNCONDITIONAL_SHARE
  const { url, etag, lastModified } = claim
  const validatorsOfLast = blind ? { etag: null, lastModified: null } : { etag, lastModified }
  const fetched = await effects.fetchFeed({ url, ...validatorsOfLast }, stop)
  if (fetched.kind === 'aborted') return abort(claim, effects)
  if (fetched.kind === 'failed') return fail(claim, effects, fetched, validatorsOfLast)
  effects.line.note(claim.host, null, effects.now())
  if (fetched.kind === 'unchanged') return end(claim, effects, await answered(claim, effects, fetched))
  const bodyHash = createHash('sha256').update(fetched.bytes).digest()
  if (claim.bodyHash && bodyHash.equals(claim.bodyHash))
    return end(claim, effects, { ...(await answered(claim, effects, fetched)), ...validatorsOf(fetched, bodyHash) })

  const before = unpackListing(claim.listing)
  const { bytes, contentType } = fetched
  const job = { contentType, language: claim.language, baseUrl: fetched.url, before, lean: true }
  const opening = Buffer.from(bytes.subarray(0, START_BYTES))
  const parsed = await readAhead(() => parseAway(bytes, job))
  if ('error' in parsed) return fail(claim, effects, insteadOfFeed(opening, parsed.error))
  // Of a document that was cut off nothing is kept by which its server could say that it is unchanged.
  const validators = parsed.cut ? { etag: null, lastModified: null, bodyHash: null } : validatorsOf(fetched, bodyHash)
  await effects.heard?.(claim, fetched, parsed.feed)
  if (parsed.allKnown) {
    const listing = packListing(remembering(parsed.listing, before))
    const same = Buffer.compare(listing, claim.listing) === 0
    return end(claim, effects, {
      ...(await answered(claim, effects, fetched)),
      ...validators,
      ...(same ? {} : { listing }),
    })
  }
  const { feedId, identity, language, host } = claim
  const feed = { feedId, identity, fetchedAt: effects.now(), language, host, before }
  const document = await recogniseDocument(parsed, feed, effects.recall, { ...effects, before })
  const itself = { ...feed, identity: document.policy }
  const gap = claim.first ? null : await gapBefore(document, itself, effects)
  const seek = gap !== null && maySeek(claim.wishes.sought, effects.now(), effects.pollMinSeconds)
  const older = seek ? await closeGap(parsed.feed.older, gap, document, itself, effects, stop) : null
  // The next poll finds the same gap, and has the time to close it.
  if (older && !older.closed && stop?.aborted) return abort(claim, effects)
  const formerKeys = document.changed.flatMap(({ item, wasKey }) => (wasKey === item.key ? [] : wasKey))
  const outcome: PollOutcome = {
    ...(await answered(claim, effects, fetched, { parsed, document, gap: gap !== null, older })),
    ...validators,
    ...feedFacts(claim, parsed.feed),
    ...(liesOf(claim, fetched, document) ? { validatorsLie: true } : {}),
    ...(document.policy === claim.identity ? {} : { identity: document.policy }),
    ...(gap !== null && !older?.closed ? { gapAt: effects.now() } : {}),
    listing: packListing(remembering(document.listing, before, formerKeys)),
  }
  const listed = new Set(document.fresh.map(({ key }) => key))
  const fresh = [...document.fresh, ...(older?.items ?? []).filter(({ key }) => !listed.has(key))]
  const said = { title: outcome.title, language: parsed.feed.language }
  const brought = await bringIn(claim, { ...document, fresh }, said, outcome, effects, stop)
  if (!brought) return end(claim, effects, outcome)
  return {
    added: brought.added ?? [],
    revised: brought.revised,
    error: null,
    trouble: null,
    gap: outcome.gapAt !== undefined,
    nextPollInSeconds: outcome.nextPollInSeconds,
  }
}

async function abort(claim: Claim, effects: IngestEffects): Promise<PollResult> {
  await effects.giveBack(claim)
  const nothing = { added: [], revised: 0, error: null, trouble: null, gap: false }
  return { ...nothing, nextPollInSeconds: 0, aborted: true }
}

async function end(claim: Claim, effects: IngestEffects, outcome: PollOutcome): Promise<PollResult> {
  await effects.endPoll(claim, outcome)
  const { error, trouble = null, nextPollInSeconds } = outcome
  return { added: [], revised: 0, error, trouble, gap: outcome.gapAt !== undefined, nextPollInSeconds }
}

const validatorsOf = (fetched: { etag: string | null; lastModified: string | null }, bodyHash: Uint8Array) => ({
  etag: fetched.etag,
  lastModified: fetched.lastModified,
  bodyHash,
})

// What a server answers that cannot bear the question whether something has changed.
const REFUSES_VALIDATORS: ReadonlySet<number> = new Set([412, 431])

async function fail(
  claim: Claim,
  effects: IngestEffects,
  { reason, trouble: given, url, status, retryAfterSeconds }: Refusal & Failure & { status?: number },
  sent: { etag: string | null; lastModified: string | null } = { etag: null, lastModified: null },
): Promise<PollResult> {
  const at = effects.now()
  effects.line.note(claim.host, given, at, claim.failures > 0)
  const offline = mayBeLine(given) && effects.line.isDown(at)
  const trouble = offline ? 'offline' : given
  await pauseRefusing(claim.url, { trouble, url, retryAfterSeconds }, effects)
  const asked = sent.etag !== null || sent.lastModified !== null
  return end(claim, effects, {
    at,
    error: offline ? `Our own line seems to be down; hardly any host can be reached. ${reason}` : reason,
    trouble,
    ...(asked && status !== undefined && REFUSES_VALIDATORS.has(status) ? { validatorsLie: true } : {}),
    nextPollInSeconds: failedWaitSeconds(
      claim.failures + 1,
      trouble,
      effects.pollMinSeconds,
      effects.chance(),
      retryAfterSeconds,
    ),
  })
}

// A document that lists nothing any more of what its feed listed before: items may have come and gone between two polls. They are looked for where the feed pages or
// archives itself, and where it does not in the site's news sitemaps. Trouble on the way ends the looking, no more.
import type { FetchResult } from '../fetch/fetch-feed.ts'
import type { Robots } from '../full-text/robots.ts'
import type { PauseHost } from '../pause-refusing.ts'
import { keysLeftOut, type Listing } from '../pipeline/identity/listing.ts'
import type { IdentityPolicy } from '../pipeline/identity/policy.ts'
import type { Document, Former, Item, Recall } from '../recognise-document.ts'
import { readOlder } from './older-pages.ts'
import { readSitemaps } from './sitemaps.ts'

export type GapEffects = {
  fetchFeed(request: { url: string; etag: null; lastModified: null }, stop?: AbortSignal): Promise<FetchResult>
  recall: Recall
  /** Between two requests to one host. */
  pauseMs: number
  /** Takes a turn to ask a host for a page: server/store/hosts.ts. */
  pageTurn(host: string, betweenMs: number, patienceMs: number): Promise<number | null>
  robots: Robots
  recallStarting: Former['recallStarting']
  pauseHost: PauseHost
  /** Which of these links' keys articles of any feed of a host have. */
  linksKnownAt(host: string, secondKeys: bigint[]): Promise<Set<bigint>>
}
export type GapFeed = {
  feedId: bigint
  host: string
  identity: IdentityPolicy
  fetchedAt: Date
  language: string | null
  /** What it listed before. */
  before: Listing
}
/** What was found that is new, newest first, and whether it reaches back to what was known. */
export type Found = { items: Item[]; closed: boolean }

/** Something may have come and gone since what the feed listed before, of which this is the latest date. */
export type Gap = { newestKnown: Date | null }

// So many items may stand in a feed for good, beside its news: how to reach the editors, what is told every year.
const MOST_PINNED = 3
// What is looked at of what a feed listed before.
const MOST_BEFORE = 500

/** Null when the document goes back to what was listed before, or brings nothing: what it lists was pushed, then. */
export async function gapBefore(
  { fresh, kept, leftOut }: Document,
  feed: GapFeed,
  { recallStarting }: Pick<GapEffects, 'recallStarting'>,
): Promise<Gap | null> {
  if (fresh.length === 0 || feed.before.length === 0) return null
  if (kept.length > 0 && (kept.length > MOST_PINNED || fresh.length < 2 * kept.length)) return null
  const gone =
    leftOut.length > 0 ? leftOut : await recallStarting(feed.feedId, keysLeftOut(feed.before.slice(0, MOST_BEFORE)))
  const dates = gone.flatMap(({ publishedAt }) => publishedAt?.getTime() ?? [])
  const gap = { newestKnown: dates.length > 0 ? new Date(Math.max(...dates)) : null }
  if (kept.length === 0) return gap
  // More are gone than may be taken down, all later than what is still there: that always is. One without a date may be the latest.
  const newestKept = Math.max(...kept.map(({ publishedAt }) => publishedAt?.getTime() ?? Number.POSITIVE_INFINITY))
  return dates.filter((date) => date > newestKept).length > MOST_PINNED ? gap : null
}

/** `older` is where the feed says that its older items stand. */
export async function closeGap(
  older: string | undefined,
  { newestKnown }: Gap,
  document: Document,
  feed: GapFeed,
  effects: GapEffects,
  stop?: AbortSignal,
): Promise<Found> {
  if (older !== undefined) return readOlder(older, feed, effects, stop)
  return readSitemaps(document.fresh, newestKnown, feed, effects, stop)
}

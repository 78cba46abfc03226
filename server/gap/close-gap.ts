// A document of which nothing was known: items may have come and gone between two polls. They are looked for where the feed pages or
// archives itself, and where it does not in the site's news sitemaps. Trouble on the way ends the looking, no more.
import type { FetchResult } from '../fetch/fetch-feed.ts'
import type { Robots } from '../full-text/robots.ts'
import type { IdentityPolicy } from '../pipeline/identity/policy.ts'
import type { Document, Item, Recall } from '../recognise-document.ts'
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
  /** The latest date of the feed's articles; null when none has one. */
  newestDate(feedId: bigint): Promise<Date | null>
  /** Which of these links' keys articles of any feed of a host have. */
  linksKnownAt(host: string, secondKeys: bigint[]): Promise<Set<bigint>>
}
export type GapFeed = {
  feedId: bigint
  host: string
  identity: IdentityPolicy
  fetchedAt: Date
  language: string | null
}
/** What was found that is new, newest first, and whether it reaches back to what was known. */
export type Found = { items: Item[]; closed: boolean }

/** `older` is where the feed says that its older items stand. */
export async function closeGap(
  older: string | undefined,
  document: Document,
  feed: GapFeed,
  effects: GapEffects,
  stop?: AbortSignal,
): Promise<Found> {
  if (older !== undefined) return readOlder(older, feed, effects, stop)
  return readSitemaps(document.items, feed, effects, stop)
}

// New items of a feed that wants it are read in full at their own pages, within a budget of pages, time and patience per host. An item
// whose page says no more than the feed, is forbidden, fails or comes too late keeps what the feed gave. Never throws.
import { setTimeout as sleep } from 'node:timers/promises'
import type { Fetcher } from '../fetch/fetch-feed.ts'
import { timeLimit } from '../fetch/time-limit.ts'
import { log } from '../log.ts'
import { type PauseHost, pauseRefusing } from '../pause-refusing.ts'
import type { NormalisedItem } from '../pipeline/normalise.ts'
import { hostOf } from '../store/hosts.ts'
import { extractInWorker } from './in-worker.ts'
import type { Robots } from './robots.ts'

/** The same items in the same order, some with another text. `language` is the feed's. */
export type FullText = <T extends NormalisedItem>(
  items: T[],
  language: string | null,
  stop?: AbortSignal,
) => Promise<T[]>
export type FullTextLimits = { longestMs: number; betweenMs: number }
/** The pace that all who read pages share: server/store/hosts.ts. */
export type PagePace = {
  pageTurn(host: string, betweenMs: number, patienceMs: number): Promise<number | null>
  pauseHost: PauseHost
}

// What a poll may spend on pages: well within its lease, and no longer than an alert may wait.
const LONGEST_MS = 15_000
const MOST_PAGES = 20
const AT_ONCE = 3
// Between two pages of one host, whoever asks, where its robots.txt does not ask for more.
const BETWEEN_MS = 1_000
// Of a site that refuses so many in a row the rest is left.
const MOST_REFUSED = 3
const MOST_PAGE_BYTES = 3 * 1024 * 1024

/** What the pages of one poll share; `refused`: how many in a row were. */
type Round = { language: string | null; until: number; stop: AbortSignal; refused: number }

export function createFullText(
  fetchFeed: Fetcher['fetchFeed'],
  robots: Robots,
  { pageTurn, pauseHost }: PagePace,
  limits: FullTextLimits = { longestMs: LONGEST_MS, betweenMs: BETWEEN_MS },
): FullText {
  // One after the other, or two that ask at once would get each other's turns, and the newest page the later one.
  let asking: Promise<unknown> = Promise.resolve()
  const inOrder = <T>(ask: () => Promise<T>): Promise<T> => {
    const answer = asking.then(ask)
    asking = answer.catch(() => undefined)
    return answer
  }
  const read = async (item: NormalisedItem, url: string, round: Round) => {
    const { until, stop } = round
    const { allowed, delaySeconds } = await robots.ask(url, stop)
    if (!allowed) return 'robots.txt forbids it'
    const host = hostOf(url)
    const betweenMs = Math.max(limits.betweenMs, delaySeconds * 1_000)
    const turn = await inOrder(() => pageTurn(host, betweenMs, Math.max(0, until - performance.now())))
    if (turn === null) return 'its host has no turn left in time'
    await sleep(turn, undefined, { signal: stop }).catch(() => undefined)
    if (stop.aborted) return 'there was no time left'
    const fetched = await fetchFeed({ url, page: true }, stop)
    if (fetched.kind === 'failed') {
      round.refused++
      await pauseRefusing(url, fetched, { pauseHost })
      return fetched.reason
    }
    if (fetched.kind !== 'fresh') return 'there was no time left'
    round.refused = 0
    if (fetched.bytes.length > MOST_PAGE_BYTES) return 'the page is too large'
    const { bytes, contentType } = fetched
    const language = item.language ?? round.language
    const page = await extractInWorker({ bytes, contentType, language, url: fetched.url, title: item.title })
    if (!page) return 'there is no article in the page'
    return page.text.length > item.text.length ? page : 'the feed says as much'
  }
  return async (items, language, stop) => {
    const limit = timeLimit(limits.longestMs, stop)
    const round = { language, until: performance.now() + limits.longestMs, stop: limit.signal, refused: 0 }
    const whole = [...items]
    // The newest come last and matter most.
    const left = items.map((item, at) => ({ item, at })).slice(-MOST_PAGES)
    const work = async () => {
      for (let next = left.pop(); next; next = left.pop()) {
        const { item, at } = next
        if (item.url === null || limit.signal.aborted || round.refused >= MOST_REFUSED) continue
        const page = await read(item, item.url, round)
        if (typeof page === 'string') log('debug', 'an article was not read in full', { url: item.url, why: page })
        else whole[at] = { ...item, html: page.html, text: page.text, image: item.image ?? page.image }
      }
    }
    const readers = Array.from({ length: AT_ONCE }, work)
    // Of each by itself: when one fails, the others are still bounded.
    for (const reader of readers) limit.cover(reader)
    limit.end()
    await Promise.all(readers)
    return whole
  }
}

// Finds a site's feeds: the address itself, what its page names, where feeds usually are, its news sitemaps. Each is fetched and read
// before it is offered. Guarded like every fetch, bounded in requests and in time; failures are a sentence, never a throw.
import type { Discovery, FoundFeed } from '../../core/discovery.ts'
import type { Fetcher, FetchResult } from '../fetch/fetch-feed.ts'
import { parseInWorker } from '../pipeline/parse/in-worker.ts'
import type { ParsedFeed } from '../pipeline/parse.ts'
import { isSideline, newsSitemaps, wellKnownFeeds } from './candidates.ts'
import { candidatesInWorker } from './in-worker.ts'

export type Discover = (address: string) => Promise<Discovery>
type Fresh = Extract<FetchResult, { kind: 'fresh' }>

// A person waits for the answer.
const LONGEST_MS = 25_000
// Of one site, so that looking around is not taken for an attack.
const MOST_REQUESTS = 24
const AT_ONCE = 3
const MOST_OFFERED = 12
// Pages that list feeds, and were taken for one.
const MOST_LISTS = 2
const MOST_PAGE_BYTES = 4 * 1024 * 1024
const BY_NAME = new Set(['rss', 'rdf', 'atom', 'json'])

export function createDiscover(fetchFeed: Fetcher['fetchFeed'], longestMs = LONGEST_MS): Discover {
  return async (address) => {
    const budget = { left: MOST_REQUESTS, stop: AbortSignal.timeout(longestMs) }
    const get = async (url: string): Promise<FetchResult> => {
      if (budget.left-- <= 0) return { kind: 'aborted' }
      const fetched = await fetchFeed({ url }, budget.stop)
      // A server that asks for less is not asked any further.
      if (fetched.kind === 'failed' && fetched.status === 429) budget.left = 0
      return fetched
    }
    const start = await first(startsOf(address), get)
    if (start.kind !== 'fresh') return { kind: 'failed', reason: reasonOf(start) }
    const itself = await read(start)
    if (itself) return { kind: 'found', itself: true, feeds: [itself] }
    return { kind: 'found', itself: false, feeds: await around(start, get) }
  }
}

/**
 * The feeds of a page: those it names; where it names none of news, those that the pages name which it calls feeds, as large newspapers
 * have; then the usual places.
 */
async function around(page: Fresh, get: (url: string) => Promise<FetchResult>): Promise<FoundFeed[]> {
  const found = new Map<string, FoundFeed>()
  const asked = new Set([page.url])
  const lists: Fresh[] = []
  const verify = async (urls: string[]) => {
    const left = urls.filter((url) => !asked.has(url))
    const work = async () => {
      for (let url = left.shift(); url !== undefined && found.size < MOST_OFFERED; url = left.shift()) {
        asked.add(url)
        const fetched = await get(url)
        if (fetched.kind === 'aborted') return
        if (fetched.kind !== 'fresh' || found.has(fetched.url)) continue
        const feed = await read(fetched)
        if (feed) found.set(feed.url, feed)
        else if (fetched.url !== page.url && lists.length < MOST_LISTS) lists.push(fetched)
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, work))
    return [...found.keys()].some((url) => !isSideline(url))
  }
  const verifyListed = async () => verify((await Promise.all(lists.splice(0).map(candidatesOf))).flat())
  const named = await candidatesOf(page)
  const isFound =
    (await verify(named)) ||
    (await verifyListed()) ||
    (await verify(wellKnownFeeds(page.url))) ||
    (await verifyListed())
  if (!isFound) {
    const robots = await get(new URL('/robots.txt', page.url).href)
    await verify(newsSitemaps(page.url, robots.kind === 'fresh' ? Buffer.from(robots.bytes).toString() : ''))
  }
  const order = (feed: FoundFeed) => orderOf(named, feed) + (isSideline(feed.url) ? named.length + 1 : 0)
  return distinct([...found.values()].sort((a, b) => order(a) - order(b)))
}

const candidatesOf = ({ bytes, contentType, url, link }: Fresh) =>
  candidatesInWorker({ bytes: bytes.subarray(0, MOST_PAGE_BYTES), contentType, url, link })

/** What was fetched, when it is a feed that tells news. */
async function read(fetched: Fresh): Promise<FoundFeed | undefined> {
  const parsed = await parseInWorker(fetched.bytes, {
    contentType: fetched.contentType,
    language: null,
    baseUrl: fetched.url,
  })
  if ('error' in parsed || !tellsNews(parsed)) return undefined
  const dates = parsed.items.flatMap(({ publishedAt, updatedAt }) => publishedAt ?? updatedAt ?? []).sort()
  return {
    url: fetched.url,
    title: parsed.feed.title?.slice(0, 300) ?? null,
    format: parsed.format,
    itemCount: parsed.items.length,
    newestAt: dates.at(-1) ?? null,
    language: parsed.feed.language ?? parsed.items[0]?.language ?? null,
  }
}

/** Any feed, even an empty one that has a name; of sitemaps only those whose pages have headlines. */
function tellsNews({ format, feed, items }: ParsedFeed): boolean {
  if (BY_NAME.has(format)) return items.length > 0 || feed.title !== undefined
  return format === 'sitemap' && items.some(({ title }) => title !== undefined)
}

/** One feed in two formats is offered once, as the site names it first. */
function distinct(feeds: FoundFeed[]): FoundFeed[] {
  const seen = new Set<string>()
  return feeds.filter(({ title, itemCount, newestAt }) => {
    const sameness = JSON.stringify([title, itemCount, newestAt])
    if (newestAt !== null && seen.has(sameness)) return false
    seen.add(sameness)
    return true
  })
}

const orderOf = (named: string[], { url }: FoundFeed) => (named.indexOf(url) + named.length + 1) % (named.length + 1)

/** People write addresses without their scheme. */
function startsOf(address: string): string[] {
  const written = address.trim()
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(written) ? [written] : [`https://${written}`, `http://${written}`]
}

async function first(urls: string[], get: (url: string) => Promise<FetchResult>): Promise<FetchResult> {
  let last: FetchResult = { kind: 'aborted' }
  for (const url of urls) {
    last = await get(url)
    // An answer is an answer; only a server that cannot be spoken to in one way is asked in the other.
    if (last.kind === 'fresh' || (last.kind === 'failed' && last.status !== undefined)) break
  }
  return last
}

const reasonOf = (result: FetchResult) =>
  result.kind === 'failed' ? result.reason : 'The site took too long to look through.'

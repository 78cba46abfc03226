// The site's news sitemaps, read for what a feed listed and dropped between two polls: those that robots.txt names, those of an
// index, those in the usual places. Bounded in requests, bytes and time. What is found is known by its link alone, until the feed lists it.
import { hasNewsName, newsSitemaps } from '../discovery/candidates.ts'
import type { FetchResult } from '../fetch/fetch-feed.ts'
import { LONGEST_ADDRESS } from '../full-text/robots.ts'
import { linkAloneKey, shortKey } from '../pipeline/identity/hashes.ts'
import { type NormalisedItem, normaliseItem } from '../pipeline/normalise.ts'
import { parseInWorker } from '../pipeline/parse/in-worker.ts'
import type { ParsedItem } from '../pipeline/parse.ts'
import { pauseSeconds } from '../pipeline/rhythm.ts'
import type { Item } from '../recognise-document.ts'
import { hostOf } from '../store/hosts.ts'
import type { Found, GapEffects, GapFeed } from './close-gap.ts'
import { MOST_MISSED, missedIn, namesListed, reachesBack, type Window, windowOf } from './missed.ts'
import { type PacedFetch, pacedFetch } from './paced.ts'

const MOST_REQUESTS = 6
const MOST_OF_AN_INDEX = 3
const MOST_BYTES = 20 * 1024 * 1024
const LONGEST_MS = 30_000
const HEAD_BYTES = 4_096
// A day is all that many indexes say of a change.
const DAY_MS = 86_400_000

const NOTHING: Found = { items: [], closed: false }

/** `fresh` is what the feed lists that is new, `newestKnown` the latest date of what it listed before. */
export async function readSitemaps(
  fresh: Item[],
  newestKnown: Date | null,
  feed: GapFeed,
  effects: GapEffects,
  stop: AbortSignal | undefined,
): Promise<Found> {
  const window = newestKnown && windowOf(fresh, newestKnown, hostOf)
  const site = fresh.find(({ url }) => url !== null && hostOf(url) === window?.domain)?.url
  if (!window || !site) return NOTHING
  const { fetch, signal } = pacedFetch(effects, LONGEST_MS, stop)
  const entries = await entriesOf(site, window, feed, { fetch, signal, robots: effects.robots })
  if (!namesListed(entries, window)) return NOTHING
  const missed = missedIn(entries, window, hostOf)
  const items = missed.slice(0, MOST_MISSED).map(knownByLink)
  const closed = reachesBack(entries, window) && missed.length <= MOST_MISSED
  return { items: await unknownOf(items, feed, effects), closed }
}

type Reading = { fetch: PacedFetch; signal: AbortSignal; robots: GapEffects['robots'] }

/** What the sitemaps list, until they name what the feed lists and go back to what was known, or the budget is spent. */
async function entriesOf(
  site: string,
  window: Window,
  feed: GapFeed,
  { fetch, signal, robots }: Reading,
): Promise<NormalisedItem[]> {
  const entries: NormalisedItem[] = []
  const { sitemaps } = await robots.ask(site, signal)
  const invited = new Set(sitemaps)
  const mayRead = async (url: string) =>
    invited.has(url) ||
    (url.length <= LONGEST_ADDRESS && hostOf(url) === window.domain && (await robots.ask(url, signal)).allowed)
  const left = inOrder(site, sitemaps)
  const read = new Set<string>()
  let bytes = 0
  while (left.length > 0 && read.size < MOST_REQUESTS && bytes < MOST_BYTES && !signal.aborted) {
    const url = left.shift() as string
    if (read.has(url) || !(await mayRead(url))) continue
    read.add(url)
    const fetched = await fetch(url)
    if (fetched.kind === 'aborted') break
    if (fetched.kind === 'failed' && pauseSeconds(fetched.trouble, fetched.retryAfterSeconds) > 0) break
    if (fetched.kind !== 'fresh') continue
    bytes += fetched.bytes.length
    const items = await itemsOf(fetched, feed.language)
    if (isIndex(fetched.bytes)) left.unshift(...newestOf(items, window).slice(0, MOST_OF_AN_INDEX))
    else entries.push(...items.flatMap((item) => normaliseItem(item, feed) ?? []))
    if (namesListed(entries, window) && reachesBack(entries, window)) break
  }
  return entries
}

/** News sitemaps first, then what else robots.txt names; where it names none, the usual places. */
function inOrder(site: string, named: string[]): string[] {
  const news = named.filter(hasNewsName)
  return named.length > 0 ? [...new Set([...news, ...named])] : newsSitemaps(site, '')
}

async function itemsOf(fetched: Extract<FetchResult, { kind: 'fresh' }>, language: string | null) {
  const parsed = await parseInWorker(fetched.bytes, {
    contentType: fetched.contentType,
    language,
    baseUrl: fetched.url,
  })
  return 'error' in parsed || parsed.format !== 'sitemap' ? [] : parsed.items
}

const isIndex = (bytes: Uint8Array) =>
  /<(\w+:)?sitemapindex[\s>]/i.test(Buffer.from(bytes.subarray(0, HEAD_BYTES)).toString('latin1'))

/** The sitemaps of an index that may hold what was missed: those for news first, then those that changed last. */
function newestOf(items: ParsedItem[], { newestKnown }: Window): string[] {
  const changed = ({ updatedAt }: ParsedItem) => (updatedAt ? Date.parse(updatedAt) : Number.POSITIVE_INFINITY)
  return items
    .filter((item) => changed(item) + DAY_MS >= newestKnown.getTime())
    .sort((a, b) => Number(isNews(b)) - Number(isNews(a)) || later(changed(b), changed(a)))
    .flatMap(({ url }) => url ?? [])
}

const isNews = ({ url }: ParsedItem) => url !== undefined && hasNewsName(url)
const later = (a: number, b: number) => (a === b ? 0 : a > b ? 1 : -1)

/** As the feed's own items are told apart, but that no guid says anything. */
function knownByLink(item: NormalisedItem & { link: string }): Item {
  const key = linkAloneKey(item.link)
  const secondKey = shortKey(item.link)
  return { ...item, guid: null, key, sureKey: key, guidKeys: [], secondKey, guidIsOwn: false, linkIsOwn: true }
}

/** Without what this feed, or another one of its site, has already or had before it was purged. */
async function unknownOf(items: Item[], feed: GapFeed, effects: GapEffects): Promise<Item[]> {
  if (items.length === 0) return []
  const secondKeys = items.map(({ secondKey }) => secondKey)
  const recalled = await effects.recall(
    feed.feedId,
    items.map(({ key }) => key),
    secondKeys,
  )
  const known = await effects.linksKnownAt(feed.host, secondKeys)
  for (const { secondKey } of recalled) if (secondKey !== null) known.add(secondKey)
  return items.filter(({ secondKey }) => !known.has(secondKey))
}

// The older documents of a feed that pages or archives itself (RFC 5005), read back to one that holds something
// that the feed listed before.
import { parseInWorker } from '../pipeline/parse/in-worker.ts'
import { type Item, recogniseDocument } from '../recognise-document.ts'
import type { Found, GapEffects, GapFeed } from './close-gap.ts'
import { pacedFetch } from './paced.ts'

const MOST_PAGES = 5
// What the document itself brought waits to be stored meanwhile.
const LONGEST_MS = 30_000

export async function readOlder(
  first: string,
  feed: GapFeed,
  effects: GapEffects,
  stop: AbortSignal | undefined,
): Promise<Found> {
  const items = new Map<string, Item>()
  const { fetch } = pacedFetch(effects, LONGEST_MS, stop)
  const read = new Set<string>()
  for (let url: string | undefined = first; url !== undefined && !read.has(url) && read.size < MOST_PAGES; ) {
    read.add(url)
    const fetched = await fetch(url)
    if (fetched.kind !== 'fresh') break
    const parsed = await parseInWorker(fetched.bytes, {
      contentType: fetched.contentType,
      language: feed.language,
      baseUrl: fetched.url,
      lean: true,
    })
    if ('error' in parsed) break
    const page = await recogniseDocument(parsed, feed, effects.recall, { ...effects, before: feed.before })
    for (const item of page.fresh) if (!items.has(item.key)) items.set(item.key, item)
    if (page.kept.length > 0) return { items: [...items.values()], closed: true }
    url = parsed.feed.older
  }
  return { items: [...items.values()], closed: false }
}

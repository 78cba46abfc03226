// A document of which nothing was known: items may have come and gone between two polls. Where the feed pages or archives itself
// (RFC 5005) its older documents are read, back to one that holds something known. Trouble on the way ends the reading, no more.
import { setTimeout as sleep } from 'node:timers/promises'
import type { FetchResult } from './fetch/fetch-feed.ts'
import type { IdentityPolicy } from './pipeline/identity/policy.ts'
import { parseInWorker } from './pipeline/parse/in-worker.ts'
import { type Item, type Recall, recogniseDocument } from './recognise-document.ts'

const MOST_PAGES = 5
// What the document itself brought waits to be stored meanwhile.
const LONGEST_MS = 30_000

export type GapEffects = {
  fetchFeed(request: { url: string; etag: null; lastModified: null }, stop?: AbortSignal): Promise<FetchResult>
  recall: Recall
  /** Between two requests to one host. */
  pauseMs: number
}

/** What older pages list that is new, newest first, and whether they reached what was known. */
export async function readOlder(
  first: string | undefined,
  feed: { feedId: bigint; identity: IdentityPolicy; fetchedAt: Date; language: string | null },
  effects: GapEffects,
  stop?: AbortSignal,
): Promise<{ items: Item[]; closed: boolean }> {
  const items = new Map<string, Item>()
  const late = AbortSignal.timeout(LONGEST_MS)
  const signal = stop ? AbortSignal.any([late, stop]) : late
  const read = new Set<string>()
  for (let url = first; url !== undefined && !read.has(url) && read.size < MOST_PAGES; ) {
    read.add(url)
    await sleep(effects.pauseMs, undefined, { signal }).catch(() => undefined)
    if (signal.aborted) break
    const fetched = await effects.fetchFeed({ url, etag: null, lastModified: null }, signal)
    if (fetched.kind !== 'fresh') break
    const parsed = await parseInWorker(fetched.bytes, {
      contentType: fetched.contentType,
      language: feed.language,
      baseUrl: fetched.url,
    })
    if ('error' in parsed) break
    const page = await recogniseDocument(parsed, feed, effects.recall)
    for (const item of page.fresh) if (!items.has(item.key)) items.set(item.key, item)
    if (page.known > 0) return { items: [...items.values()], closed: true }
    url = parsed.feed.older
  }
  return { items: [...items.values()], closed: false }
}

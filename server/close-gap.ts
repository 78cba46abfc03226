// A document of which nothing was known: items may have come and gone between two polls. Where the feed pages or archives itself
// (RFC 5005) its older documents are read, back to one that holds something known. Trouble on the way ends the reading, no more.
import { setTimeout as sleep } from 'node:timers/promises'
import type { FetchResult } from './fetch/fetch-feed.ts'
import type { IdentityPolicy } from './pipeline/identity/policy.ts'
import { parseInWorker } from './pipeline/parse/in-worker.ts'
import { type Item, type Recall, recogniseDocument } from './recognise-document.ts'

const MOST_PAGES = 5
// A poll has 90 s before its feed falls due again; what the document itself brought must be stored within them.
const LONGEST_MS = 30_000

export type GapEffects = {
  fetchFeed(request: { url: string; etag: null; lastModified: null }): Promise<FetchResult>
  recall: Recall
  /** Between two requests to one host. */
  pauseMs: number
}

/** What older pages list that is new, newest first, and whether they reached what was known. */
export async function readOlder(
  first: string | undefined,
  feed: { feedId: bigint; identity: IdentityPolicy; fetchedAt: Date; language: string | null },
  effects: GapEffects,
): Promise<{ items: Item[]; closed: boolean }> {
  const items = new Map<string, Item>()
  const until = performance.now() + LONGEST_MS
  const read = new Set<string>()
  for (let url = first; url !== undefined && !read.has(url) && read.size < MOST_PAGES; ) {
    read.add(url)
    await sleep(effects.pauseMs)
    if (performance.now() > until) break
    const fetched = await effects.fetchFeed({ url, etag: null, lastModified: null })
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

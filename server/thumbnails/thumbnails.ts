// The picture of an article, fetched on its reader's behalf: by the guarded fetch that feeds take, without referrer or cookies, a few at
// once, checked to be a picture, kept on disk. What could not be had is not asked for again for a while. Never throws.
import { join } from 'node:path'
import type { Fetcher } from '../fetch/fetch-feed.ts'
import { log } from '../log.ts'
import { type Picture, pictureIn } from './picture.ts'
import { openShelf } from './shelf.ts'

export type Thumbnail =
  | { kind: 'picture'; bytes: Uint8Array; type: string }
  /** Why there is none, in a sentence. */
  | { kind: 'none'; reason: string }
export type GetThumbnail = (address: string) => Promise<Thumbnail>
export type ThumbnailLimits = { mostBytes: number; keptBytes: number; longestMs: number; failedMs: number }

const LIMITS: ThumbnailLimits = {
  mostBytes: 5 * 1024 * 1024,
  // Some thousands of pictures as publishers make them.
  keptBytes: 256 * 1024 * 1024,
  // A reader is waiting, and has gone on after that.
  longestMs: 15_000,
  failedMs: 10 * 60_000,
}
const AT_ONCE = 4
// A page asks for a hundred at most; more at once come from a program.
const MOST_WAITING = 200
const MOST_REMEMBERED = 5_000
// A few kilobytes may unfold to gigabytes in the browser.
const MOST_PIXELS = 50_000_000

/** Keeps pictures in `folder`. */
export function createThumbnails(
  fetchFeed: Fetcher['fetchFeed'],
  folder: string,
  now: () => Date,
  limits: ThumbnailLimits = LIMITS,
): GetThumbnail {
  const shelf = openShelf(join(folder, 'thumbnails'), limits.keptBytes, now)
  const failed = new Map<string, { until: number; reason: string }>()
  const underWay = new Map<string, Promise<Thumbnail>>()
  const take = createTurns(AT_ONCE, MOST_WAITING)

  const fail = (address: string, reason: string): Thumbnail => {
    failed.delete(address)
    failed.set(address, { until: now().getTime() + limits.failedMs, reason })
    const [oldest] = failed.keys()
    if (failed.size > MOST_REMEMBERED && oldest !== undefined) failed.delete(oldest)
    log('debug', 'a picture could not be had', { address, reason })
    return { kind: 'none', reason }
  }
  const fetchPicture = async (address: string): Promise<Thumbnail> => {
    const picture = { mostBytes: limits.mostBytes }
    const fetched = await fetchFeed({ url: address, picture }, AbortSignal.timeout(limits.longestMs))
    if (fetched.kind === 'failed') return fail(address, reasonOf(fetched.trouble))
    if (fetched.kind !== 'fresh') return fail(address, 'Its server takes too long.')
    const found = pictureIn(fetched.bytes)
    const wrong = wrongWith(found)
    if (!found || wrong) return fail(address, wrong ?? '')
    await shelf.put(address, fetched.bytes)
    return { kind: 'picture', bytes: fetched.bytes, type: found.type }
  }
  const get = async (address: string): Promise<Thumbnail> => {
    const kept = await shelf.get(address)
    const type = kept && pictureIn(kept)?.type
    if (kept && type) return { kind: 'picture', bytes: kept, type }
    if (kept) await shelf.drop(address)
    const failure = failed.get(address)
    if (failure && failure.until > now().getTime()) return { kind: 'none', reason: failure.reason }
    return (await take(() => fetchPicture(address))) ?? { kind: 'none', reason: 'Too many pictures are asked for.' }
  }
  return (address) => {
    const same = underWay.get(address) ?? get(address).finally(() => underWay.delete(address))
    underWay.set(address, same)
    return same
  }
}

function wrongWith(picture: Picture | undefined): string | null {
  if (!picture) return 'What answers there is no picture that can be shown.'
  return picture.width * picture.height > MOST_PIXELS ? 'The picture has too many pixels.' : null
}

const reasonOf = (trouble: string) =>
  trouble === 'private'
    ? 'Its address is a private one and not allowed.'
    : trouble === 'tooLarge'
      ? 'The picture is too large.'
      : 'The picture could not be fetched.'

/** A few at once, the others in turn; null when too many wait. */
function createTurns(atOnce: number, mostWaiting: number) {
  let running = 0
  const waiting: (() => void)[] = []
  return async <T>(work: () => Promise<T>): Promise<T | null> => {
    if (running >= atOnce) {
      if (waiting.length >= mostWaiting) return null
      await new Promise<void>((resolve) => waiting.push(resolve))
    } else running++
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running--
    }
  }
}

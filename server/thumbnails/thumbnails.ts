// The picture of an article, fetched on its reader's behalf: by the guarded fetch that feeds take, without referrer or cookies, a few at
// once and fewer of one host, checked to be a picture, kept on disk. What could not be had is not asked for again for a while. Never throws.
import { join } from 'node:path'
import type { Fetcher } from '../fetch/fetch-feed.ts'
import { log } from '../log.ts'
import { hostOf } from '../store/hosts.ts'
import { type Picture, pictureIn } from './picture.ts'
import { openShelf } from './shelf.ts'
import { createTurns } from './turns.ts'

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
const AT_ONCE = 6
const AT_ONCE_OF_HOST = 2
// A host of which so many in a row took too long is not waited for again and again, for a while.
const SLOW_IN_A_ROW = 2
const SLOW_MS = 60_000
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
  const slow = new Map<string, { until: number; inARow: number }>()
  const take = createTurns(AT_ONCE, AT_ONCE_OF_HOST, MOST_WAITING)

  const fail = (address: string, reason: string): Thumbnail => {
    remember(failed, address, { until: now().getTime() + limits.failedMs, reason })
    log('debug', 'a picture could not be had', { address, reason })
    return { kind: 'none', reason }
  }
  const isSlow = (host: string) => {
    const known = slow.get(host)
    return known !== undefined && known.inARow >= SLOW_IN_A_ROW && known.until > now().getTime()
  }
  const fetchPicture = async (address: string, host: string): Promise<Thumbnail> => {
    if (isSlow(host)) return { kind: 'none', reason: TOO_SLOW }
    const picture = { mostBytes: limits.mostBytes }
    const fetched = await fetchFeed({ url: address, picture }, AbortSignal.timeout(limits.longestMs))
    if (fetched.kind === 'aborted' || (fetched.kind === 'failed' && fetched.trouble === 'slow')) {
      remember(slow, host, { until: now().getTime() + SLOW_MS, inARow: (slow.get(host)?.inARow ?? 0) + 1 })
      return fail(address, TOO_SLOW)
    }
    slow.delete(host)
    if (fetched.kind === 'failed') return fail(address, reasonOf(fetched.trouble))
    if (fetched.kind !== 'fresh') return fail(address, NO_PICTURE)
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
    const host = URL.canParse(address) ? hostOf(address) : ''
    return (
      (await take(host, () => fetchPicture(address, host))) ?? {
        kind: 'none',
        reason: 'Too many pictures are asked for.',
      }
    )
  }
  return (address) => {
    const same = underWay.get(address) ?? get(address).finally(() => underWay.delete(address))
    underWay.set(address, same)
    return same
  }
}

const TOO_SLOW = 'Its server takes too long.'
const NO_PICTURE = 'What answers there is no picture that can be shown.'

/** The last of so many. */
function remember<T>(known: Map<string, T>, name: string, what: T): void {
  known.delete(name)
  known.set(name, what)
  const [oldest] = known.keys()
  if (known.size > MOST_REMEMBERED && oldest !== undefined) known.delete(oldest)
}

function wrongWith(picture: Picture | undefined): string | null {
  if (!picture) return NO_PICTURE
  return picture.width * picture.height > MOST_PIXELS ? 'The picture has too many pixels.' : null
}

const reasonOf = (trouble: string) =>
  trouble === 'private'
    ? 'Its address is a private one and not allowed.'
    : trouble === 'tooLarge'
      ? 'The picture is too large.'
      : 'The picture could not be fetched.'

// One request of several for the same end: in its host's turn, and within the time that all of them have.
import { setTimeout as sleep } from 'node:timers/promises'
import type { FetchResult } from '../fetch/fetch-feed.ts'
import { pauseRefusing } from '../pause-refusing.ts'
import { hostOf } from '../store/hosts.ts'
import type { GapEffects } from './close-gap.ts'

export type PacedFetch = (url: string) => Promise<FetchResult>

/** `signal` ends them all, at the latest after `longestMs`. */
export function pacedFetch(
  effects: Pick<GapEffects, 'fetchFeed' | 'pageTurn' | 'pauseHost' | 'pauseMs'>,
  longestMs: number,
  stop: AbortSignal | undefined,
): { fetch: PacedFetch; signal: AbortSignal } {
  const late = AbortSignal.timeout(longestMs)
  const signal = stop ? AbortSignal.any([late, stop]) : late
  const until = performance.now() + longestMs
  const fetch: PacedFetch = async (url) => {
    const turn = await effects.pageTurn(hostOf(url), effects.pauseMs, Math.max(0, until - performance.now()))
    if (turn === null) return { kind: 'aborted' }
    // The feed itself was asked a moment ago, at a turn of its own.
    await sleep(Math.max(turn, effects.pauseMs), undefined, { signal }).catch(() => undefined)
    if (signal.aborted) return { kind: 'aborted' }
    const fetched = await effects.fetchFeed({ url, etag: null, lastModified: null }, signal)
    if (fetched.kind === 'failed') await pauseRefusing(url, fetched, effects)
    return fetched
  }
  return { fetch, signal }
}

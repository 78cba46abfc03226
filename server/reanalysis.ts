// The loop that makes old articles' terms anew when the analyser has changed, in the background, until none is left. One catch:
// it logs and tries again later.
import { setTimeout as sleep } from 'node:timers/promises'
import { log } from './log.ts'
import { reanalyse } from './store/reanalyse.ts'

const BATCH_ARTICLES = 100
// Polling and readers come first: between batches there is time for both.
const PAUSE_MS = 50
const AFTER_ERROR_MS = 10_000

/** Runs until everything is of today's analyser, or until stopped. */
export function startReanalysis(): { stop(): Promise<void> } {
  const stopping = new AbortController()
  const pause = (ms: number) => sleep(ms, undefined, { signal: stopping.signal }).catch(() => undefined)
  const loop = async () => {
    let total = 0
    while (!stopping.signal.aborted) {
      const made = await reanalyse(BATCH_ARTICLES).catch((error: unknown) => {
        log('error', 'terms could not be made anew', { error })
        return null
      })
      if (made === 0) break
      total += made ?? 0
      await pause(made === null ? AFTER_ERROR_MS : PAUSE_MS)
    }
    if (total > 0) log('info', 'terms made anew', { articles: total })
  }
  const done = loop()
  return {
    stop: () => {
      stopping.abort()
      return done
    },
  }
}

// The loop that claims due feeds and takes each through its journey, a few at once. A crash loses only leases, which run
// out by themselves. One catch per poll and one per tick: both log and go on.
import type { FeedPolled } from '../core/events.ts'
import { type IngestEffects, ingest, type PollResult } from './ingest.ts'
import { log } from './log.ts'
import { type Claim, claimDue, LEASE_SECONDS, nextDueInMs, renewLeases } from './store/schedule.ts'

// Fetching is waiting: two cores carry many at once. More would only pile up bodies in memory (10 MB each at worst).
const CONCURRENT_POLLS = 24
// A feed added by hand is seen within this; nobody waits for it longer than for a page to load.
const LONGEST_SLEEP_MS = 250
const SHORTEST_SLEEP_MS = 10
// Looking for what is due costs as much as a poll. Feeds that are asked every five minutes are not looked for a hundred times a second: so
// small a share of the shortest interval is what one may be late.
const LATE_SHARE = 1 / 300
// Due and yet not to be had: their hosts have as many polls under way as they may, or another poller was quicker.
const BLOCKED_SLEEP_MS = 100
// While all polls that may be are under way, others follow once a quarter of them ended, or as many as did within this: a claim costs as
// much as a poll, be it for one feed or for six.
const GATHERED = CONCURRENT_POLLS / 4
const GATHERED_MS = 200
// Most polls are over long before. Every step of one is bounded in time; one that takes longer than this all the same hangs, and
// its feed is better polled anew.
const RENEWED_EVERY_MS = (LEASE_SECONDS * 1_000) / 3
const LONGEST_POLL_MS = 300_000

export type Poller = {
  stop(): Promise<void>
  /** How many polls are under way. */
  running(): number
}

/**
 * Polls until stopped; the hosts of `unpaced`, written as in ALLOW_PRIVATE_HOSTS, as fast as they answer. `polled` is told of every
 * poll that ended. stop() ends fetches under way, whose feeds fall due at once, and waits for what has been fetched to be stored.
 */
export function startPoller(
  effects: IngestEffects,
  polled: (poll: FeedPolled) => void,
  { unpaced = [], renewedEveryMs = RENEWED_EVERY_MS }: { unpaced?: string[]; renewedEveryMs?: number } = {},
): Poller {
  const running = new Map<Promise<void>, { claim: Claim; since: number }>()
  const stopping = new AbortController()
  let wake = () => {}
  let full = false
  const shortestMs = Math.max(SHORTEST_SLEEP_MS, Math.min(GATHERED_MS, effects.pollMinSeconds * 1_000 * LATE_SHARE))
  const isGathered = () => CONCURRENT_POLLS - running.size >= GATHERED

  const poll = async (claim: Claim) => {
    try {
      const result = await ingest(claim, effects, stopping.signal)
      if (result.aborted) return
      report(claim, result)
      polled(toPolled(claim, result))
    } catch (error) {
      log('error', 'poll crashed; the feed falls due again when its lease ends', { feed: claim.url, error })
    }
  }
  const tick = async () => {
    const free = CONCURRENT_POLLS - running.size
    const claims = free > 0 ? await claimDue(free, unpaced) : []
    for (const claim of claims) {
      const job = poll(claim).finally(() => {
        running.delete(job)
        if (full && isGathered()) wake()
      })
      running.set(job, { claim, since: performance.now() })
    }
    full = claims.length === free
    if (full) return isGathered() ? SHORTEST_SLEEP_MS : GATHERED_MS
    const due = await nextDueInMs(LONGEST_SLEEP_MS, unpaced)
    return Math.max(due === 0 && claims.length === 0 ? BLOCKED_SLEEP_MS : shortestMs, due)
  }
  const loop = async () => {
    while (!stopping.signal.aborted) {
      const sleepMs = await tick().catch((error) => {
        log('error', 'the poller could not read its schedule', { error })
        return LONGEST_SLEEP_MS
      })
      if (!stopping.signal.aborted)
        await sleepUntilWoken(sleepMs, (resolve) => {
          wake = resolve
        })
    }
    await Promise.all(running.keys())
    clearInterval(renewing)
  }
  const renew = async () => {
    const now = performance.now()
    const held = [...running.values()].filter(({ since }) => now - since < LONGEST_POLL_MS)
    if (held.length > 0) await renewLeases(held.map(({ claim }) => claim))
  }
  const renewing = setInterval(
    () => void renew().catch((error) => log('error', 'leases could not be renewed', { error })),
    renewedEveryMs,
  )
  const done = loop()
  return {
    running: () => running.size,
    stop: () => {
      stopping.abort()
      wake()
      return done
    },
  }
}

function sleepUntilWoken(ms: number, handWake: (wake: () => void) => void): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    handWake(() => {
      clearTimeout(timer)
      resolve()
    })
  })
}

function report(claim: Claim, result: PollResult): void {
  if (result.error)
    log('warn', 'poll failed', {
      feed: claim.url,
      error: result.error,
      againInSeconds: Math.round(result.nextPollInSeconds),
    })
  else if (result.gap)
    log('warn', 'the feed lists nothing any more of what it listed before: articles may have been missed', {
      feed: claim.url,
    })
  else if (result.added.length > 0 || result.revised > 0)
    log('debug', 'poll brought articles', { feed: claim.url, added: result.added.length, revised: result.revised })
}

function toPolled(claim: Claim, result: PollResult): FeedPolled {
  const at = new Date()
  return {
    feedId: String(claim.feedId),
    at: at.toISOString(),
    added: result.added.length,
    error: result.error,
    trouble: result.trouble,
    gap: result.gap,
    nextPollAt: new Date(at.getTime() + result.nextPollInSeconds * 1000).toISOString(),
  }
}

// When to poll again. Pure: how much of what a feed lists was known, what the feed and its server ask for, and chance in; seconds
// to wait out. A feed is slowed down or backed off from, never given up.
import type { FeedTrouble } from '../../core/trouble.ts'

export type Answered = {
  /** The rhythm up to now, and the seconds since the poll before. */
  intervalSeconds: number
  sinceSeconds: number
  /** An unchanged document is one whose items are all known. */
  listed: number
  fresh: number
}
/** What the feed and its server ask for. */
export type Wishes = {
  ttlMinutes?: number | undefined
  updateMinutes?: number | undefined
  freshForSeconds?: number | undefined
  retryAfterSeconds?: number | undefined
  skipHours?: number[] | undefined
  skipDays?: number[] | undefined
  /** The mean time between the items that it lists, as their dates say. */
  paceSeconds?: number | undefined
  /** What may be asked of us at most: whoever kept to more has lost items by it. */
  mostSeconds?: number | undefined
}

const DAY_SECONDS = 86_400
// A server that asks all of us to come less often, without saying when.
const PAUSE_SECONDS = 60
const HOUR_MS = 3_600_000
const MUCH_KNOWN = 0.67
const LITTLE_KNOWN = 0.33
// Slower by so much a poll, a feed is asked again after a thirtieth of the time for which it has been quiet: one quiet for half an
// hour every minute, one quiet for a night every quarter of an hour, one quiet for a month once a day.
const SLOWER = 1.03
const FASTER = 0.5
// Of fewer items none need be known, though nothing was lost.
const LEAST_TO_OVERLAP = 5
// So often it is looked for at every poll.
const TRIES = 3
// So that feeds that were added together do not fall due together for ever.
const JITTER = 0.1

/** The feed's own rhythm from now on. */
export function nextInterval({ intervalSeconds, sinceSeconds, listed, fresh }: Answered, minSeconds: number): number {
  const known = listed === 0 ? 1 : (listed - fresh) / listed
  // Little known: older items may be rolling off before they are seen. Nothing known: some have.
  const byOverlap =
    known === 0
      ? 0
      : known < LITTLE_KNOWN
        ? intervalSeconds * FASTER
        : known >= MUCH_KNOWN
          ? intervalSeconds * SLOWER
          : intervalSeconds
  // What came shows the pace of the news: asking twice in the time of one article keeps up with it.
  const byPace = fresh > 0 ? sinceSeconds / (2 * fresh) : Number.POSITIVE_INFINITY
  return within(Math.min(byOverlap, byPace), minSeconds)
}

/**
 * The most that a feed's ttl and freshness may ask for from now on. One that lists nothing known any more poll after poll has listed
 * more in between; it is given back its time slowly, as it turns out that less was needed. `inARow`: the poll before brought news too;
 * a list that is replaced as a whole after quiet polls has lost nothing. Undefined: as they ask.
 */
export function mostWait(
  mostSeconds: number | undefined,
  { sinceSeconds, listed, fresh, inARow }: Omit<Answered, 'intervalSeconds'> & { inARow: boolean },
  minSeconds: number,
): number | undefined {
  if (inARow && listed >= LEAST_TO_OVERLAP && fresh === listed && sinceSeconds > 0)
    return Math.max(minSeconds, Math.min(sinceSeconds, mostSeconds ?? DAY_SECONDS) * FASTER)
  const slower = mostSeconds === undefined ? DAY_SECONDS : mostSeconds * SLOWER
  return slower < DAY_SECONDS ? slower : undefined
}

/** When what was missed was last looked for, and how often in vain since a gap was closed last. */
export type Sought = { at: string; inVain: number }

/** A feed whose gaps cannot be closed has its site asked for them more and more seldom, down to once a day. */
export function maySeek(sought: Sought | undefined, at: Date, minSeconds: number): boolean {
  if (sought === undefined || sought.inVain < TRIES) return true
  const waitSeconds = Math.min(DAY_SECONDS, minSeconds * 2 ** Math.min(sought.inVain - TRIES, 20))
  return at.getTime() >= Date.parse(sought.at) + waitSeconds * 1_000
}

/** Seconds until the next poll at this rhythm. `chance` is from 0 to 1. */
export function waitSeconds(
  intervalSeconds: number,
  wishes: Wishes,
  at: Date,
  minSeconds: number,
  chance: number,
): number {
  const least = Math.min(
    DAY_SECONDS,
    Math.max(
      minSeconds,
      wishes.retryAfterSeconds ?? 0,
      Math.min(
        wishes.mostSeconds ?? DAY_SECONDS,
        Math.max((wishes.ttlMinutes ?? 0) * 60, wishes.freshForSeconds ?? 0, updateSeconds(wishes)),
      ),
    ),
  )
  const wait = Math.max(least, within(intervalSeconds, minSeconds) * (1 - JITTER / 2 + JITTER * chance))
  return wait + skippedSeconds(at.getTime() + wait * 1_000, wishes)
}

/** Seconds until the next try after the nth failure in a row: twice as long each time, up to a ceiling. */
export function failedWaitSeconds(
  failures: number,
  trouble: FeedTrouble,
  minSeconds: number,
  chance: number,
  retryAfterSeconds = 0,
): number {
  // A line that is down may be up again at any moment, and no server is bothered meanwhile.
  if (trouble === 'offline') return minSeconds
  const first = trouble === 'tooOften' ? minSeconds * 15 : minSeconds
  const ceiling = PASSING.has(trouble) ? 3_600 : 6 * 3_600
  const wait = Math.min(first * 2 ** Math.min(failures - 1, 20), Math.max(first, ceiling))
  return Math.max(wait * (1 + JITTER * chance), Math.min(retryAfterSeconds, DAY_SECONDS))
}

/** For how long a refused host is left alone, in seconds: as it asks for. */
export const pauseSeconds = (trouble: FeedTrouble, retryAfterSeconds: number | undefined): number =>
  retryAfterSeconds ?? (trouble === 'tooOften' ? PAUSE_SECONDS : 0)

// These pass by themselves; the others mostly wait for a person, theirs or ours.
const PASSING: ReadonlySet<FeedTrouble> = new Set([
  'server',
  'name',
  'unreachable',
  'slow',
  'broken',
  'tooOften',
  'other',
])

/** The mean time between items, from their dates; undefined when fewer than three have one. */
export function paceOf(dates: (Date | null)[]): number | undefined {
  const times = dates.flatMap((date) => date?.getTime() ?? [])
  if (times.length < 3) return undefined
  return (Math.max(...times) - Math.min(...times)) / 1_000 / (times.length - 1)
}

// Many programs write "hourly" into every feed whatever it does: it counts while the feed's own dates do not belie it.
function updateSeconds({ updateMinutes = 0, paceSeconds }: Wishes): number {
  const seconds = updateMinutes * 60
  return paceSeconds !== undefined && paceSeconds < seconds ? 0 : seconds
}

/** Seconds from then to the end of the hours and days that the feed names as quiet. */
function skippedSeconds(time: number, { skipHours = [], skipDays = [] }: Wishes): number {
  if (skipHours.length >= 24 || skipDays.length >= 7) return 0
  let at = time
  const quiet = () => {
    const date = new Date(at)
    return skipHours.includes(date.getUTCHours()) || skipDays.includes(date.getUTCDay())
  }
  while (quiet()) at = (Math.floor(at / HOUR_MS) + 1) * HOUR_MS
  return (at - time) / 1_000
}

const within = (seconds: number, minSeconds: number) =>
  Math.min(Math.max(seconds, minSeconds), Math.max(minSeconds, DAY_SECONDS))

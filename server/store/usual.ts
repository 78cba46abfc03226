// What is usual in a window: the same hours of the four weeks before, as far as they were watched.
import { db } from './client.ts'

/** Windows in milliseconds, half open, at whole hours, the nearest first. Empty where less than half were watched. */
export type Samples = { windows: { since: number; until: number }[] }

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const WEEK_MS = 7 * DAY_MS
const WEEKS = 4

/** A window of up to a day is compared with the same hours of 28 days, a longer one with those of four weeks (or longer spans). */
export async function samplesOf(since: Date, until: Date): Promise<Samples> {
  const hours = Math.max(1, Math.round((until.getTime() - since.getTime()) / HOUR_MS))
  const first = Math.floor(since.getTime() / HOUR_MS) * HOUR_MS
  const step = hours <= 24 ? DAY_MS : Math.ceil((hours * HOUR_MS) / WEEK_MS) * WEEK_MS
  const wanted = hours <= 24 ? (WEEKS * WEEK_MS) / DAY_MS : WEEKS
  const watched = await watchedSince()
  const windows = Array.from({ length: wanted }, (_, index) => {
    const start = first - (index + 1) * step
    return { since: start, until: start + hours * HOUR_MS }
  }).filter((window) => window.since >= watched)
  return { windows: windows.length * 2 >= wanted ? windows : [] }
}

/** The median: one day of great news does not become what is usual. */
export function usualOf(counts: number[]): number {
  const sorted = counts.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? 0)) / 2
}

/** When the oldest article that is still kept reached us: what a first poll brought from before says nothing of an hour's level. */
async function watchedSince(): Promise<number> {
  const [row] = await db().$queryRaw<{ fetched_at: Date }[]>`select fetched_at from article order by id limit 1`
  return row?.fetched_at.getTime() ?? Number.POSITIVE_INFINITY
}

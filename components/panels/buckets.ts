// Buckets of a timeline as a chart needs them: none missing, split by key on demand. Pure.
import type { TimelinePoint } from '../../core/model.ts'

/** One series a key, most articles first; every bucket of the window stands in each, at zero where nothing came. */
export function seriesOf(
  points: TimelinePoint[],
  window: { sinceMs: number; untilMs: number; bucketMs: number },
): { key: string; total: number; points: TimelinePoint[] }[] {
  const keys = new Map<string, Map<string, number>>()
  for (const { key = '', from, count } of points) {
    const series = keys.get(key) ?? new Map<string, number>()
    series.set(from, count)
    keys.set(key, series)
  }
  return [...keys]
    .map(([key, counts]) => {
      const whole = buckets(window).map((bucket) => ({ ...bucket, key, count: counts.get(bucket.from) ?? 0 }))
      return { key, points: whole, total: whole.reduce((sum, { count }) => sum + count, 0) }
    })
    .sort((a, b) => b.total - a.total || (a.key < b.key ? -1 : 1))
}

/** All series as one. */
export function summed(
  points: TimelinePoint[],
  window: { sinceMs: number; untilMs: number; bucketMs: number },
): TimelinePoint[] {
  const counts = new Map<string, number>()
  for (const { from, count } of points) counts.set(from, (counts.get(from) ?? 0) + count)
  return buckets(window).map((bucket) => ({ ...bucket, count: counts.get(bucket.from) ?? 0 }))
}

function buckets({ sinceMs, untilMs, bucketMs }: { sinceMs: number; untilMs: number; bucketMs: number }) {
  const all: { from: string; to: string }[] = []
  for (let from = Math.floor(sinceMs / bucketMs) * bucketMs; from < untilMs; from += bucketMs)
    all.push({ from: new Date(from).toISOString(), to: new Date(from + bucketMs).toISOString() })
  return all
}

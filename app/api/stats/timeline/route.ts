// GET /api/stats/timeline: articles per hour or day, of a query, an alert or a place, split by language or feed on demand.
import { timeline } from '../../../../core/api/stats.ts'
import { BUCKET_MS, timeline as count } from '../../../../server/store/stats.ts'
import { Problem } from '../../_http/answer.ts'
import { filterOf } from '../../_http/filter.ts'
import { route } from '../../_http/route.ts'

const DEFAULT_BUCKETS = { hour: 24, day: 30 }
const MOST_BUCKETS = 10_000

export const GET = route(timeline, async ({ query: { bucket = 'hour', by, ...rest } }) => {
  const { since, until = new Date(), ...filter } = filterOf(rest)
  const from = since ?? new Date(until.getTime() - DEFAULT_BUCKETS[bucket] * BUCKET_MS[bucket])
  if (until.getTime() - from.getTime() > MOST_BUCKETS * BUCKET_MS[bucket]) {
    throw new Problem(
      400,
      'Too long a window',
      `At most ${MOST_BUCKETS} ${bucket}s at once: ask for a shorter window or larger buckets.`,
      { field: 'since' },
    )
  }
  const items = await count({ ...filter, since: from, until, bucket, ...(by ? { by } : {}) })
  return { items, next: null }
})

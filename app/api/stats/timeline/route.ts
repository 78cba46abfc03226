// GET /api/stats/timeline: articles per hour or day, of a query, an alert or a place, split by language or feed on demand.
import { BUCKET_MS, timeline } from '../../../../server/store/stats.ts'
import { answer, json, Problem } from '../../_http/answer.ts'
import { asked, filterOf, oneOf } from '../../_http/ask.ts'

const DEFAULT_BUCKETS = { hour: 24, day: 30 }
const MOST_BUCKETS = 10_000

export const GET = answer(async (request) => {
  const ask = asked(request)
  const bucket = oneOf(ask, 'bucket', ['hour', 'day']) ?? 'hour'
  const by = oneOf(ask, 'by', ['language', 'feed'])
  const { query, alert, place, since, until = new Date() } = filterOf(ask)
  const from = since ?? new Date(until.getTime() - DEFAULT_BUCKETS[bucket] * BUCKET_MS[bucket])
  if (until.getTime() - from.getTime() > MOST_BUCKETS * BUCKET_MS[bucket]) {
    throw new Problem(
      400,
      'Too long a window',
      `At most ${MOST_BUCKETS} ${bucket}s at once: ask for a shorter window or larger buckets.`,
    )
  }
  const items = await timeline({
    since: from,
    until,
    bucket,
    ...(by ? { by } : {}),
    ...(query ? { query } : {}),
    ...(alert ? { alert } : {}),
    ...(place ? { place } : {}),
  })
  return json({ items, next: null })
})

// POST /api/alerts/backtest: what a query would have caught since a moment (30 days back unless told).
import { backtestQuery } from '../../../../core/api/alerts.ts'
import { backtestQuery as backtest } from '../../../../server/store/backtest.ts'
import { Problem } from '../../_http/answer.ts'
import { checkedQuery } from '../../_http/filter.ts'
import { route } from '../../_http/route.ts'

const DEFAULT_DAYS = 30
const MOST_DAYS = 10_000
const DAY_MS = 86_400_000

export const POST = route(backtestQuery, async ({ body }) => {
  const { query } = checkedQuery(body.query)
  const until = new Date()
  const since = body.since ?? new Date(until.getTime() - DEFAULT_DAYS * DAY_MS)
  if (until.getTime() - since.getTime() > MOST_DAYS * DAY_MS)
    throw new Problem(400, 'Too long a window', `At most ${MOST_DAYS} days at once.`, { field: 'since' })
  return backtest(query, since, until)
})

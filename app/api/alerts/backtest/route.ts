// POST /api/alerts/backtest: what a query would have caught since a moment (30 days back unless told).
import { backtestQuery } from '../../../../server/store/backtest.ts'
import { answer, body, json } from '../../_http/answer.ts'
import { checkedQuery } from '../../_http/ask.ts'
import { backtest } from '../../_http/words.ts'

const DEFAULT_DAYS = 30
const DAY_MS = 86_400_000

export const POST = answer(async (request) => {
  const { query, since } = await body(request, backtest)
  const from = since ? new Date(since) : new Date(Date.now() - DEFAULT_DAYS * DAY_MS)
  return json(await backtestQuery(checkedQuery(query).query, from, new Date()))
})

// GET /api/alerts: all alerts. POST: adds one; it catches what is stored from now on.
import { addAlert, listAlerts } from '../../../core/api/alerts.ts'
import { addAlert as add, pageOfAlerts } from '../../../server/store/alerts.ts'
import { audited } from '../_http/audited.ts'
import { checkedQuery } from '../_http/filter.ts'
import { route } from '../_http/route.ts'

const LONGEST_NAME = 200

export const GET = route(listAlerts, ({ query }) => pageOfAlerts(query.limit, query.cursor))

export const POST = route(addAlert, async ({ request, body: { name, query, deliveries } }) => {
  checkedQuery(query)
  const alert = { name: name || query.slice(0, LONGEST_NAME).toWellFormed(), query, deliveries: deliveries ?? [] }
  return audited(
    request,
    () => add(alert),
    ({ name }) => name,
  )
})

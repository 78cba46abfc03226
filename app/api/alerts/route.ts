// GET /api/alerts: all alerts. POST: adds one; it catches what is stored from now on.
import { addAlert, listAlerts } from '../../../server/store/alerts.ts'
import { answer, body, json } from '../_http/answer.ts'
import { checkedQuery } from '../_http/ask.ts'
import { newAlert } from '../_http/words.ts'

export const GET = answer(async () => json({ items: await listAlerts(), next: null }))

export const POST = answer(async (request) => {
  const { name, query, deliveries } = await body(request, newAlert)
  checkedQuery(query)
  return json(await addAlert({ name: name || query.slice(0, 200), query, deliveries: deliveries ?? [] }), 201)
})

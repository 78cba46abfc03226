// GET, PATCH, DELETE /api/alerts/{id}: one alert; deleting it deletes its hits.
import { changeAlert, findAlert, removeAlert } from '../../../../server/store/alerts.ts'
import { answer, body, json, notFound } from '../../_http/answer.ts'
import { checkedQuery } from '../../_http/ask.ts'
import type { ById } from '../../_http/by-id.ts'
import { given } from '../../_http/given.ts'
import { alertChange } from '../../_http/words.ts'

export const GET = answer<ById>(async (_request, { params }) => {
  const alert = await findAlert((await params).id)
  if (!alert) throw notFound('alert')
  return json(alert)
})

export const PATCH = answer<ById>(async (request, { params }) => {
  const change = given(await body(request, alertChange))
  if (change.query !== undefined) checkedQuery(change.query)
  const alert = await changeAlert((await params).id, change)
  if (!alert) throw notFound('alert')
  return json(alert)
})

export const DELETE = answer<ById>(async (_request, { params }) => {
  if (!(await removeAlert((await params).id))) throw notFound('alert')
  return new Response(null, { status: 204 })
})

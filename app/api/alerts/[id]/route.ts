// GET, PATCH, DELETE /api/alerts/{id}: one alert; deleting it deletes its hits.
import { changeAlert, deleteAlert, getAlert } from '../../../../core/api/alerts.ts'
import { changeAlert as change, findAlert, removeAlert } from '../../../../server/store/alerts.ts'
import { notFound } from '../../_http/answer.ts'
import { checkedQuery } from '../../_http/filter.ts'
import { given } from '../../_http/given.ts'
import { route } from '../../_http/route.ts'

export const GET = route(getAlert, async ({ params }) => {
  const alert = await findAlert(params.id)
  if (!alert) throw notFound('alert')
  return alert
})

export const PATCH = route(changeAlert, async ({ params, body }) => {
  if (body.query !== undefined) checkedQuery(body.query)
  const alert = await change(params.id, given(body))
  if (!alert) throw notFound('alert')
  return alert
})

export const DELETE = route(deleteAlert, async ({ params }) => {
  if (!(await removeAlert(params.id))) throw notFound('alert')
  return undefined
})

// GET, PATCH, DELETE /api/alerts/{id}: one alert; deleting it deletes its hits.
import { changeAlert, deleteAlert, getAlert } from '../../../../core/api/alerts.ts'
import { changeAlert as change, findAlert, removeAlert } from '../../../../server/store/alerts.ts'
import { notFound } from '../../_http/answer.ts'
import { audited } from '../../_http/audited.ts'
import { checkedQuery } from '../../_http/filter.ts'
import { given } from '../../_http/given.ts'
import { route } from '../../_http/route.ts'

export const GET = route(getAlert, async ({ params }) => {
  const alert = await findAlert(params.id)
  if (!alert) throw notFound('alert')
  return alert
})

export const PATCH = route(changeAlert, async ({ request, params, body }) => {
  if (body.query !== undefined) checkedQuery(body.query)
  const work = async () => {
    const alert = await change(params.id, given(body))
    if (!alert) throw notFound('alert')
    return alert
  }
  return audited(request, work, ({ name }) => name)
})

export const DELETE = route(deleteAlert, async ({ request, params }) => {
  const work = async () => {
    const alert = await findAlert(params.id)
    if (!alert || !(await removeAlert(params.id))) throw notFound('alert')
    return alert
  }
  await audited(request, work, ({ name }) => name)
  return undefined
})

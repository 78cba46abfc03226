// GET /api/alerts/{id}/hits: what an alert caught, newest first, each hit with its article.
import { findAlert, hitsOf } from '../../../../../server/store/alerts.ts'
import { answer, json, notFound } from '../../../_http/answer.ts'
import { asked, limitOf } from '../../../_http/ask.ts'
import type { ById } from '../../../_http/by-id.ts'

export const GET = answer<ById>(async (request, { params }) => {
  const { id } = await params
  const ask = asked(request)
  if (!(await findAlert(id))) throw notFound('alert')
  return json(await hitsOf(id, limitOf(ask), ask.get('cursor')))
})

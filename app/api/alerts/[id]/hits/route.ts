// GET /api/alerts/{id}/hits: what an alert caught, newest first, each hit with its article.
import { listHits } from '../../../../../core/api/alerts.ts'
import { findAlert, hitsOf } from '../../../../../server/store/alerts.ts'
import { notFound } from '../../../_http/answer.ts'
import { route } from '../../../_http/route.ts'

export const GET = route(listHits, async ({ params, query }) => {
  if (!(await findAlert(params.id))) throw notFound('alert')
  return hitsOf(params.id, query.limit ?? 50, query.cursor ?? null)
})

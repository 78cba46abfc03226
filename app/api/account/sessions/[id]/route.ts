// DELETE /api/account/sessions/{id}: signs one browser out, its live stream too.
import { endSession } from '../../../../../core/api/account.ts'
import { endSession as end } from '../../../../../server/store/sessions.ts'
import { notFound } from '../../../_http/answer.ts'
import { audited } from '../../../_http/audited.ts'
import { route } from '../../../_http/route.ts'
import { personOf } from '../../../_http/who.ts'

export const DELETE = route(endSession, async ({ request, params }) => {
  await audited(request, async () => {
    if (!(await end(personOf(request).personId, params.id))) throw notFound('session')
  })
  return undefined
})

// DELETE /api/account/sessions/{id}: signs one browser out, its live stream too.
import { endSession } from '../../../../../server/store/sessions.ts'
import { answer, notFound } from '../../../_http/answer.ts'
import type { ById } from '../../../_http/by-id.ts'
import { personOf } from '../../../_http/who.ts'

export const DELETE = answer<ById>(async (request, { params }) => {
  if (!(await endSession(personOf(request).personId, (await params).id))) throw notFound('session')
  return new Response(null, { status: 204 })
})

// DELETE /api/invitations/{id}: withdraws one.
import { withdrawInvitation } from '../../../../server/store/tickets.ts'
import { answer, notFound } from '../../_http/answer.ts'
import type { ById } from '../../_http/by-id.ts'

export const DELETE = answer<ById>(async (_request, { params }) => {
  if (!(await withdrawInvitation((await params).id))) throw notFound('invitation')
  return new Response(null, { status: 204 })
})

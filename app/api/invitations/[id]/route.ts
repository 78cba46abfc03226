// DELETE /api/invitations/{id}: withdraws one.
import { deleteInvitation } from '../../../../core/api/people.ts'
import { withdrawInvitation } from '../../../../server/store/tickets.ts'
import { notFound } from '../../_http/answer.ts'
import { route } from '../../_http/route.ts'

export const DELETE = route(deleteInvitation, async ({ params }) => {
  if (!(await withdrawInvitation(params.id))) throw notFound('invitation')
  return undefined
})

// DELETE /api/invitations/{id}: withdraws one.
import { deleteInvitation } from '../../../../core/api/people.ts'
import { withdrawInvitation } from '../../../../server/store/tickets.ts'
import { notFound } from '../../_http/answer.ts'
import { audited } from '../../_http/audited.ts'
import { route } from '../../_http/route.ts'

export const DELETE = route(deleteInvitation, async ({ request, params }) => {
  const withdraw = async () => {
    const email = await withdrawInvitation(params.id)
    if (email === null) throw notFound('invitation')
    return email
  }
  await audited(request, withdraw, (email) => email)
  return undefined
})

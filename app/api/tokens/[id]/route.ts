// DELETE /api/tokens/{id}: revokes a token at once, its sockets too.
import { deleteToken } from '../../../../core/api/account.ts'
import { revokeToken } from '../../../../server/store/access-tokens.ts'
import { notFound } from '../../_http/answer.ts'
import { audited } from '../../_http/audited.ts'
import { route } from '../../_http/route.ts'
import { personOf } from '../../_http/who.ts'

export const DELETE = route(deleteToken, async ({ request, params }) => {
  const { role, personId } = personOf(request)
  const revoke = async () => {
    const token = await revokeToken(params.id, role === 'owner' ? undefined : personId)
    if (!token) throw notFound('token')
    return token
  }
  await audited(request, revoke, ({ name }) => name)
  return undefined
})

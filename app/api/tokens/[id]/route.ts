// DELETE /api/tokens/{id}: revokes a token at once, its sockets too.
import { revokeToken } from '../../../../server/store/access-tokens.ts'
import { answer, notFound } from '../../_http/answer.ts'
import type { ById } from '../../_http/by-id.ts'
import { personOf } from '../../_http/who.ts'

export const DELETE = answer<ById>(async (request, { params }) => {
  const { role, personId } = personOf(request)
  if (!(await revokeToken((await params).id, role === 'owner' ? undefined : personId))) throw notFound('token')
  return new Response(null, { status: 204 })
})

// DELETE /api/account/passkeys/{id}: forgets one.
import { removePasskey } from '../../../../../server/store/second-factors.ts'
import { answer, notFound } from '../../../_http/answer.ts'
import type { ById } from '../../../_http/by-id.ts'
import { personOf } from '../../../_http/who.ts'

export const DELETE = answer<ById>(async (request, { params }) => {
  if (!(await removePasskey(personOf(request).personId, (await params).id))) throw notFound('passkey')
  return new Response(null, { status: 204 })
})

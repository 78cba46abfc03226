// DELETE /api/account/passkeys/{id}: forgets one.
import { deletePasskey } from '../../../../../core/api/account.ts'
import { removePasskey } from '../../../../../server/store/second-factors.ts'
import { notFound } from '../../../_http/answer.ts'
import { audited } from '../../../_http/audited.ts'
import { route } from '../../../_http/route.ts'
import { personOf } from '../../../_http/who.ts'

export const DELETE = route(deletePasskey, async ({ request, params }) => {
  await audited(request, async () => {
    if (!(await removePasskey(personOf(request).personId, params.id))) throw notFound('passkey')
  })
  return undefined
})

// POST /api/account/password: a new password for who knows the old one; every other session of theirs ends.
import { changePassword } from '../../../../core/api/account.ts'
import { hashPassword, passwordFault } from '../../../../server/access/password.ts'
import { setPassword } from '../../../../server/store/people.ts'
import { audited } from '../../_http/audited.ts'
import { confirmed } from '../../_http/confirmed.ts'
import { route } from '../../_http/route.ts'
import { refusePassword } from '../../_http/signed-in.ts'
import { personOf } from '../../_http/who.ts'

export const POST = route(changePassword, async ({ request, body }) => {
  const { personId, name, key } = personOf(request)
  const { current, password } = body
  await confirmed(request, current)
  const fault = passwordFault(password, [name])
  if (fault) return refusePassword(fault)
  const hash = await hashPassword(password)
  await audited(request, () => setPassword(personId, hash, key.slice('session:'.length)))
  return undefined
})

// POST /api/account/password: a new password for who knows the old one; every other session of theirs ends.
import { hashPassword, passwordFault } from '../../../../server/access/password.ts'
import { setPassword } from '../../../../server/store/people.ts'
import { answer, body } from '../../_http/answer.ts'
import { confirmed } from '../../_http/confirmed.ts'
import { newPassword } from '../../_http/people-words.ts'
import { refusePassword } from '../../_http/signed-in.ts'
import { personOf } from '../../_http/who.ts'

export const POST = answer(async (request) => {
  const { personId, name, key } = personOf(request)
  const { current, password } = await body(request, newPassword)
  await confirmed(request, current)
  const fault = passwordFault(password, [name])
  if (fault) return refusePassword(fault)
  await setPassword(personId, await hashPassword(password), key.slice('session:'.length))
  return new Response(null, { status: 204 })
})

// POST /api/account/passkeys/options: what the authenticator is asked for a new passkey; the password is asked first.
import { registrationOptions } from '../../../../../server/access/passkeys.ts'
import { answer, body, json } from '../../../_http/answer.ts'
import { confirmed } from '../../../_http/confirmed.ts'
import { passwordAgain } from '../../../_http/people-words.ts'
import { personOf } from '../../../_http/who.ts'

export const POST = answer(async (request) => {
  const { personId, name } = personOf(request)
  await confirmed(request, (await body(request, passwordAgain)).password)
  return json(await registrationOptions({ id: personId, email: name }))
})

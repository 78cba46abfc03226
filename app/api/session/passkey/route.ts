// POST /api/session/passkey: signs in with what the authenticator answered.
import type { AuthenticationResponseJSON } from '@simplewebauthn/server'
import { note } from '../../../../server/access/notes.ts'
import { authenticate } from '../../../../server/access/passkeys.ts'
import { enter } from '../../../../server/access/sign-in.ts'
import { answer, body } from '../../_http/answer.ts'
import { passkeyAnswer } from '../../_http/people-words.ts'
import { signedIn } from '../../_http/signed-in.ts'
import { fromOf } from '../../_http/who.ts'

const WRONG = { title: 'Not this passkey', detail: 'This passkey is not known here.' }

export const POST = answer(async (request) => {
  const { ticket, credential } = await body(request, passkeyAnswer)
  const person = await authenticate(ticket, credential as unknown as AuthenticationResponseJSON)
  if (!person) return signedIn({ kind: 'wrong' }, WRONG)
  note(request.headers, { actor: person.email })
  return signedIn(await enter(person, fromOf(request)))
})

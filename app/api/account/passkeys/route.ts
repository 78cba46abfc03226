// GET /api/account/passkeys: the person's passkeys. POST: adds what the authenticator made.
import type { RegistrationResponseJSON } from '@simplewebauthn/server'
import { register } from '../../../../server/access/passkeys.ts'
import { passkeysOf } from '../../../../server/store/second-factors.ts'
import { answer, body, json, Problem } from '../../_http/answer.ts'
import { newPasskey } from '../../_http/people-words.ts'
import { personOf } from '../../_http/who.ts'

export const GET = answer(async (request) => json({ items: await passkeysOf(personOf(request).personId), next: null }))

export const POST = answer(async (request) => {
  const { personId } = personOf(request)
  const { ticket, credential, name } = await body(request, newPasskey)
  const passkey = await register(personId, ticket, name, credential as unknown as RegistrationResponseJSON)
  if (!passkey) throw new Problem(400, 'Not this passkey', 'What the device answered does not hold: try again.')
  return json(passkey, 201)
})

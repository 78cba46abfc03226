// POST /api/session/passkey: signs in with what the authenticator answered.

import type { AuthenticationResponseJSON } from '@simplewebauthn/server'
import { signInWithPasskey } from '../../../../core/api/signing-in.ts'
import { note } from '../../../../server/access/notes.ts'
import { authenticate } from '../../../../server/access/passkeys.ts'
import { enter } from '../../../../server/access/sign-in.ts'
import { siteOf } from '../../_http/passkey-site.ts'
import { route } from '../../_http/route.ts'
import { signedIn } from '../../_http/signed-in.ts'
import { fromOf } from '../../_http/who.ts'

const WRONG = { title: 'Not this passkey', detail: 'This passkey is not known here.' }

export const POST = route(signInWithPasskey, async ({ request, body }) => {
  const { ticket, credential } = body
  const answered = credential as unknown as AuthenticationResponseJSON
  const person = await authenticate(siteOf(request), ticket, answered)
  if (!person) return signedIn({ kind: 'wrong' }, WRONG)
  note(request.headers, { actor: person.email })
  return signedIn(await enter(person, fromOf(request)))
})

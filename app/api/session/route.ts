// GET /api/session: who asks. POST: signs in with e-mail and password. DELETE: signs out.
import { signIn, signOut, whoAmI } from '../../../core/api/signing-in.ts'
import { SESSION, writeCookie } from '../../../server/access/cookie.ts'
import { note } from '../../../server/access/notes.ts'
import { signInWithPassword } from '../../../server/access/sign-in.ts'
import { endSession } from '../../../server/store/sessions.ts'
import { route } from '../_http/route.ts'
import { signedIn } from '../_http/signed-in.ts'
import { deviceOf, fromOf, identityOf, personOf } from '../_http/who.ts'

export const GET = route(whoAmI, async ({ request }) => {
  const { kind, name, role, scope } = identityOf(request)
  return { kind, name, role, scope }
})

export const POST = route(signIn, async ({ request, body: given }) => {
  note(request.headers, { actor: given.email })
  return signedIn(await signInWithPassword(given, fromOf(request), deviceOf(request)))
})

export const DELETE = route(signOut, async ({ request }) => {
  const { personId, key } = personOf(request)
  await endSession(personId, key.slice('session:'.length))
  return new Response(null, { status: 204, headers: { 'Set-Cookie': writeCookie(SESSION, '', 0) } })
})

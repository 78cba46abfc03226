// POST /api/session/code: the second step of signing in.
import { giveCode } from '../../../../core/api/signing-in.ts'
import { note } from '../../../../server/access/notes.ts'
import { signInWithCode } from '../../../../server/access/sign-in.ts'
import { route } from '../../_http/route.ts'
import { signedIn } from '../../_http/signed-in.ts'
import { fromOf } from '../../_http/who.ts'

const WRONG = {
  title: 'Not this code',
  detail: 'This code does not hold, or signing in has taken too long: begin anew.',
}

export const POST = route(giveCode, async ({ request, body }) => {
  const { ticket, code } = body
  const result = await signInWithCode(ticket, code, fromOf(request))
  if (result.kind === 'in') note(request.headers, { actor: result.person.email })
  return signedIn(result, WRONG)
})

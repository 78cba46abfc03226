// POST /api/setup: creates the first owner and signs them in; 409 when there is one.
import { setUp } from '../../../core/api/signing-in.ts'
import { note } from '../../../server/access/notes.ts'
import { setUp as makeOwner } from '../../../server/access/set-up.ts'
import { enter } from '../../../server/access/sign-in.ts'
import { Problem } from '../_http/answer.ts'
import { route } from '../_http/route.ts'
import { refusePassword, signedIn } from '../_http/signed-in.ts'
import { fromOf, isFromThisMachine } from '../_http/who.ts'

export const POST = route(setUp, async ({ request, body }) => {
  const given = body
  const result = await makeOwner(given, isFromThisMachine(request))
  if (result.kind === 'done') throw new Problem(409, 'Already owned', 'This Rasid has an owner: sign in.')
  if (result.kind === 'stranger') {
    const detail = 'The set-up token is on the terminal where Rasid was started.'
    throw new Problem(403, 'Not from here', detail, { field: 'token' })
  }
  if (result.kind === 'password') return refusePassword(result.fault)
  note(request.headers, { actor: given.email, target: given.email })
  return signedIn(await enter(result.person, fromOf(request)))
})

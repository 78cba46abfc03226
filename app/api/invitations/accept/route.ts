// POST /api/invitations/accept: the link of an invitation or a reset becomes a password, and signs in.
import { acceptInvitation } from '../../../../core/api/signing-in.ts'
import { joinIn } from '../../../../server/access/join.ts'
import { note } from '../../../../server/access/notes.ts'
import { Problem } from '../../_http/answer.ts'
import { route } from '../../_http/route.ts'
import { refusePassword, signedIn } from '../../_http/signed-in.ts'
import { fromOf } from '../../_http/who.ts'

export const POST = route(acceptInvitation, async ({ request, body }) => {
  const result = await joinIn(body, fromOf(request))
  if (result.kind === 'over') throw new Problem(410, 'Over', 'This link was used already, withdrawn, or is too old.')
  if (result.kind === 'password') return refusePassword(result.fault)
  note(request.headers, { actor: result.email, target: result.email })
  return signedIn(result.signedIn)
})

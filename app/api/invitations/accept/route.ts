// POST /api/invitations/accept: the link of an invitation or a reset becomes a password, and signs in.
import { joinIn } from '../../../../server/access/join.ts'
import { note } from '../../../../server/access/notes.ts'
import { answer, body, Problem } from '../../_http/answer.ts'
import { accepted } from '../../_http/people-words.ts'
import { refusePassword, signedIn } from '../../_http/signed-in.ts'
import { fromOf } from '../../_http/who.ts'

export const POST = answer(async (request) => {
  const result = await joinIn(await body(request, accepted), fromOf(request))
  if (result.kind === 'over') throw new Problem(410, 'Over', 'This link was used already, withdrawn, or is too old.')
  if (result.kind === 'password') return refusePassword(result.fault)
  note(request.headers, { actor: result.email })
  return signedIn(result.signedIn)
})

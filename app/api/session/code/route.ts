// POST /api/session/code: the second step of signing in.
import { note } from '../../../../server/access/notes.ts'
import { signInWithCode } from '../../../../server/access/sign-in.ts'
import { answer, body } from '../../_http/answer.ts'
import { secondStep } from '../../_http/people-words.ts'
import { signedIn } from '../../_http/signed-in.ts'
import { fromOf } from '../../_http/who.ts'

const WRONG = {
  title: 'Not this code',
  detail: 'This code does not hold, or signing in has taken too long: begin anew.',
}

export const POST = answer(async (request) => {
  const { ticket, code } = await body(request, secondStep)
  const result = await signInWithCode(ticket, code, fromOf(request))
  if (result.kind === 'in') note(request.headers, { actor: result.person.email })
  return signedIn(result, WRONG)
})

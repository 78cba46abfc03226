// POST /api/account/totp: a new secret for one-time codes. PUT: confirms it with a first code. DELETE: does without again.
import { beginTotp, finishTotp } from '../../../../server/access/totp.ts'
import { credentialsOf } from '../../../../server/store/people.ts'
import { removeTotp } from '../../../../server/store/second-factors.ts'
import { answer, body, json, Problem } from '../../_http/answer.ts'
import { confirmed } from '../../_http/confirmed.ts'
import { code, passwordAgain } from '../../_http/people-words.ts'
import { personOf } from '../../_http/who.ts'

export const POST = answer(async (request) => {
  const { personId, name } = personOf(request)
  const found = await credentialsOf({ id: personId })
  if (found?.person.secondFactor)
    throw new Problem(409, 'Already there', 'One-time codes are set up; remove them first.')
  await confirmed(request, (await body(request, passwordAgain)).password)
  return json(await beginTotp(personId, name), 201)
})

export const PUT = answer(async (request) => {
  const { personId } = personOf(request)
  const found = await credentialsOf({ id: personId })
  const codes = found && (await finishTotp(found, (await body(request, code)).code))
  if (!codes) throw new Problem(400, 'Not this code', 'This code does not hold: is the clock of your device right?')
  return json({ recoveryCodes: codes })
})

export const DELETE = answer(async (request) => {
  const { personId } = personOf(request)
  await confirmed(request, (await body(request, passwordAgain)).password)
  await removeTotp(personId)
  return new Response(null, { status: 204 })
})

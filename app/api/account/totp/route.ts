// POST /api/account/totp: a new secret for one-time codes. PUT: confirms it with a first code. DELETE: does without again.
import { beginOneTimeCodes, confirmOneTimeCodes, endOneTimeCodes } from '../../../../core/api/account.ts'
import { beginTotp, finishTotp } from '../../../../server/access/totp.ts'
import { credentialsOf } from '../../../../server/store/people.ts'
import { removeTotp } from '../../../../server/store/second-factors.ts'
import { Problem } from '../../_http/answer.ts'
import { audited } from '../../_http/audited.ts'
import { confirmed } from '../../_http/confirmed.ts'
import { route } from '../../_http/route.ts'
import { personOf } from '../../_http/who.ts'

export const POST = route(beginOneTimeCodes, async ({ request, body }) => {
  const { personId, name } = personOf(request)
  const found = await credentialsOf({ id: personId })
  if (found?.person.secondFactor)
    throw new Problem(409, 'Already there', 'One-time codes are set up; remove them first.')
  await confirmed(request, body.password)
  return await beginTotp(personId, name)
})

export const PUT = route(confirmOneTimeCodes, async ({ request, body }) => {
  const { personId } = personOf(request)
  const found = await credentialsOf({ id: personId })
  const recoveryCodes = await audited(request, async () => {
    const codes = found && (await finishTotp(found, body.code))
    if (codes) return codes
    throw new Problem(400, 'Not this code', 'This code does not hold: is the clock of your device right?')
  })
  return { recoveryCodes }
})

export const DELETE = route(endOneTimeCodes, async ({ request, body }) => {
  const { personId } = personOf(request)
  await confirmed(request, body.password)
  await audited(request, () => removeTotp(personId))
  return undefined
})

// GET /api/account/passkeys: the person's passkeys. POST: adds what the authenticator made.

import type { RegistrationResponseJSON } from '@simplewebauthn/server'
import { addPasskey, listPasskeys } from '../../../../core/api/account.ts'
import { checkRegistration } from '../../../../server/access/passkeys.ts'
import { addPasskey as keep, passkeysOf } from '../../../../server/store/second-factors.ts'
import { Problem } from '../../_http/answer.ts'
import { audited } from '../../_http/audited.ts'
import { siteOf } from '../../_http/passkey-site.ts'
import { route } from '../../_http/route.ts'
import { personOf } from '../../_http/who.ts'

export const GET = route(listPasskeys, async ({ request }) => ({
  items: await passkeysOf(personOf(request).personId),
  next: null,
}))

export const POST = route(addPasskey, async ({ request, body }) => {
  const { personId } = personOf(request)
  const { ticket, credential, name } = body
  const answered = credential as unknown as RegistrationResponseJSON
  const checked = await checkRegistration(siteOf(request), personId, ticket, answered)
  if (!checked) throw new Problem(400, 'Not this passkey', 'What the device answered does not hold: try again.')
  return audited(
    request,
    () => keep({ ...checked, name }),
    () => name,
  )
})

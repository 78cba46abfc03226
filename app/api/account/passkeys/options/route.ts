// POST /api/account/passkeys/options: what the authenticator is asked for a new passkey; the password is asked first.
import { askNewPasskey } from '../../../../../core/api/account.ts'
import { registrationOptions } from '../../../../../server/access/passkeys.ts'
import { confirmed } from '../../../_http/confirmed.ts'
import { siteOf } from '../../../_http/passkey-site.ts'
import { route } from '../../../_http/route.ts'
import { personOf } from '../../../_http/who.ts'

export const POST = route(askNewPasskey, async ({ request, body }) => {
  const { personId, name } = personOf(request)
  const site = siteOf(request)
  await confirmed(request, body.password)
  const { options, ticket } = await registrationOptions(site, { id: personId, email: name })
  return { options: { ...options }, ticket }
})

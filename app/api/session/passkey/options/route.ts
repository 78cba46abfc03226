// POST /api/session/passkey/options: what the browser's authenticator is asked.
import { askPasskey } from '../../../../../core/api/signing-in.ts'
import { authenticationOptions } from '../../../../../server/access/passkeys.ts'
import { siteOf } from '../../../_http/passkey-site.ts'
import { route } from '../../../_http/route.ts'

export const POST = route(askPasskey, async ({ request }) => {
  const { options, ticket } = await authenticationOptions(siteOf(request))
  return { options: { ...options }, ticket }
})

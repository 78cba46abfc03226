// GET /api/session/sso: sends the browser to the provider of single sign-on.

import { safeNext } from '../../../../core/access/next.ts'
import { beginSingleSignOn } from '../../../../core/api/signing-in.ts'
import { STATE, writeCookie } from '../../../../server/access/cookie.ts'
import { beginSso } from '../../../../server/access/single-sign-on.ts'
import { Problem } from '../../_http/answer.ts'
import { route } from '../../_http/route.ts'

export const dynamic = 'force-dynamic'

export const GET = route(beginSingleSignOn, async ({ request }) => {
  const begun = await beginSso(safeNext(new URL(request.url).searchParams.get('next')))
  if (!begun) throw new Problem(404, 'Not set up', 'Single sign-on is not configured here.')
  const headers = {
    Location: begun.to,
    'Set-Cookie': writeCookie(STATE, begun.state, 600),
    'Cache-Control': 'no-store',
  }
  return new Response(null, { status: 303, headers })
})

// GET /api/session/sso/callback: takes the provider's answer; signs in who was invited, and says so to anyone else.

import { safeNext } from '../../../../../core/access/next.ts'
import { endSingleSignOn } from '../../../../../core/api/signing-in.ts'
import { readCookie, STATE, writeCookie } from '../../../../../server/access/cookie.ts'
import { note } from '../../../../../server/access/notes.ts'
import { enter } from '../../../../../server/access/sign-in.ts'
import { finishSso } from '../../../../../server/access/single-sign-on.ts'
import { route } from '../../../_http/route.ts'
import { fromOf } from '../../../_http/who.ts'

export const GET = route(endSingleSignOn, async ({ request }) => {
  const done = await finishSso(new URL(request.url).search, readCookie(request.headers.get('cookie'), STATE))
  const headers = new Headers({ 'Cache-Control': 'no-store' })
  headers.append('Set-Cookie', writeCookie(STATE, '', 0))
  headers.set('Location', done ? safeNext(done.next) : '/sign-in?sso=refused')
  if (done) {
    note(request.headers, { actor: done.person.email })
    for (const cookie of (await enter(done.person, fromOf(request))).cookies) headers.append('Set-Cookie', cookie)
  } else note(request.headers, { refused: true })
  return new Response(null, { status: 303, headers })
})

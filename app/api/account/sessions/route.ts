// GET /api/account/sessions: where the person is signed in.
import { listSessions } from '../../../../core/api/account.ts'
import { sessionsOf } from '../../../../server/store/sessions.ts'
import { route } from '../../_http/route.ts'
import { personOf } from '../../_http/who.ts'

export const GET = route(listSessions, async ({ request }) => {
  const { personId, key } = personOf(request)
  return { items: await sessionsOf(personId, key), next: null }
})

// GET /api/account/sessions: where the person is signed in.
import { sessionsOf } from '../../../../server/store/sessions.ts'
import { answer, json } from '../../_http/answer.ts'
import { personOf } from '../../_http/who.ts'

export const GET = answer(async (request) => {
  const { personId, key } = personOf(request)
  return json({ items: await sessionsOf(personId, key), next: null })
})

// POST /api/people/{id}/reset: a link by which the person chooses a new password; it is shown once.
import { access } from '../../../../../server/access/settings.ts'
import { credentialsOf } from '../../../../../server/store/people.ts'
import { issueTicket } from '../../../../../server/store/tickets.ts'
import { answer, json, notFound } from '../../../_http/answer.ts'
import type { ById } from '../../../_http/by-id.ts'

const DAY_SECONDS = 86_400

export const POST = answer<ById>(async (_request, { params }) => {
  const found = await credentialsOf({ id: (await params).id })
  if (!found) throw notFound('person')
  const { id: personId, email } = found.person
  const { id, secret } = await issueTicket('reset', { personId, email }, DAY_SECONDS)
  return json({ id, email, link: `${access().origin}/join#${secret}` }, 201)
})

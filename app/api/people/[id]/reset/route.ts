// POST /api/people/{id}/reset: a link by which the person chooses a new password; it is shown once.
import { resetPerson } from '../../../../../core/api/people.ts'
import { access } from '../../../../../server/access/settings.ts'
import { credentialsOf } from '../../../../../server/store/people.ts'
import { issueTicket } from '../../../../../server/store/tickets.ts'
import { notFound } from '../../../_http/answer.ts'
import { route } from '../../../_http/route.ts'

const DAY_SECONDS = 86_400

export const POST = route(resetPerson, async ({ params }) => {
  const found = await credentialsOf({ id: params.id })
  if (!found) throw notFound('person')
  const { id: personId, email } = found.person
  const { id, secret } = await issueTicket('reset', { personId, email }, DAY_SECONDS)
  return { id, email, link: `${access().origin}/join#${secret}` }
})

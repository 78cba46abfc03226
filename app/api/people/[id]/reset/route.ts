// POST /api/people/{id}/reset: a link by which the person chooses a new password; it is shown once.
import { resetPerson } from '../../../../../core/api/people.ts'
import { linkOrigin } from '../../../../../server/access/origin.ts'
import { credentialsOf } from '../../../../../server/store/people.ts'
import { issueTicket } from '../../../../../server/store/tickets.ts'
import { notFound } from '../../../_http/answer.ts'
import { audited } from '../../../_http/audited.ts'
import { route } from '../../../_http/route.ts'

const DAY_SECONDS = 86_400

export const POST = route(resetPerson, async ({ request, params }) => {
  const found = await credentialsOf({ id: params.id })
  if (!found) throw notFound('person')
  const { id: personId, email } = found.person
  const issue = () => issueTicket('reset', { personId, email }, DAY_SECONDS)
  const { id, secret } = await audited(request, issue, () => email)
  return { id, email, link: `${linkOrigin(request)}/join#${secret}` }
})

// GET /api/invitations: those that are open. POST: makes one; its link is shown once.
import { calledOf } from '../../../core/access/roles.ts'
import { addInvitation, listInvitations } from '../../../core/api/people.ts'
import { linkOrigin } from '../../../server/access/origin.ts'
import { credentialsOf } from '../../../server/store/people.ts'
import { issueTicket, listInvitations as openInvitations } from '../../../server/store/tickets.ts'
import { Problem } from '../_http/answer.ts'
import { audited } from '../_http/audited.ts'
import { route } from '../_http/route.ts'
import { identityOf } from '../_http/who.ts'

const WEEK_SECONDS = 7 * 86_400

export const GET = route(listInvitations, async () => ({ items: await openInvitations(), next: null }))

export const POST = route(addInvitation, async ({ request, body }) => {
  const { email, role } = body
  if (await credentialsOf({ email })) throw new Problem(409, 'Already here', 'This address has an account.')
  const data = { email, role, by: calledOf(identityOf(request)) }
  const issue = () => issueTicket('invitation', data, WEEK_SECONDS)
  const { id, secret } = await audited(request, issue, () => `${email} (${role})`)
  // After the hash: it never reaches a server's log.
  return { id, email, role, link: `${linkOrigin(request)}/join#${secret}` }
})

// GET /api/invitations: those that are open. POST: makes one; its link is shown once.
import { addInvitation, listInvitations } from '../../../core/api/people.ts'
import { note } from '../../../server/access/notes.ts'
import { access } from '../../../server/access/settings.ts'
import { credentialsOf } from '../../../server/store/people.ts'
import { issueTicket, listInvitations as openInvitations } from '../../../server/store/tickets.ts'
import { Problem } from '../_http/answer.ts'
import { route } from '../_http/route.ts'
import { identityOf } from '../_http/who.ts'

const WEEK_SECONDS = 7 * 86_400

export const GET = route(listInvitations, async () => ({ items: await openInvitations(), next: null }))

export const POST = route(addInvitation, async ({ request, body }) => {
  const { email, role } = body
  if (await credentialsOf({ email })) throw new Problem(409, 'Already here', 'This address has an account.')
  const { id, secret } = await issueTicket('invitation', { email, role, by: identityOf(request).name }, WEEK_SECONDS)
  note(request.headers, { target: `${email} as ${role}` })
  // After the hash: it never reaches a server's log.
  return { id, email, role, link: `${access().origin}/join#${secret}` }
})

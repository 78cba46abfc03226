// GET /api/invitations: those that are open. POST: makes one; its link is shown once.

import { note } from '../../../server/access/notes.ts'
import { access } from '../../../server/access/settings.ts'
import { credentialsOf } from '../../../server/store/people.ts'
import { issueTicket, listInvitations } from '../../../server/store/tickets.ts'
import { answer, body, json, Problem } from '../_http/answer.ts'
import { newInvitation } from '../_http/people-words.ts'
import { identityOf } from '../_http/who.ts'

const WEEK_SECONDS = 7 * 86_400

export const GET = answer(async () => json({ items: await listInvitations(), next: null }))

export const POST = answer(async (request) => {
  const { email, role } = await body(request, newInvitation)
  if (await credentialsOf({ email })) throw new Problem(409, 'Already here', 'This address has an account.')
  const { id, secret } = await issueTicket('invitation', { email, role, by: identityOf(request).name }, WEEK_SECONDS)
  note(request.headers, { target: `${email} as ${role}` })
  // After the hash: it never reaches a server's log.
  return json({ id, email, role, link: `${access().origin}/join#${secret}` }, 201)
})

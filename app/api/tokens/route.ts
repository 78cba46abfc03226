// GET /api/tokens: the person's tokens (owners see all). POST: makes one; the secret is in this answer and in no other.
import { covers, fullScope, reaches } from '../../../core/access/roles.ts'
import { note } from '../../../server/access/notes.ts'
import { listTokens, makeToken } from '../../../server/store/access-tokens.ts'
import { answer, body, json, Problem } from '../_http/answer.ts'
import { newToken } from '../_http/people-words.ts'
import { personOf } from '../_http/who.ts'

export const GET = answer(async (request) => {
  const { role, personId } = personOf(request)
  return json({ items: await listTokens(role === 'owner' ? undefined : personId), next: null })
})

export const POST = answer(async (request) => {
  const person = personOf(request)
  const { name, role, scope = fullScope(role) } = await body(request, newToken)
  if (!reaches(person.role, role)) throw new Problem(403, 'Above yourself', `Your role is ${person.role}.`)
  if (!covers(fullScope(role), scope)) throw new Problem(400, 'Not together', `A ${role} has no use for ${scope}.`)
  note(request.headers, { target: `${name} (${role}, ${scope})` })
  return json(await makeToken({ name, role, scope, personId: person.personId }), 201)
})

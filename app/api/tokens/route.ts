// GET /api/tokens: the person's tokens (owners see all). POST: makes one; the secret is in this answer and in no other.

import { covers, fullScope, reaches } from '../../../core/access/roles.ts'
import { addToken, listTokens } from '../../../core/api/account.ts'
import { makeToken, listTokens as tokensOf } from '../../../server/store/access-tokens.ts'
import { Problem } from '../_http/answer.ts'
import { audited } from '../_http/audited.ts'
import { route } from '../_http/route.ts'
import { personOf } from '../_http/who.ts'

export const GET = route(listTokens, async ({ request }) => {
  const { role, personId } = personOf(request)
  return { items: await tokensOf(role === 'owner' ? undefined : personId), next: null }
})

export const POST = route(addToken, async ({ request, body }) => {
  const person = personOf(request)
  const { name, role, scope = fullScope(role) } = body
  if (!reaches(person.role, role)) throw new Problem(403, 'Above yourself', `Your role is ${person.role}.`)
  if (!covers(fullScope(role), scope)) throw new Problem(400, 'Not together', `A ${role} has no use for ${scope}.`)
  const make = () => makeToken({ name, role, scope, personId: person.personId })
  return audited(request, make, () => `${name} (${role}, ${scope})`)
})

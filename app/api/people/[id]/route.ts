// PATCH, DELETE /api/people/{id}: role, access and name; the last owner stays one.
import { changePerson, removePerson } from '../../../../server/store/people.ts'
import { answer, body, json, notFound, Problem } from '../../_http/answer.ts'
import type { ById } from '../../_http/by-id.ts'
import { given } from '../../_http/given.ts'
import { personChange } from '../../_http/people-words.ts'

const LAST_OWNER = new Problem(409, 'The last owner', 'Make someone else an owner first.')

export const PATCH = answer<ById>(async (request, { params }) => {
  const person = await changePerson((await params).id, given(await body(request, personChange)))
  if (person === 'last-owner') throw LAST_OWNER
  if (!person) throw notFound('person')
  return json(person)
})

export const DELETE = answer<ById>(async (_request, { params }) => {
  const gone = await removePerson((await params).id)
  if (gone === 'last-owner') throw LAST_OWNER
  if (!gone) throw notFound('person')
  return new Response(null, { status: 204 })
})

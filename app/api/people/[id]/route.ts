// PATCH, DELETE /api/people/{id}: role, access and name; the last owner stays one.
import { changePerson, deletePerson } from '../../../../core/api/people.ts'
import { changePerson as change, removePerson } from '../../../../server/store/people.ts'
import { notFound, Problem } from '../../_http/answer.ts'
import { given } from '../../_http/given.ts'
import { route } from '../../_http/route.ts'

const LAST_OWNER = new Problem(409, 'The last owner', 'Make someone else an owner first.')

export const PATCH = route(changePerson, async ({ params, body }) => {
  const person = await change(params.id, given(body))
  if (person === 'last-owner') throw LAST_OWNER
  if (!person) throw notFound('person')
  return person
})

export const DELETE = route(deletePerson, async ({ params }) => {
  const gone = await removePerson(params.id)
  if (gone === 'last-owner') throw LAST_OWNER
  if (!gone) throw notFound('person')
  return undefined
})

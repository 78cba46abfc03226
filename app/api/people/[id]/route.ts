// PATCH, DELETE /api/people/{id}: role, access and name; the last owner stays one.
import { changePerson, deletePerson } from '../../../../core/api/people.ts'
import { changePerson as change, type Person, removePerson } from '../../../../server/store/people.ts'
import { notFound, Problem } from '../../_http/answer.ts'
import { audited } from '../../_http/audited.ts'
import { given } from '../../_http/given.ts'
import { route } from '../../_http/route.ts'

/** `role=viewer, disabled=true` */
const changed = (body: object) =>
  Object.entries(given(body))
    .map(([name, value]) => `${name}=${value}`)
    .join(', ')

function found(person: Person | 'last-owner' | null): Person {
  if (person === 'last-owner') throw new Problem(409, 'The last owner', 'Make someone else an owner first.')
  if (!person) throw notFound('person')
  return person
}

export const PATCH = route(changePerson, async ({ request, params, body }) => {
  const work = async () => found(await change(params.id, given(body)))
  return audited(request, work, ({ email }) => `${email} (${changed(body)})`)
})

export const DELETE = route(deletePerson, async ({ request, params }) => {
  await audited(
    request,
    async () => found(await removePerson(params.id)),
    ({ email }) => email,
  )
  return undefined
})

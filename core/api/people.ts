// The operations of owners on people, invitations and the audit log. Pure.
import { z } from 'zod'
import { operation } from './operation.ts'
import { byId, id, idCursor, limit, pageOf } from './parts.ts'
import { auditEntry, email, invitation, person, personName, role } from './people-words.ts'

const area = 'People'
const lastOwner = { 409: 'The last owner stays one.' }

export const listPeople = operation({
  id: 'listPeople',
  method: 'GET',
  path: '/api/people',
  area,
  summary: 'Everyone with an account.',
  answers: [{ status: 200, about: 'People.', json: pageOf(person) }],
})

export const changePerson = operation({
  id: 'changePerson',
  method: 'PATCH',
  path: '/api/people/{id}',
  area,
  summary: 'Role, access and name.',
  params: byId('a person'),
  body: z.object({ role: role.optional(), disabled: z.boolean().optional(), name: personName.optional() }),
  answers: [{ status: 200, about: 'The person as they are now.', json: person }],
  problems: lastOwner,
})

export const deletePerson = operation({
  id: 'deletePerson',
  method: 'DELETE',
  path: '/api/people/{id}',
  area,
  summary: 'Removes a person.',
  params: byId('a person'),
  answers: [{ status: 204, about: 'They are gone.' }],
  problems: lastOwner,
})

export const resetPerson = operation({
  id: 'resetPerson',
  method: 'POST',
  path: '/api/people/{id}/reset',
  area,
  summary: 'A link by which the person chooses a new password; it is shown once.',
  params: byId('a person'),
  answers: [{ status: 201, about: 'The link.', json: z.object({ id, email: z.string(), link: z.string() }) }],
})

export const listInvitations = operation({
  id: 'listInvitations',
  method: 'GET',
  path: '/api/invitations',
  area,
  summary: 'Invitations that are open.',
  answers: [{ status: 200, about: 'Invitations, without their links.', json: pageOf(invitation) }],
})

export const addInvitation = operation({
  id: 'addInvitation',
  method: 'POST',
  path: '/api/invitations',
  area,
  summary: 'Invites someone; the link is shown once.',
  body: z.object({ email, role }),
  answers: [{ status: 201, about: 'The link.', json: z.object({ id, email: z.string(), role, link: z.string() }) }],
  problems: { 409: 'This address has an account.' },
})

export const deleteInvitation = operation({
  id: 'deleteInvitation',
  method: 'DELETE',
  path: '/api/invitations/{id}',
  area,
  summary: 'Withdraws an invitation.',
  params: byId('an invitation'),
  answers: [{ status: 204, about: 'It is withdrawn.' }],
})

export const listAudit = operation({
  id: 'listAudit',
  method: 'GET',
  path: '/api/audit',
  area,
  summary: 'Who did what, newest first.',
  query: z.strictObject({
    format: z.enum(['json', 'jsonl', 'csv'], 'one of json, jsonl, csv is expected, for example format=csv').optional(),
    limit: limit(50),
    cursor: idCursor,
  }),
  answers: [
    {
      status: 200,
      about: 'A page of the log; with format=jsonl or csv all of it as a file.',
      json: pageOf(auditEntry),
    },
    { status: 200, about: 'One entry a line.', file: 'application/jsonl' },
    { status: 200, about: 'One entry a row, the names of the columns first.', file: 'text/csv' },
  ],
})

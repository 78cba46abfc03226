// How people, sessions, tokens and the audit log are asked for and answered. A field that is not named is left out, so nobody gives
// themselves a role by sending one. Pure.
import { z } from 'zod'
import { ROLES, SCOPES } from '../access/roles.ts'
import { id, time } from './parts.ts'

export const email = z.email('an e-mail address is expected, for example noor@desk.example').max(254)
// How good a password must be is said by the account's own rules; here only that it is one.
export const password = z.string({ error: 'a password is expected' }).max(1_000)
export const personName = z.string().trim().max(100)
export const secret = z.string().max(200)
export const role = z.enum(ROLES, `one of ${ROLES.join(', ')} is expected`)
export const scope = z.enum(SCOPES, `one of ${SCOPES.join(', ')} is expected`)
export const code = z.string().max(40)
/** What an authenticator answers; the library for it reads it in earnest. */
export const credential = z.looseObject({ id: z.string().max(2_000), response: z.looseObject({}) })
export const passwordAgain = z.object({ password })

export const person = z
  .object({
    id,
    email: z.string(),
    name: z.string(),
    role,
    disabled: z.boolean(),
    secondFactor: z.boolean(),
    createdAt: time,
    lastSignInAt: time.nullable(),
  })
  .meta({ id: 'Person' })
const tokenFields = {
  id,
  name: z.string(),
  role,
  scope,
  personId: id.nullable().describe('Null: made on the command line.'),
  createdAt: time,
  lastUsedAt: time.nullable(),
  revokedAt: time.nullable(),
}
export const token = z.object(tokenFields).meta({ id: 'Token' })
export const madeToken = z
  .object({ ...tokenFields, token: z.string().describe('Shown here and never again.') })
  .meta({ id: 'MadeToken' })
export const session = z
  .object({
    id,
    address: z.string(),
    userAgent: z.string(),
    createdAt: time,
    lastSeenAt: time,
    current: z.boolean().describe('The one that asks.'),
  })
  .meta({ id: 'Session' })
const passkeyFields = { id: z.string(), name: z.string(), createdAt: time, lastUsedAt: time.nullable() }
export const passkey = z.object(passkeyFields).meta({ id: 'Passkey' })
export const listedPasskey = z
  .object({ ...passkeyFields, transports: z.array(z.string()) })
  .meta({ id: 'ListedPasskey' })
export const invitation = z
  .object({ id, email: z.string(), role: z.string(), by: z.string(), createdAt: time, expiresAt: time })
  .meta({ id: 'Invitation' })
export const auditEntry = z
  .object({
    id,
    at: time,
    actor: z.string(),
    action: z.string(),
    target: z.string(),
    outcome: z.string().describe('done, or why not.'),
    address: z.string(),
  })
  .meta({ id: 'AuditEntry' })
/** What the browser's own programming interface takes and gives; it is described by the Web Authentication standard. */
export const authenticatorOptions = z.object({ options: z.looseObject({}), ticket: z.string() })

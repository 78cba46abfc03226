// What request bodies about people, sessions and tokens may hold, as schemas. A field that is not named is left out, so nobody gives
// themselves a role by sending one.
import { z } from 'zod'
import { ROLES, SCOPES } from '../../../core/access/roles.ts'

const email = z.email('an e-mail address is expected, for example noor@desk.example').max(254)
// How good a password must be is said by the account's own rules; here only that it is one.
const password = z.string({ error: 'a password is expected' }).max(1_000)
const name = z.string().trim().max(100)
const secret = z.string().max(200)
const role = z.enum(ROLES, `one of ${ROLES.join(', ')} is expected`)
/** What an authenticator answers; the library for it reads it in earnest. */
const credential = z.looseObject({ id: z.string().max(2_000), response: z.looseObject({}) })

export const newOwner = z.object({ email, password, name: name.optional(), token: secret.optional() })
export const signIn = z.object({ email: z.string().max(254), password })
export const secondStep = z.object({ ticket: secret, code: z.string().max(40) })
export const passkeyAnswer = z.object({ ticket: secret, credential })
export const newPasskey = z.object({ ticket: secret, credential, name: name.min(1).default('Passkey') })
export const newPassword = z.object({ current: password, password })
export const passwordAgain = z.object({ password })
export const code = z.object({ code: z.string().max(40) })
export const newInvitation = z.object({ email, role })
export const accepted = z.object({ token: secret, password, name: name.optional() })
export const newToken = z.object({ name: name.min(1, 'a name is expected'), role, scope: z.enum(SCOPES).optional() })
export const personChange = z.object({ role: role.optional(), disabled: z.boolean().optional(), name: name.optional() })

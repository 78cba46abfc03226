// A link of an invitation or a reset is used: the password is set, the link is worth nothing afterwards, and the person is in; one with
// a second factor still has to show it.
import { isRole } from '../../core/access/roles.ts'
import { addPerson, credentialsOf, setPassword } from '../store/people.ts'
import { issueTicket, seeTicket, takeTicket } from '../store/tickets.ts'
import { hashPassword, type PasswordFault, passwordFault } from './password.ts'
import { enter, type From, type SignInResult } from './sign-in.ts'

export type JoinResult =
  | { kind: 'over' }
  | { kind: 'password'; fault: PasswordFault }
  | { kind: 'done'; email: string; signedIn: SignInResult }

type Given = { token: string; password: string; name?: string | undefined }

const SECOND_STEP_SECONDS = 300

export async function joinIn({ token, password, name }: Given, from: From): Promise<JoinResult> {
  const [invitation, reset] = await Promise.all([seeTicket('invitation', token), seeTicket('reset', token)])
  const email = invitation?.email ?? reset?.email
  if (email === undefined) return { kind: 'over' }
  const fault = passwordFault(password, [email, name ?? ''])
  if (fault) return { kind: 'password', fault }
  const passwordHash = await hashPassword(password)
  return invitation ? newcomer(token, passwordHash, name, from) : comesBack(token, passwordHash, from)
}

async function newcomer(
  token: string,
  passwordHash: string,
  name: string | undefined,
  from: From,
): Promise<JoinResult> {
  const taken = await takeTicket('invitation', token)
  if (!taken || !isRole(taken.role)) return { kind: 'over' }
  const person = await addPerson({ email: taken.email, role: taken.role, passwordHash, ...(name ? { name } : {}) })
  return person ? { kind: 'done', email: person.email, signedIn: await enter(person, from) } : { kind: 'over' }
}

async function comesBack(token: string, passwordHash: string, from: From): Promise<JoinResult> {
  const taken = await takeTicket('reset', token)
  const found = taken && (await credentialsOf({ id: taken.personId }))
  if (!found || found.person.disabled) return { kind: 'over' }
  const { person } = found
  await setPassword(person.id, passwordHash)
  if (!person.secondFactor) return { kind: 'done', email: person.email, signedIn: await enter(person, from) }
  const { secret } = await issueTicket('second-step', { personId: person.id }, SECOND_STEP_SECONDS)
  return { kind: 'done', email: person.email, signedIn: { kind: 'code', ticket: secret, email: person.email } }
}

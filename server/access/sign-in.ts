// Signing in: password, then a second factor where the person has one; the result is a session's cookies, or what is missing. Wrong
// address, wrong password and a closed account are one answer that takes one time.
import { credentialsOf, type Person } from '../store/people.ts'
import { startSession } from '../store/sessions.ts'
import { issueTicket, takeTicket, tryTicket } from '../store/tickets.ts'
import { DEVICE, SESSION, writeCookie } from './cookie.ts'
import { verifyPassword } from './password.ts'
import { beginTry, deviceMark, succeeded } from './throttle.ts'
import { takeCode } from './totp.ts'

export type From = { address: string; userAgent: string }
export type SignedIn = { kind: 'in'; person: Person; cookies: string[] }
export type SignInResult =
  | SignedIn
  | { kind: 'code'; ticket: string; email: string }
  | { kind: 'wrong' }
  | { kind: 'wait'; seconds: number }

const SECOND_STEP_SECONDS = 300
const SECOND_STEP_TRIES = 5
const DEVICE_SECONDS = 180 * 86_400
const MONTH_SECONDS = 30 * 86_400

export async function signInWithPassword(
  given: { email: string; password: string },
  from: From,
  device: string | undefined,
): Promise<SignInResult> {
  const attempt = { email: given.email, address: from.address, device }
  const seconds = await beginTry(attempt)
  if (seconds > 0) return { kind: 'wait', seconds }
  const found = await credentialsOf({ email: given.email })
  const right = await verifyPassword(given.password, found?.passwordHash ?? null)
  if (!right || !found || found.person.disabled) return { kind: 'wrong' }
  await succeeded(attempt)
  if (!found.person.secondFactor) return enter(found.person, from)
  const { secret } = await issueTicket('second-step', { personId: found.person.id }, SECOND_STEP_SECONDS)
  return { kind: 'code', ticket: secret, email: found.person.email }
}

/** The second step: a code of the person's device, or one of their recovery codes. */
export async function signInWithCode(ticket: string, code: string, from: From): Promise<SignInResult> {
  const step = await tryTicket('second-step', ticket, SECOND_STEP_TRIES)
  const found = step && (await credentialsOf({ id: step.personId }))
  if (!found || found.person.disabled) return { kind: 'wrong' }
  // Who knows the password alone may guess a few codes and no more, however often they begin anew.
  const attempt = { email: `code ${found.person.email}`, address: from.address, device: undefined }
  const seconds = await beginTry(attempt)
  if (seconds > 0) return { kind: 'wait', seconds }
  if (!(await takeCode(found, code))) return { kind: 'wrong' }
  if (!(await takeTicket('second-step', ticket))) return { kind: 'wrong' }
  await succeeded(attempt)
  return enter(found.person, from)
}

/** A new session, always with a new secret: what a browser carried before is worth nothing afterwards. */
export async function enter(person: Person, from: From): Promise<SignedIn> {
  const { secret } = await startSession(person.id, from)
  return {
    kind: 'in',
    person,
    cookies: [
      writeCookie(SESSION, secret, MONTH_SECONDS),
      writeCookie(DEVICE, deviceMark(person.email), DEVICE_SECONDS),
    ],
  }
}

/** True when this is the person's password; for what needs it again. */
export async function knowsPassword(personId: string, password: string): Promise<boolean> {
  const found = await credentialsOf({ id: personId })
  return verifyPassword(password, found?.passwordHash ?? null)
}

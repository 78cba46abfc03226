// The answers that signing in can have, in the one shape: a session's cookies, a ticket for the second step, or a refusal.
import type { PasswordFault } from '../../../server/access/password.ts'
import type { SignInResult } from '../../../server/access/sign-in.ts'
import { json, Problem } from './answer.ts'

const WRONG = { title: 'Not signed in', detail: 'The e-mail address and the password do not belong together.' }

/** 201 with cookies, or 202 with what is asked next. */
export function signedIn(result: SignInResult, wrong = WRONG): Response {
  if (result.kind === 'wrong') throw new Problem(401, wrong.title, wrong.detail)
  if (result.kind === 'wait') {
    const detail = `Too many wrong tries: try again in ${Math.ceil(result.seconds / 60)} min.`
    throw new Problem(429, 'Too many tries', detail, { retryAfterSeconds: result.seconds })
  }
  if (result.kind === 'code') return json({ next: 'code', ticket: result.ticket }, 202)
  const response = json(result.person, 201)
  for (const cookie of result.cookies) response.headers.append('Set-Cookie', cookie)
  return response
}

const FAULTS: Record<PasswordFault, string> = {
  short: 'A password needs at least 12 characters.',
  long: 'A password may have 256 characters.',
  known: 'This password is on the lists that attackers try first.',
  personal: 'This password says little more than your name or address.',
}

export function refusePassword(fault: PasswordFault): never {
  throw new Problem(400, 'Not a good password', FAULTS[fault], { field: 'password', fault })
}

// The demo's own way in: a browser on this machine that opens the desk is signed in as the demo's owner. Only `npm run demo` asks for
// it; its data is invented, and requests by other names, from elsewhere or through a proxy are judged as always.
import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { addFirstOwner, credentialsOf } from '../store/people.ts'
import { startSession } from '../store/sessions.ts'
import { SESSION, writeCookie } from './cookie.ts'
import { isFromHere, isOwnPage } from './origin.ts'
import { hashPassword } from './password.ts'

const EMAIL = 'demo@rasid.invalid'
const HOUR_SECONDS = 3_600

/** The owner that nobody knows the password of; safe to call at each start. */
export async function makeDemoOwner(): Promise<void> {
  await addFirstOwner({ email: EMAIL, name: 'Demo', passwordHash: await hashPassword(randomBytes(24).toString('hex')) })
}

/** Signs the browser in and sends it on; false when it is not one of this machine. */
export async function enterDemo(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  const owner = await credentialsOf({ email: EMAIL })
  if (!owner || !isFromHere(request) || !isOwnPage(request)) return false
  const from = { address: 'this machine', userAgent: request.headers['user-agent'] ?? '' }
  const { secret } = await startSession(owner.person.id, from)
  const cookie = writeCookie(SESSION, secret, HOUR_SECONDS * 24)
  response.writeHead(303, { Location: '/', 'Set-Cookie': cookie, 'Cache-Control': 'no-store' }).end()
  return true
}

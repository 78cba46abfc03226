// Who asks, as the guard found out and wrote into headers that nobody outside can set.
import type { Identity } from '../../../core/access/roles.ts'
import { DEVICE, readCookie, SESSION } from '../../../server/access/cookie.ts'
import { Problem } from './answer.ts'

/** The person or token behind a request that passed a door. */
export function identityOf(request: Pick<Request, 'headers'>): Identity {
  const packed = request.headers.get('x-rasid-identity')
  if (!packed) throw new Error('A route that asks who it is for has a door that lets anyone in.')
  return JSON.parse(Buffer.from(packed, 'base64url').toString()) as Identity
}

/** True when the one who asks showed a session or token that holds. */
export const isKnown = (request: Request) => request.headers.has('x-rasid-identity')

/** A person in a browser, with the id that their own things hang on. */
export function personOf(request: Request): Identity & { personId: string } {
  const identity = identityOf(request)
  if (identity.personId === null) throw new Problem(403, 'For people', 'This is for people who are signed in.')
  return { ...identity, personId: identity.personId }
}

export const addressOf = (request: Request) => request.headers.get('x-rasid-address') ?? 'unknown'
export const isFromThisMachine = (request: Request) => request.headers.get('x-rasid-from-here') === '1'

/** Where a session is started from. */
export const fromOf = (request: Request) => ({
  address: addressOf(request),
  userAgent: request.headers.get('user-agent') ?? '',
})
export const deviceOf = (request: Request) => readCookie(request.headers.get('cookie'), DEVICE)
export const sessionOf = (request: Request) => readCookie(request.headers.get('cookie'), SESSION)

/** Whose a request is: a session or a token; anyone where a door lets anyone in. */
export const principalOf = (request: Pick<Request, 'headers'>): string =>
  request.headers.has('x-rasid-identity') ? identityOf(request).key : 'anyone'

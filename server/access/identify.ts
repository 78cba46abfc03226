// Who asks: the token or the session that a request shows. Null when it shows none that holds.
import type { IncomingHttpHeaders } from 'node:http'
import type { Identity } from '../../core/access/roles.ts'
import { identityOfSession, identityOfToken } from '../store/sessions.ts'
import { readCookie, SESSION } from './cookie.ts'

// Longer than any secret of ours: no reason to hash it.
const LONGEST_SECRET = 200

/** A token that is shown is the whole answer: a wrong one is not made good by a cookie. */
export async function identify(headers: IncomingHttpHeaders, token?: string): Promise<Identity | null> {
  const bearer = token ?? bearerOf(headers.authorization)
  if (bearer !== undefined) return short(bearer) ? identityOfToken(bearer) : null
  const session = readCookie(headers.cookie, SESSION)
  return session !== undefined && short(session) ? identityOfSession(session) : null
}

function bearerOf(authorization: string | undefined): string | undefined {
  if (authorization === undefined) return undefined
  return /^Bearer +(\S+)$/i.exec(authorization)?.[1] ?? ''
}

const short = (secret: string) => secret !== '' && secret.length <= LONGEST_SECRET

// Every request comes through here before any page or route sees it: by which name, through which door, by whom, how often, and from
// whose page. What is not named in the table of doors is closed. Answers with who asks, or with the refusal.
import type { IncomingMessage } from 'node:http'
import { type Door, findDoor } from '../../core/access/doors.ts'
import { covers, type Identity, reaches } from '../../core/access/roles.ts'
import { ownerExists } from '../store/people.ts'
import { clientAddress, countedAs } from './client-address.ts'
import { identify } from './identify.ts'
import { isOurName, isOwnPage } from './origin.ts'
import { plainPath } from './plain-path.ts'
import { type Allowance, spend } from './rate.ts'
import { access } from './settings.ts'

export type Refusal = { status: number; title: string; detail: string; headers?: Record<string, string> }
export type Verdict = {
  address: string
  identity: Identity | null
  door: Door | null
  route: string
  allowance?: Allowance
} & ({ kind: 'pass' } | { kind: 'refuse'; refusal: Refusal } | { kind: 'go'; to: string })

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])
const HEALTH = 'GET /api/health'
const PAGES = new Set(['GET /', 'GET /account'])

/** How often a header was sent; of some the parser keeps the first and says nothing. */
const countOf = ({ rawHeaders }: IncomingMessage, name: string) =>
  rawHeaders.filter((text, at) => at % 2 === 0 && text.toLowerCase() === name).length

/** Decides about one request. Throws only when the store does not answer. */
export async function judge(request: IncomingMessage): Promise<Verdict> {
  const address = clientAddress(request.socket.remoteAddress, request.headers, access().trustedProxies)
  const method = request.method ?? 'GET'
  const path = plainPath(request.url ?? '/')
  const unknown: Verdict = { kind: 'pass', address, identity: null, door: null, route: `${method} ${path ?? '?'}` }
  const refuse = (refusal: Refusal, known: Partial<Verdict> = {}): Verdict =>
    ({ ...unknown, ...known, kind: 'refuse', refusal }) as Verdict

  if (countOf(request, 'host') > 1) return refuse(TWO_NAMES)
  if (!isOurName(request)) return refuse(NOT_OUR_NAME)
  if (path === null) return refuse(ODD_PATH)
  // Scripts, styles and type of the pages: the same for everyone, and nothing is in them that is not in the sources.
  if (path.startsWith('/_next/static/') && SAFE.has(method)) return unknown
  const found = findDoor(method, path)
  if (found && 'allowed' in found) return refuse(notAllowed(found.allowed))
  const door = found?.door ?? null
  const route = found?.route ?? unknown.route
  // At doors for anyone too: who shows a session or token has an allowance of their own there, not the strangers'.
  const identity = await identify(request.headers)
  const known = { door, route, identity }
  // Whoever watches that Rasid is well must hear it, whatever else is asked from the same address.
  const stranger = route === HEALTH ? `${route} ${countedAs(address)}` : countedAs(address)
  const allowance = await spend(identity?.key ?? stranger, identity !== null)
  if (allowance.waitSeconds > 0) return refuse(tooMany(allowance), { ...known, allowance })
  const pass: Verdict = { ...unknown, ...known, allowance, kind: 'pass' }
  if (!SAFE.has(method) && !isOwnPage(request) && identity?.kind !== 'token') return refuse(OTHER_PAGE, known)
  if (door?.role === 'anyone') return pass
  if (!identity) return refuseStranger(pass, request, route)
  if (!door) return refuse(NOT_FOUND, known)
  const closed = closedTo(identity, door)
  return closed ? refuse(closed, known) : pass
}

/** Why an identity may not pass a door; null when it may. */
export function closedTo(identity: Identity, door: Door): Refusal | null {
  if (door.role !== 'anyone' && !reaches(identity.role, door.role)) {
    return {
      status: 403,
      title: 'Not your role',
      detail: `This takes the role ${door.role}; yours is ${identity.role}.`,
    }
  }
  if (identity.kind !== 'token') return null
  if (door.ownOnly)
    return { status: 403, title: 'For people', detail: 'This is for people who are signed in; tokens cannot do it.' }
  if (covers(identity.scope, door.scope)) return null
  return {
    status: 403,
    title: 'Not in scope',
    detail: `This takes the scope ${door.scope}; this token has ${identity.scope}.`,
  }
}

async function refuseStranger(verdict: Verdict, request: IncomingMessage, route: string): Promise<Verdict> {
  const isFirst = !(await ownerExists())
  const navigates = PAGES.has(route) && request.headers.authorization === undefined
  if (navigates && isFirst) return { ...verdict, kind: 'go', to: '/set-up' }
  if (navigates) return { ...verdict, kind: 'go', to: route === 'GET /' ? '/sign-in' : '/sign-in?next=/account' }
  const detail = isFirst
    ? `Nobody owns this Rasid yet: open ${access().origin}/set-up, or make a token with "rasid tokens create".`
    : 'Sign in, or send a token that holds as "Authorization: Bearer TOKEN".'
  const refusal = {
    status: 401,
    title: 'Not signed in',
    detail,
    headers: { 'WWW-Authenticate': 'Bearer realm="Rasid"' },
  }
  return { ...verdict, kind: 'refuse', refusal }
}

const NOT_OUR_NAME: Refusal = {
  status: 403,
  title: 'Not by this name',
  detail: 'Rasid does not answer to the Host of this request. Set PUBLIC_URL to the address that people use.',
}
const TWO_NAMES: Refusal = { status: 400, title: 'Two names', detail: 'A request has one Host.' }
const ODD_PATH: Refusal = { status: 400, title: 'Not an address', detail: 'The path of this request cannot be read.' }
const OTHER_PAGE: Refusal = {
  status: 403,
  title: 'Not from this page',
  detail: 'Changes are taken from the desk itself or from programs, not from other sites.',
}
const NOT_FOUND: Refusal = { status: 404, title: 'Not found', detail: 'There is nothing at this address.' }

const notAllowed = (allowed: string[]): Refusal => ({
  status: 405,
  title: 'Not that way',
  detail: `Here one may ${allowed.join(', ')}.`,
  headers: { Allow: allowed.join(', ') },
})
const tooMany = ({ waitSeconds }: Allowance): Refusal => ({
  status: 429,
  title: 'Too many requests',
  detail: `Ask again in ${waitSeconds} s.`,
  headers: { 'Retry-After': String(waitSeconds) },
})

// The one table of who may do what: every HTTP route, socket event and command, with the role it needs. What is not in it is
// closed. Pure.
import type { ClientEvents } from '../events.ts'
import type { Role, Scope } from './roles.ts'

/** `anyone`: without a session or token. `ownOnly`: a person in a browser, about themselves; never a token. */
export type Door = { role: Role | 'anyone'; scope: Scope; ownOnly?: true; audit?: string }

const anyone = (audit?: string): Door => ({ role: 'anyone', scope: 'read', ...(audit ? { audit } : {}) })
const own = (audit?: string): Door => ({ role: 'viewer', scope: 'read', ownOnly: true, ...(audit ? { audit } : {}) })
const viewer = (audit?: string): Door => ({ role: 'viewer', scope: 'read', ...(audit ? { audit } : {}) })
const analyst = (audit?: string): Door => ({ role: 'analyst', scope: 'write', ...(audit ? { audit } : {}) })
const owner = (audit?: string): Door => ({ role: 'owner', scope: 'admin', ...(audit ? { audit } : {}) })

/** HTTP, by method and path. An audited door leaves a line in the audit log, whether it opened or not. */
export const ROUTES: Record<string, Door> = {
  'GET /': viewer(),
  'GET /account': own(),
  // The sources ask to be named wherever their data is shown.
  'GET /attribution': anyone(),
  'GET /sign-in': anyone(),
  'GET /set-up': anyone(),
  'GET /join': anyone(),
  'GET /icon.svg': anyone(),

  'GET /api/health': anyone(),
  'GET /api/openapi.json': viewer(),
  'GET /metrics': viewer(),

  'GET /api/articles': viewer(),
  'GET /api/articles/export': viewer('articles exported'),
  'GET /api/articles/{id}': viewer(),
  'GET /api/articles/{id}/thumbnail': viewer(),
  'DELETE /api/articles/{id}': analyst('article deleted'),
  'GET /api/query': viewer(),
  'GET /api/stats/places': viewer(),
  'GET /api/stats/timeline': viewer(),

  'GET /api/places': viewer(),
  'GET /api/places/labels': viewer(),
  'GET /api/places/corrections': viewer(),
  'POST /api/places/corrections': analyst('place corrected'),
  'POST /api/places/corrections/preview': viewer(),
  'POST /api/places/corrections/{id}/undo': analyst('place correction undone'),

  'GET /api/feeds': viewer(),
  'POST /api/feeds': analyst('feed added'),
  'POST /api/feeds/discover': analyst(),
  'GET /api/feeds/export': viewer('feeds exported'),
  'POST /api/feeds/import': analyst('feeds imported'),
  'GET /api/feeds/{id}': viewer(),
  'PATCH /api/feeds/{id}': analyst('feed changed'),
  'DELETE /api/feeds/{id}': analyst('feed removed'),
  'POST /api/feeds/{id}/poll': analyst(),

  'GET /api/alerts': viewer(),
  'POST /api/alerts': analyst('alert added'),
  'POST /api/alerts/backtest': viewer(),
  'GET /api/alerts/{id}': viewer(),
  'PATCH /api/alerts/{id}': analyst('alert changed'),
  'DELETE /api/alerts/{id}': analyst('alert removed'),
  'GET /api/alerts/{id}/hits': viewer(),

  // The Model Context Protocol: its tools read, whatever the method.
  'POST /mcp': viewer(),

  'GET /api/outlets': viewer(),
  'POST /api/outlets': analyst('outlet added'),
  'DELETE /api/outlets/{id}': analyst('outlet removed'),
  // The secret in the address is the key.
  'GET /out/{secret}': anyone(),
  // Hubs: the token in the address is the key, and what they bring is signed.
  'GET /websub/{token}': anyone(),
  'POST /websub/{token}': anyone(),

  'POST /api/setup': anyone('owner set up'),
  'GET /api/session': viewer(),
  'POST /api/session': anyone('signed in'),
  'DELETE /api/session': own('signed out'),
  'POST /api/session/code': anyone('second factor given'),
  'POST /api/session/passkey/options': anyone(),
  'POST /api/session/passkey': anyone('signed in by passkey'),
  'GET /api/session/sso': anyone(),
  'GET /api/session/sso/callback': anyone('signed in by single sign-on'),
  'POST /api/invitations/accept': anyone('invitation or reset used'),

  'GET /api/account/sessions': own(),
  'DELETE /api/account/sessions/{id}': own('session revoked'),
  'POST /api/account/password': own('password changed'),
  'POST /api/account/totp': own(),
  'PUT /api/account/totp': own('second factor added'),
  'DELETE /api/account/totp': own('second factor removed'),
  'GET /api/account/passkeys': own(),
  'POST /api/account/passkeys/options': own(),
  'POST /api/account/passkeys': own('passkey added'),
  'DELETE /api/account/passkeys/{id}': own('passkey removed'),

  'GET /api/tokens': own(),
  'POST /api/tokens': own('token made'),
  'DELETE /api/tokens/{id}': own('token revoked'),

  'GET /api/people': owner(),
  'PATCH /api/people/{id}': owner('person changed'),
  'DELETE /api/people/{id}': owner('person removed'),
  'POST /api/people/{id}/reset': owner('reset link made'),
  'GET /api/invitations': owner(),
  'POST /api/invitations': owner('person invited'),
  'DELETE /api/invitations/{id}': owner('invitation withdrawn'),
  'GET /api/audit': owner('audit log read'),
}

/** What a client may send on a socket; connecting needs the same as the least of them. */
export const SOCKET_EVENTS: Record<keyof ClientEvents, Door> = {
  'articles:since': viewer(),
  'revisions:since': viewer(),
}

/** Commands act for whoever may read the data folder or knows DATABASE_URL: that person owns the machine. */
export const COMMANDS: Record<string, Role> = {
  feeds: 'owner',
  prune: 'owner',
  users: 'owner',
  tokens: 'owner',
}

export type Found = { door: Door; route: string } | { allowed: string[] } | undefined

const patterns = Object.entries(ROUTES).map(([route, door]) => {
  const [method, path] = route.split(' ') as [string, string]
  return { method, segments: path.split('/'), door, route, literal: !path.includes('{') }
})
// A literal path wins over one with a parameter, as it does in the router.
patterns.sort((a, b) => Number(b.literal) - Number(a.literal))

/** The door for a request; the methods a path knows when this is none of them; undefined for a path that nobody named. */
export function findDoor(method: string, path: string): Found {
  const asked = method === 'HEAD' ? 'GET' : method
  const given = path.split('/')
  const same = patterns.filter(
    ({ segments }) =>
      segments.length === given.length &&
      segments.every((segment, index) => (segment.startsWith('{') ? given[index] !== '' : segment === given[index])),
  )
  const [best] = same
  if (!best) return undefined
  const path0 = best.segments.join('/')
  const here = same.filter(({ segments }) => segments.join('/') === path0)
  const match = here.find((pattern) => pattern.method === asked)
  return match ? { door: match.door, route: match.route } : { allowed: here.map((pattern) => pattern.method) }
}

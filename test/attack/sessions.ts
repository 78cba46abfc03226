// Sessions, tokens and links that are stolen, planted, replayed, or shown where they do not belong.
import assert from 'node:assert/strict'
import { type Arena, type Attack, cookieOf, ownPage, PASSWORD, type Person } from './arena.ts'

const isIn = async ({ ask }: Arena, headers: Record<string, string>) =>
  (await ask('GET', '/api/alerts', { headers })).status === 200
const signIn = async ({ ask }: Arena, { email }: Person, cookie = '') =>
  ask('POST', '/api/session', { headers: { Cookie: cookie }, json: { email, password: PASSWORD } })
const newToken = async ({ ask }: Arena, as: Person, role = 'viewer', scope = 'read') =>
  (await ask('POST', '/api/tokens', { as, json: { name: 'attack', role, scope } })).json as {
    id: string
    token: string
  }
const asIn =
  (cookie: string): Attack['works'] =>
  async (arena) =>
    assert.ok(await isIn(arena, { Cookie: cookie }))
const ownerIsIn: Attack['works'] = async (arena) => asIn(arena.owner.cookie)(arena)

/** A link of an invitation that ran out is made by turning its clock. */
const runOut = ({ sql }: Arena) => sql(`update ticket set expires_at = now() - interval '1 second'`)
const invite = async ({ ask, owner }: Arena, email: string, role = 'analyst') => {
  const invited = await ask('POST', '/api/invitations', { as: owner, json: { email, role } })
  return { token: (invited.json as { link: string }).link.split('#')[1], id: (invited.json as { id: string }).id }
}
const resetLink = async ({ ask, owner }: Arena, { id }: Person) =>
  ((await ask('POST', `/api/people/${id}/reset`, { as: owner })).json as { link: string }).link.split('#')[1]
const accept = ({ ask }: Arena, token: string | undefined, more: object = {}) =>
  ask('POST', '/api/invitations/accept', { json: { token, password: PASSWORD, ...more } })

export const SESSIONS: Attack[] = [
  {
    name: 'session fixation: a session chosen by the attacker before the reader signs in',
    fails: async (arena) => {
      const name = arena.owner.cookie.split('=')[0]
      const planted = `${name}=rs_${'A'.repeat(43)}`
      const answer = await signIn(arena, arena.viewer, planted)
      assert.equal(answer.status, 201)
      assert.notEqual(cookieOf(answer), planted)
      assert.equal(await isIn(arena, { Cookie: planted }), false)
    },
    works: async (arena) => assert.ok(await isIn(arena, { Cookie: cookieOf(await signIn(arena, arena.viewer)) })),
  },
  {
    name: 'cookie tossing: a second session cookie, planted by a neighbouring host',
    fails: async (arena) => {
      const { owner, viewer } = arena
      for (const pair of [`${viewer.cookie}; ${owner.cookie}`, `${owner.cookie}; ${viewer.cookie}`])
        assert.equal(await isIn(arena, { Cookie: pair }), false)
    },
    works: async (arena) => asIn(`theme=dark; ${arena.owner.cookie}; ${arena.owner.cookie}`)(arena),
  },
  {
    name: 'a session is replayed after its reader signed out',
    fails: async (arena) => {
      const cookie = cookieOf(await signIn(arena, arena.viewer))
      assert.equal((await arena.ask('DELETE', '/api/session', { as: { ...arena.viewer, cookie } })).status, 204)
      assert.equal(await isIn(arena, { Cookie: cookie }), false)
    },
    works: async (arena) => asIn(arena.viewer.cookie)(arena),
  },
  {
    name: 'a session is replayed after its reader changed their password',
    fails: async (arena) => {
      const person = await arena.join('viewer')
      const stolen = cookieOf(await signIn(arena, person))
      const json = { current: PASSWORD, password: 'an amber door by the mill' }
      assert.equal((await arena.ask('POST', '/api/account/password', { as: person, json })).status, 204)
      assert.equal(await isIn(arena, { Cookie: stolen }), false)
      assert.ok(await isIn(arena, { Cookie: person.cookie }))
    },
    works: async (arena) => asIn(arena.viewer.cookie)(arena),
  },
  {
    name: 'a token is replayed after it was revoked',
    fails: async (arena) => {
      const { id, token } = await newToken(arena, arena.analyst)
      assert.ok(await isIn(arena, { Authorization: `Bearer ${token}` }))
      assert.equal((await arena.ask('DELETE', `/api/tokens/${id}`, { as: arena.analyst })).status, 204)
      assert.equal(await isIn(arena, { Authorization: `Bearer ${token}` }), false)
    },
    works: async (arena) => assert.ok(await isIn(arena, arena.rasid.auth)),
  },
  {
    name: 'a token in the address, where logs and histories keep it',
    fails: async ({ ask, rasid: { token } }) => {
      for (const name of ['token', 'access_token', 'auth', 'authorization', 'api_key'])
        assert.equal((await ask('GET', `/api/alerts?${name}=${token}`)).status, 401, name)
      assert.equal((await ask('GET', `/?token=${token}`)).status, 303)
    },
    works: async (arena) => assert.ok(await isIn(arena, arena.rasid.auth)),
  },
  {
    name: 'a token as a session, a session as a token, and either under another scheme',
    fails: async (arena) => {
      const { owner, rasid } = arena
      const [name, secret] = owner.cookie.split('=') as [string, string]
      assert.equal(await isIn(arena, { Cookie: `${name}=${rasid.token}` }), false)
      for (const said of [`Bearer ${secret}`, `Basic ${btoa(`x:${rasid.token}`)}`, `Token ${rasid.token}`, rasid.token])
        assert.equal(await isIn(arena, { Authorization: said }), false, said)
      // A wrong token is not made good by a cookie.
      assert.equal(await isIn(arena, { Authorization: 'Bearer wrong', Cookie: owner.cookie }), false)
    },
    works: ownerIsIn,
  },
  {
    name: 'headers by which the guard tells the routes who asks, sent from outside',
    fails: async (arena) => {
      const identity = { key: 'session:1', kind: 'session', personId: '1', name: 'x', role: 'owner', scope: 'admin' }
      const forged = {
        'x-rasid-identity': Buffer.from(JSON.stringify(identity)).toString('base64url'),
        'x-rasid-from-here': '1',
        'x-middleware-subrequest': 'middleware:middleware:middleware:middleware:middleware',
        'x-middleware-prefetch': '1',
      }
      assert.equal(await isIn(arena, forged), false)
      const headers = { ...ownPage(arena.port, arena.viewer), ...forged }
      assert.equal((await arena.ask('GET', '/api/people', { headers })).status, 403)
    },
    works: async ({ ask, owner }) => assert.equal((await ask('GET', '/api/people', { as: owner })).status, 200),
  },
  {
    name: 'a viewer or a lesser token reaches for more',
    fails: async (arena) => {
      const { ask, viewer, analyst } = arena
      const json = { name: 'more', role: 'owner' }
      for (const as of [viewer, analyst]) assert.equal((await ask('POST', '/api/tokens', { as, json })).status, 403)
      const { token } = await newToken(arena, analyst, 'analyst', 'read')
      const headers = { Authorization: `Bearer ${token}` }
      assert.equal((await ask('POST', '/api/alerts', { headers, json: { query: 'storm' } })).status, 403)
      assert.equal((await ask('POST', '/api/tokens', { headers, json: { name: 'x', role: 'viewer' } })).status, 403)
      assert.equal(
        (await ask('PATCH', `/api/people/${viewer.id}`, { as: viewer, json: { role: 'owner' } })).status,
        403,
      )
    },
    works: async (arena) => assert.ok((await newToken(arena, arena.analyst, 'analyst', 'write')).token),
  },
  {
    name: 'an invitation is used twice, by ten at once, withdrawn, or too old',
    fails: async (arena) => {
      const once = await invite(arena, 'once@desk.example')
      const answers = await Promise.all(Array.from({ length: 10 }, () => accept(arena, once.token)))
      assert.deepEqual(answers.map(({ status }) => status).sort(), [201, ...Array(9).fill(410)])
      assert.equal((await accept(arena, once.token)).status, 410)
      const withdrawn = await invite(arena, 'withdrawn@desk.example')
      await arena.ask('DELETE', `/api/invitations/${withdrawn.id}`, { as: arena.owner })
      assert.equal((await accept(arena, withdrawn.token)).status, 410)
      const old = await invite(arena, 'old@desk.example')
      await runOut(arena)
      assert.equal((await accept(arena, old.token)).status, 410)
    },
    works: async (arena) => assert.ok((await arena.join('analyst')).cookie),
  },
  {
    name: 'a reset link is used twice, too late, or after another one was used',
    fails: async (arena) => {
      const person = await arena.join('viewer')
      const [first, second] = [await resetLink(arena, person), await resetLink(arena, person)]
      assert.equal((await accept(arena, first)).status, 201)
      assert.equal((await accept(arena, first)).status, 410)
      assert.equal((await accept(arena, second)).status, 410)
      const late = await resetLink(arena, person)
      await runOut(arena)
      assert.equal((await accept(arena, late)).status, 410)
    },
    works: async (arena) => {
      const person = await arena.join('viewer')
      assert.equal((await accept(arena, await resetLink(arena, person))).status, 201)
    },
  },
  {
    name: 'a role is smuggled in with an invitation or a change of one’s own',
    fails: async (arena) => {
      const { token } = await invite(arena, 'climber@desk.example', 'viewer')
      const more = { role: 'owner', email: 'owner@desk.example', id: '1', disabled: false, scope: 'admin' }
      const joined = (await accept(arena, token, more)).json as { role: string; email: string }
      assert.deepEqual([joined.role, joined.email], ['viewer', 'climber@desk.example'])
    },
    works: async (arena) => {
      const { token } = await invite(arena, 'analyst@desk.example', 'analyst')
      assert.equal(((await accept(arena, token)).json as { role: string }).role, 'analyst')
    },
  },
  {
    name: 'Rasid is set up a second time',
    fails: async ({ ask, rasid, sql }) => {
      const token = /\/set-up#([0-9a-f]+)/.exec(rasid.said())?.[1]
      const json = { email: 'second@desk.example', password: PASSWORD, token }
      const answers = await Promise.all(Array.from({ length: 5 }, () => ask('POST', '/api/setup', { json })))
      assert.ok(answers.every(({ status, cookies }) => status === 409 && cookies.length === 0))
      const page = await ask('GET', '/set-up')
      assert.deepEqual([page.status, page.headers.location], [307, '/sign-in'])
      assert.equal((await sql(`select 1 from person where email = 'second@desk.example'`)).length, 0)
    },
    works: ownerIsIn,
  },
]

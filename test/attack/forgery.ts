// Another site makes a reader's browser send what the reader never meant: forms, scripts, sign-ins of somebody else. What is sent is
// what browsers send, cookie included, as if SameSite were not there.
import assert from 'node:assert/strict'
import { type Arena, type Attack, ownPage, PASSWORD } from './arena.ts'

type Forged = [name: string, headers: (port: number) => Record<string, string>, body?: string]

const EVIL = 'https://evil.example'
const FORGED: Forged[] = [
  [
    'a form of another site',
    () => ({ Origin: EVIL, 'Sec-Fetch-Site': 'cross-site', 'Content-Type': 'application/x-www-form-urlencoded' }),
    'query=storm&name=forged',
  ],
  [
    'a form whose encoding makes JSON',
    () => ({ Origin: EVIL, 'Sec-Fetch-Site': 'cross-site', 'Content-Type': 'text/plain' }),
    '{"name":"forged","query":"storm","x":"="}',
  ],
  [
    'a fetch with credentials',
    () => ({ Origin: EVIL, 'Sec-Fetch-Site': 'cross-site', 'Content-Type': 'application/json' }),
  ],
  ['an old browser, which names only the origin', () => ({ Origin: EVIL, 'Content-Type': 'application/json' })],
  ['a sandboxed frame, whose origin is null', () => ({ Origin: 'null', 'Content-Type': 'application/json' })],
  [
    'a browser that names only the site',
    () => ({ 'Sec-Fetch-Site': 'cross-site', 'Content-Type': 'application/json' }),
  ],
  ['a neighbouring host', () => ({ 'Sec-Fetch-Site': 'same-site', 'Content-Type': 'application/json' })],
  [
    'another program of this machine',
    (port) => ({ Origin: `http://127.0.0.1:${port + 1}`, 'Content-Type': 'application/json' }),
  ],
  [
    'a name that begins like ours',
    (port) => ({ Origin: `http://127.0.0.1:${port}.evil.example`, 'Content-Type': 'application/json' }),
  ],
  [
    'our name as its user',
    (port) => ({ Origin: `http://127.0.0.1:${port}@evil.example`, 'Content-Type': 'application/json' }),
  ],
]

const forgedAlerts = async ({ ask, owner }: Arena) =>
  ((await ask('GET', '/api/alerts', { as: owner })).json as { items: { name: string }[] }).items.filter(
    ({ name }) => name === 'forged',
  ).length

export const FORGERY: Attack[] = [
  ...FORGED.map(
    ([name, headers, body = '{"name":"forged","query":"storm"}']): Attack => ({
      name: `cross-site change: ${name}`,
      fails: async (arena) => {
        const { ask, port, owner } = arena
        const answer = await ask('POST', '/api/alerts', { headers: { Cookie: owner.cookie, ...headers(port) }, body })
        assert.equal(answer.status, 403, answer.body)
        assert.equal(await forgedAlerts(arena), 0)
      },
      works: async ({ ask, owner }) => {
        const made = await ask('POST', '/api/alerts', { as: owner, json: { name: 'honest', query: 'storm' } })
        assert.equal(made.status, 201, made.body)
        const { id } = made.json as { id: string }
        assert.equal((await ask('DELETE', `/api/alerts/${id}`, { as: owner })).status, 204)
      },
    }),
  ),
  {
    name: 'a reader is signed in as somebody else by another site',
    fails: async ({ ask, analyst }) => {
      const headers = { Origin: EVIL, 'Sec-Fetch-Site': 'cross-site' }
      const answer = await ask('POST', '/api/session', { headers, json: { email: analyst.email, password: PASSWORD } })
      assert.equal(answer.status, 403)
      assert.deepEqual(answer.cookies, [])
    },
    works: async ({ ask, analyst, port }) => {
      const headers = { ...ownPage(port, analyst), Cookie: '' }
      const answer = await ask('POST', '/api/session', { headers, json: { email: analyst.email, password: PASSWORD } })
      assert.equal(answer.status, 201, answer.body)
    },
  },
  {
    name: 'a reader is signed out by another site',
    fails: async ({ ask, viewer }) => {
      const headers = { Cookie: viewer.cookie, Origin: EVIL, 'Sec-Fetch-Site': 'cross-site' }
      assert.equal((await ask('DELETE', '/api/session', { headers })).status, 403)
    },
    works: async ({ ask, viewer }) => assert.equal((await ask('GET', '/api/session', { as: viewer })).status, 200),
  },
  {
    name: 'another site asks whether it may read or send with credentials',
    fails: async ({ ask, owner }) => {
      const asked = {
        Origin: EVIL,
        'Access-Control-Request-Method': 'POST',
        'Access-Control-Request-Headers': 'content-type',
      }
      for (const [method, headers] of [
        ['OPTIONS', asked],
        ['GET', { Origin: EVIL, Cookie: owner.cookie }],
      ] as const) {
        const answer = await ask(method, '/api/alerts', { headers })
        const allowed = Object.keys(answer.headers).filter((name) => name.startsWith('access-control-'))
        assert.deepEqual(allowed, [], method)
        assert.equal(answer.headers['cross-origin-resource-policy'], 'same-origin')
      }
    },
    works: async ({ ask, owner }) => assert.equal((await ask('GET', '/api/alerts', { as: owner })).status, 200),
  },
]

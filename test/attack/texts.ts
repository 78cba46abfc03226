// Texts and bodies that mean to be more than what they say: SQL, fields nobody asked for, prototypes. Bodies that are too large, too deep or no JSON at all are in test/api/problems.test.ts.
import assert from 'node:assert/strict'
import type { Attack } from './arena.ts'

const MOST_MS = 8_000
const SQL = [
  "x' or '1'='1",
  "x'; drop table person; --",
  "'||pg_sleep(9)||'",
  '1) union select email, password_hash from person --',
  '\\',
  '%',
  "x\\'; select pg_sleep(9); --",
]
const ASKED = [
  '/api/articles?q=#',
  '/api/articles?language=#',
  '/api/articles?feed=#',
  '/api/articles?alert=#',
  '/api/articles?place=#',
  '/api/articles?cursor=#',
  '/api/articles?since=#',
  '/api/articles?role=#',
  '/api/articles?limit=#',
  '/api/articles/#',
  '/api/feeds/#',
  '/api/alerts/#',
  '/api/alerts/#/hits',
  '/api/places?q=#',
  '/api/places/labels?ids=#',
  '/api/places?q=x&language=#',
  '/api/stats/timeline?q=#',
  '/api/stats/timeline?place=#',
  '/api/stats/timeline?by=#',
  '/api/stats/places?kind=#',
  '/api/stats/places?by=#',
  '/api/query?q=#',
  '/api/audit?cursor=#',
  '/api/places/corrections?cursor=#',
  '/websub/#',
  '/sign-in?next=#',
]
const TOLD: [method: string, path: string, body: (text: string) => object][] = [
  ['POST', '/api/alerts', (text) => ({ name: text, query: 'storm' })],
  ['POST', '/api/alerts', (text) => ({ query: text })],
  ['POST', '/api/alerts/backtest', (text) => ({ query: text })],
  ['POST', '/api/feeds', (text) => ({ url: `http://127.0.0.2:9/${encodeURIComponent(text)}`, title: text })],
  ['POST', '/api/session', (text) => ({ email: text, password: text })],
  ['POST', '/api/session/code', (text) => ({ ticket: text, code: text })],
  ['POST', '/api/invitations/accept', (text) => ({ token: text, password: text })],
  ['POST', '/api/tokens', (text) => ({ name: text, role: 'viewer' })],
  ['PATCH', '/api/people/3', (text) => ({ name: text })],
]

export const TEXTS: Attack[] = [
  {
    name: 'SQL in every parameter of an address',
    fails: async ({ ask, owner, sql }) => {
      const [before] = await sql('select count(*) from person')
      for (const path of ASKED)
        for (const text of SQL) {
          const answer = await ask('GET', path.replace('#', encodeURIComponent(text)), { as: owner })
          assert.ok(answer.status < 500 && answer.ms < MOST_MS, `${path} ${text}: ${answer.status}`)
          assert.doesNotMatch(answer.body, /argon2id|syntax error|SQLSTATE/i, `${path} ${text}`)
        }
      assert.deepEqual((await sql('select count(*) from person'))[0], before)
    },
    works: async ({ ask, owner }) =>
      assert.equal((await ask('GET', '/api/articles?q=storm&language=en&limit=5', { as: owner })).status, 200),
  },
  {
    name: 'SQL in every text of a body',
    fails: async ({ ask, owner, sql }) => {
      for (const [method, path, body] of TOLD)
        for (const text of SQL) {
          const answer = await ask(method, path, {
            as: owner,
            json: body(text),
            headers: { 'X-Forwarded-For': '203.0.113.200' },
          })
          assert.ok(answer.status < 500 && answer.ms < MOST_MS, `${path} ${text}: ${answer.status} ${answer.body}`)
        }
      assert.ok(Number((await sql('select count(*) from person'))[0]?.count) >= 3)
    },
    works: async ({ ask, analyst }) => {
      const name = "O'Brien; drop table person"
      const made = await ask('POST', '/api/alerts', { as: analyst, json: { name, query: 'storm' } })
      assert.equal((made.json as { name: string }).name, name)
    },
  },
  {
    name: 'fields that nobody asked for',
    fails: async ({ ask, analyst }) => {
      const more = {
        id: '7777',
        createdAt: '2001-01-01T00:00:00Z',
        hitCount: 99,
        madeBy: 'owner@desk.example',
        paused: true,
        health: 'gone',
        articleCount: 5,
        role: 'owner',
      }
      const alert = (await ask('POST', '/api/alerts', { as: analyst, json: { ...more, query: 'storm' } }))
        .json as Record<string, unknown>
      const feed = (await ask('POST', '/api/feeds', { as: analyst, json: { ...more, url: 'http://127.0.0.2:9/more' } }))
        .json as Record<string, unknown>
      for (const made of [alert, feed]) {
        if (made.status === 400) continue
        assert.notEqual(made.id, '7777')
        assert.ok(!String(made.createdAt).startsWith('2001'))
        assert.equal(made.hitCount ?? made.articleCount, 0)
        assert.equal(made.paused, false)
      }
    },
    works: async ({ ask, analyst }) => {
      const made = (await ask('POST', '/api/alerts', { as: analyst, json: { name: 'mine', query: 'storm' } })).json as {
        id: string
      }
      const changed = (await ask('PATCH', `/api/alerts/${made.id}`, { as: analyst, json: { paused: true } })).json as {
        paused: boolean
      }
      assert.equal(changed.paused, true)
    },
  },
  {
    name: 'prototypes, constructors and keys said twice',
    fails: async ({ ask, owner, viewer }) => {
      const bodies = [
        '{"query":"storm","__proto__":{"role":"owner","isAdmin":true}}',
        '{"query":"storm","constructor":{"prototype":{"role":"owner"}}}',
        '{"__proto__":{"query":"storm"}}',
      ]
      const headers = { 'Content-Type': 'application/json' }
      for (const body of bodies)
        assert.ok((await ask('POST', '/api/alerts', { as: owner, body, headers })).status < 500)
      const passkey =
        '{"ticket":"x","credential":{"id":"x","__proto__":{"a":1},"response":{"constructor":{"prototype":{"a":1}}}}}'
      // 409: passkeys need a name, and this is an address.
      assert.ok(
        [400, 401, 409].includes((await ask('POST', '/api/session/passkey', { body: passkey, headers })).status),
      )
      for (const path of [
        '/api/__proto__',
        '/api/constructor',
        '/api/people/__proto__',
        '/api/alerts/constructor',
        '/api/articles?__proto__=1&constructor=2',
      ])
        assert.ok((await ask('GET', path, { as: owner })).status < 500, path)
      assert.equal((await ask('GET', '/api/people', { as: viewer })).status, 403)
      // The last of two counts, for the check as for the deed.
      const twice = await ask('POST', '/api/tokens', {
        as: viewer,
        body: '{"name":"x","role":"viewer","role":"owner"}',
        headers,
      })
      assert.equal(twice.status, 403)
    },
    works: async ({ ask, viewer }) =>
      assert.equal((await ask('POST', '/api/tokens', { as: viewer, json: { name: 'x', role: 'viewer' } })).status, 201),
  },
]

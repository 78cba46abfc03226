// Requests by odd names and methods, and headers that claim to be
// somebody else's word.
import assert from 'node:assert/strict'
import { type Attack, ownPage } from './arena.ts'
import { statusesIn, talk } from './knock.ts'

const alive: Attack['works'] = async ({ port }) => {
  const heard = await talk(port, `GET /api/health HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: close\r\n\r\n`)
  assert.deepEqual(statusesIn(heard), [200])
}

export const WIRE: Attack[] = [
  {
    name: 'a Host that is not ours, two of them, or none',
    fails: async (arena) => {
      const { ask, port, owner } = arena
      const ours = `127.0.0.1:${port}`
      for (const host of [
        'evil.example',
        `evil.example:${port}`,
        `${ours}.evil.example`,
        `evil.example@${ours}`,
        `127.0.0.1:${port}#.evil.example`,
        `127.0.0.1:${port}/.evil.example`,
      ]) {
        const answer = await ask('GET', '/api/alerts', { headers: { ...ownPage(port, owner), Host: host } })
        assert.ok(answer.status === 403 || answer.status === 400, `${host}: ${answer.status}`)
      }
      const heads = [
        `Host: evil.example\r\nHost: ${ours}`,
        'X-Other: 1',
        'Host:',
        `Host: ${ours}\r\nHost: evil.example`,
      ]
      for (const head of heads) {
        const heard = await talk(
          port,
          `GET /api/alerts HTTP/1.1\r\n${head}\r\nCookie: ${owner.cookie}\r\nConnection: close\r\n\r\n`,
        )
        assert.ok(!statusesIn(heard).includes(200), head)
      }
    },
    works: async ({ ask, owner, port }) => {
      const headers = { ...ownPage(port, owner), Host: `localhost:${port}`, Origin: `http://localhost:${port}` }
      assert.equal((await ask('GET', '/api/alerts', { headers })).status, 200)
    },
  },
  {
    name: 'links are poisoned by forwarded names',
    fails: async ({ ask, owner, port }) => {
      const poison = {
        'X-Forwarded-Host': 'evil.example',
        'X-Forwarded-Server': 'evil.example',
        Forwarded: 'host=evil.example',
        'X-Host': 'evil.example',
      }
      const headers = { ...ownPage(port, owner), ...poison }
      const json = { email: 'poison@desk.example', role: 'viewer' }
      const { link } = (await ask('POST', '/api/invitations', { headers, json })).json as { link: string }
      assert.equal(new URL(link).host, `127.0.0.1:${port}`)
      for (const path of ['/sign-in', '/account', '/set-up', '/attribution']) {
        const answer = await ask('GET', path, { headers: poison })
        assert.doesNotMatch(answer.body + JSON.stringify(answer.headers), /evil\.example/, path)
      }
    },
    works: alive,
  },
  {
    name: 'another address or method is claimed by headers',
    fails: async ({ ask, viewer, owner, port }) => {
      const claims = {
        'X-Original-URL': '/api/people',
        'X-Rewrite-URL': '/api/people',
        'X-Invoke-Path': '/api/people',
        'X-Matched-Path': '/api/people',
      }
      const answer = await ask('GET', '/api/health', { headers: claims })
      assert.doesNotMatch(answer.body, /@desk\.example/)
      assert.equal(
        (await ask('GET', '/api/people', { headers: { ...ownPage(port, viewer), 'X-Original-URL': '/api/health' } }))
          .status,
        403,
      )
      const override = { 'X-HTTP-Method-Override': 'DELETE', 'X-HTTP-Method': 'DELETE', 'X-Method-Override': 'DELETE' }
      const path = `/api/people/${viewer.id}`
      const asked = await ask('GET', `${path}?_method=DELETE`, { headers: { ...ownPage(port, owner), ...override } })
      assert.equal(asked.status, 405)
      assert.equal((await ask('GET', '/api/session', { as: viewer })).status, 200)
    },
    works: async ({ ask, owner, viewer }) =>
      assert.equal((await ask('PATCH', `/api/people/${viewer.id}`, { as: owner, json: { name: 'Vera' } })).status, 200),
  },
  {
    name: 'TRACE, CONNECT, and methods that are none',
    fails: async ({ port, owner }) => {
      for (const method of ['TRACE', 'TRACK', 'CONNECT', 'PROPFIND', 'get', 'PURGE']) {
        const heard = await talk(
          port,
          `${method} /api/alerts HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nCookie: ${owner.cookie}\r\nConnection: close\r\n\r\n`,
        )
        assert.ok(
          statusesIn(heard).every((status) => status >= 400),
          `${method}: ${heard.slice(0, 100)}`,
        )
        assert.ok(!heard.includes(owner.cookie), method)
      }
    },
    works: alive,
  },
  {
    name: 'headers without end',
    fails: async ({ port }) => {
      const many = Array.from({ length: 3_000 }, (_, number) => `X-${number}: ${'y'.repeat(20)}`).join('\r\n')
      const heard = await talk(port, `GET / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n${many}\r\n\r\n`)
      assert.deepEqual(statusesIn(heard), [431])
    },
    works: alive,
  },
  {
    name: 'lines are broken into headers',
    fails: async ({ ask, owner, port }) => {
      const broken = '%0d%0aSet-Cookie:%20planted=1%0d%0aX-Planted:%201'
      for (const path of [
        `/sign-in?next=${broken}`,
        `/account?x=${broken}`,
        `/api/session/sso?next=${broken}`,
        `/api/feeds/export?name=${broken}`,
        `/${broken}`,
      ]) {
        for (const headers of [{}, ownPage(port, owner)]) {
          const answer = await ask('GET', path, { headers })
          assert.deepEqual(
            Object.keys(answer.headers).filter((name) => /planted/i.test(name)),
            [],
            path,
          )
          assert.ok(
            answer.cookies.every((cookie) => !cookie.includes('planted')),
            path,
          )
        }
      }
    },
    works: async ({ ask, owner }) => {
      const answer = await ask('GET', '/api/feeds/export', { as: owner })
      assert.equal(answer.headers['content-disposition'], 'attachment; filename="rasid-feeds.opml"')
    },
  },
  {
    name: 'what belongs to one reader is kept in a cache for others',
    fails: async ({ ask, owner }) => {
      for (const path of [
        '/',
        '/account',
        '/sign-in',
        '/api/alerts',
        '/api/session',
        '/api/articles',
        '/api/feeds',
        '/api/feeds/export',
        '/metrics',
        '/api/openapi.json',
        '/api/people',
      ])
        assert.match(String((await ask('GET', path, { as: owner })).headers['cache-control']), /no-store/, path)
    },
    works: async ({ ask, owner }) => {
      const page = await ask('GET', '/', { as: owner })
      const script = /\/_next\/static\/[^"\\]+\.js/.exec(page.body)?.[0] as string
      assert.match(String((await ask('GET', script)).headers['cache-control']), /immutable/)
    },
  },
  {
    name: 'what a stranger is told without coming in',
    fails: async ({ ask }) => {
      assert.deepEqual((await ask('GET', '/api/health')).json, { status: 'ok' })
      for (const path of [
        '/metrics',
        '/api/openapi.json',
        '/api/people',
        '/api/audit',
        '/api/anything',
        '/.env',
        '/.git/config',
        '/api/feeds/export',
      ])
        assert.equal((await ask('GET', path)).status, 401, path)
      const { headers } = await ask('GET', '/sign-in')
      assert.ok(headers['x-powered-by'] === undefined && headers.server === undefined)
    },
    works: async ({ ask, owner }) => {
      assert.equal(typeof ((await ask('GET', '/api/health', { as: owner })).json as { feeds: number }).feeds, 'number')
      for (const path of ['/metrics', '/api/openapi.json'])
        assert.equal((await ask('GET', path, { as: owner })).status, 200, path)
    },
  },
]

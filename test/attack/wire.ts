// Requests that two readers could read differently: odd framing, odd names, odd paths, odd methods, and headers that claim to be
// somebody else's word.
import assert from 'node:assert/strict'
import { type Arena, type Attack, ownPage } from './arena.ts'
import { statusesIn, talk } from './knock.ts'

const alive: Attack['works'] = async ({ port }) => {
  const heard = await talk(port, `GET /api/health HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: close\r\n\r\n`)
  assert.deepEqual(statusesIn(heard), [200])
}

/** What a request hides behind another one: were it answered, an alert would be made. */
const hidden = ({ port, rasid }: Arena) => {
  const body = '{"name":"smuggled","query":"storm"}'
  return `POST /api/alerts HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nAuthorization: Bearer ${rasid.token}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`
}
const SMUGGLED: [name: string, head: string, before: string][] = [
  ['both Content-Length and Transfer-Encoding', 'Content-Length: 5\r\nTransfer-Encoding: chunked', '0\r\n\r\n'],
  ['two Content-Lengths', 'Content-Length: 0\r\nContent-Length: 5', ''],
  ['an encoding nobody knows', 'Transfer-Encoding: xchunked', '0\r\n\r\n'],
  ['chunked that is not last', 'Transfer-Encoding: chunked, identity', '0\r\n\r\n'],
  ['a space before the colon', 'Content-Length : 5', ''],
  ['a header in two lines', 'X-Long: a\r\n Transfer-Encoding: chunked', ''],
  ['a chunk whose size is no number', 'Transfer-Encoding: chunked', '0x0\r\n\r\n'],
  ['a bare line feed in chunks', 'Transfer-Encoding: chunked', '0\n\n'],
]

const WALKS = [
  '/_next/static/../../package.json',
  '/_next/static/%2e%2e/%2e%2e/package.json',
  '/_next/static/..%2f..%2fpackage.json',
  '/_next/static/%252e%252e/%252e%252e/package.json',
  '/_next/static/..%252f..%252fpackage.json',
  '/_next/static/..\\..\\package.json',
  '/_next/static/..%5c..%5cpackage.json',
  '/_next/static/%c0%ae%c0%ae/package.json',
  '/_next/static/....//....//package.json',
  '/_next/static/%00/../../package.json',
  '/_next/static//etc/passwd',
  '/_next/static/../../data/secret-key',
  '/_next/static/chunks/../../../.next/BUILD_ID',
  '/_next/../package.json',
  '/../../../../etc/passwd',
  '//etc/passwd',
  '/_next/image?url=%2Fetc%2Fpasswd&w=64&q=75',
  '/_next/image?url=http%3A%2F%2F169.254.169.254%2F&w=64&q=75',
  '/_next/data/x/account.json',
  '/api/articles/..%2f..%2faudit',
  '/api/health/../people',
  '/icon.svg/../api/people',
  'http://evil.example/api/people',
  '*',
]

export const WIRE: Attack[] = [
  ...SMUGGLED.map(
    ([name, head, before]): Attack => ({
      name: `smuggling: ${name}`,
      fails: async (arena) => {
        const bytes = `POST /api/session HTTP/1.1\r\nHost: 127.0.0.1:${arena.port}\r\n${head}\r\n\r\n${before}${hidden(arena)}`
        const heard = await talk(arena.port, bytes)
        assert.ok(!statusesIn(heard).includes(201), heard)
        const { items } = (await arena.ask('GET', '/api/alerts', { as: arena.owner })).json as {
          items: { name: string }[]
        }
        assert.ok(items.every((alert) => alert.name !== 'smuggled'))
      },
      works: alive,
    }),
  ),
  {
    name: 'files are walked to by their paths',
    fails: async ({ port, owner }) => {
      for (const path of WALKS) {
        const heard = await talk(
          port,
          `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nCookie: ${owner.cookie}\r\nConnection: close\r\n\r\n`,
        )
        assert.ok(
          statusesIn(heard).every((status) => status >= 400 && status < 500),
          `${path}: ${heard.slice(0, 300)}`,
        )
        assert.doesNotMatch(heard, /"private": true|root:x:|BUILD_ID|"items"/, path)
      }
    },
    works: async ({ ask, owner }) => {
      const page = await ask('GET', '/', { as: owner })
      const script = /\/_next\/static\/[^"\\]+\.js/.exec(page.body)?.[0] as string
      assert.equal((await ask('GET', script)).status, 200, script)
    },
  },
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

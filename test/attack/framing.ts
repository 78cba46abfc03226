// Where a request ends and which file its path names, as two readers could read it differently.
import assert from 'node:assert/strict'
import type { Arena, Attack } from './arena.ts'
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

export const FRAMING: Attack[] = [
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
]

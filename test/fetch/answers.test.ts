// What a server may answer: statuses as sentences, Retry-After in its two forms, connections that fail.
import assert from 'node:assert/strict'
import type { ServerResponse } from 'node:http'
import { after, test } from 'node:test'
import { createFetcher } from '../../server/fetch/fetch-feed.ts'
import { fetchOnce, PATIENT, reasonOf, startRawServer, startWebServer, textOf } from '../support/web-server.ts'

let answer: (response: ServerResponse) => void = () => undefined
const server = await startWebServer((_request, response) => answer(response))
after(() => server.close())

const STATUSES: [number, RegExp][] = [
  [400, /answered with status 400/],
  [401, /asks for a password \(401\)/],
  [402, /status 402/],
  [403, /refuses us \(403\)/],
  [404, /no feed at this address \(404\)/],
  [410, /gone for good \(410\)/],
  [418, /status 418/],
  [429, /come less often \(429\)/],
  [451, /status 451/],
  [500, /server has trouble \(500\)/],
  [502, /server has trouble \(502\)/],
  [503, /server has trouble \(503\)/],
  [599, /server has trouble \(599\)/],
]

test('every status that is no success is a failure with a sentence and the status', async () => {
  for (const [status, sentence] of STATUSES) {
    answer = (response) => response.writeHead(status, { 'Content-Type': 'application/rss+xml' }).end('<rss/>')
    const result = await fetchOnce(server.origin)
    assert.match(reasonOf(result), sentence)
    assert.match(reasonOf(result), /^The feed.*\.$|^There is .*\.$/)
    assert.ok(result.kind === 'failed' && result.status === status && result.retryAfterSeconds === undefined)
  }
})

test('a challenge page for browsers is called that', async () => {
  answer = (response) => response.writeHead(403, { 'cf-mitigated': 'challenge' }).end('<html>')
  assert.match(reasonOf(await fetchOnce(server.origin)), /challenge page/)
})

test('an error page without end does not hold up the fetcher', async () => {
  answer = (response) => {
    response.writeHead(500)
    const more = () => response.destroyed || response.write('x'.repeat(65_536), () => setImmediate(more))
    more()
  }
  assert.match(reasonOf(await fetchOnce(server.origin)), /trouble \(500\)/)
  answer = (response) => void response.writeHead(404).write('and then silence')
  assert.match(reasonOf(await fetchOnce(server.origin)), /\(404\)/)
})

test('Retry-After in seconds', async () => {
  for (const [given, seconds] of [
    ['120', 120],
    [' 7 ', 7],
    ['86400', 86_400],
    ['99999999999', 99_999_999_999],
    ['0', undefined],
    ['-5', undefined],
    ['120.5', undefined],
    ['1e3', undefined],
    ['soon', undefined],
    ['monday', undefined],
    ['', undefined],
  ] as const) {
    answer = (response) => response.writeHead(429, { 'Retry-After': given }).end()
    const result = await fetchOnce(server.origin)
    assert.ok(result.kind === 'failed')
    assert.equal(result.retryAfterSeconds, seconds, `"${given}"`)
  }
})

test('Retry-After as a date, which is only good in the future', async () => {
  for (const [offsetSeconds, expected] of [
    [600, true],
    [86_400, true],
    [-600, false],
  ] as const) {
    answer = (response) =>
      response.writeHead(503, { 'Retry-After': new Date(Date.now() + offsetSeconds * 1000).toUTCString() }).end()
    const result = await fetchOnce(server.origin)
    assert.ok(result.kind === 'failed')
    if (!expected) assert.equal(result.retryAfterSeconds, undefined)
    // HTTP dates have whole seconds, and a slow machine takes some of them.
    else assert.ok(Math.abs((result.retryAfterSeconds ?? 0) - offsetSeconds) <= 30, String(result.retryAfterSeconds))
  }
})

test('a feed that arrives, or is unchanged, may ask for patience too', async () => {
  answer = (response) => response.writeHead(200, { 'Retry-After': '300' }).end('news')
  const fresh = await fetchOnce(server.origin)
  assert.ok(fresh.kind === 'fresh' && fresh.retryAfterSeconds === 300)
  answer = (response) => response.writeHead(304, { 'Retry-After': '300' }).end()
  assert.deepEqual(await fetchOnce(server.origin, { etag: '"1"' }), { kind: 'unchanged', retryAfterSeconds: 300 })
})

test('a port where nobody listens', async () => {
  const gone = await startWebServer(() => undefined)
  await gone.close()
  assert.equal(reasonOf(await fetchOnce(gone.origin)), 'The server does not accept connections.')
})

test('a server that hangs up, or speaks something else', async () => {
  for (const [said, sentence] of [
    ['', /broke the connection off/],
    ['HTTP/1.1 200 OK\r\nContent-', /broke the connection off/],
    ['SSH-2.0-OpenSSH_9.9\r\n', /does not speak HTTP/],
    ['<rss version="2.0"></rss>', /does not speak HTTP/],
    ['HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n', /does not speak HTTP/],
    [`HTTP/1.1 200 OK\r\nX-Long: ${'x'.repeat(40_000)}\r\n\r\n`, /headers are larger/],
  ] as const) {
    const raw = await startRawServer((socket) => socket.end(said))
    try {
      assert.match(reasonOf(await fetchOnce(raw.origin)), sentence, said.slice(0, 40))
    } finally {
      await raw.close()
    }
  }
})

test('a host name that does not exist, or cannot be looked up', async () => {
  for (const [code, sentence] of [
    ['ENOTFOUND', 'The host name cannot be found.'],
    ['EAI_AGAIN', 'The host name cannot be looked up right now.'],
  ] as const) {
    const fetcher = createFetcher({
      allowPrivateHosts: [],
      timeouts: PATIENT,
      resolve: (_hostname, done) => done(Object.assign(new Error(code), { code }), []),
    })
    assert.equal(reasonOf(await fetcher.fetchFeed({ url: 'http://feeds.example/' })), sentence)
    await fetcher.close()
  }
})

test('an early hint before the answer is passed over', async () => {
  answer = (response) => {
    response.writeEarlyHints({ link: '</style.css>; rel=preload' })
    response.end('news')
  }
  assert.equal(textOf(await fetchOnce(server.origin)), 'news')
})

// Conditional requests: both validators go out as they came in, 304 is "unchanged", and what a poll sends is polite.
import assert from 'node:assert/strict'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { after, test } from 'node:test'
import { fetchOnce, reasonOf, startRawServer, startWebServer, textOf } from '../support/web-server.ts'

const ETAG = '"v1-أ"'
const DATE = 'Tue, 14 Jul 2026 06:30:00 GMT'
let answer: (request: IncomingMessage, response: ServerResponse) => void = () => undefined
const server = await startWebServer((request, response) => answer(request, response))
after(() => server.close())

const last = () => server.requests.at(-1)?.headers ?? {}

test('a first poll sends no validators, says who asks and what it reads', async () => {
  answer = (_request, response) => response.end('news')
  assert.equal(textOf(await fetchOnce(server.origin)), 'news')
  const { headers } = server.requests.at(-1) as IncomingMessage
  assert.equal(headers['if-none-match'], undefined)
  assert.equal(headers['if-modified-since'], undefined)
  assert.match(headers['user-agent'] ?? '', /^Rasid\//)
  assert.match(headers.accept ?? '', /rss\+xml.*atom\+xml/)
  assert.equal(headers['accept-encoding'], 'gzip, deflate, br')
  assert.equal(headers.cookie, undefined)
})

test('validators are handed out as the server wrote them, and the next poll sends them back to the byte', async () => {
  const etag = Buffer.from(ETAG, 'utf8').toString('latin1')
  answer = (_request, response) => response.writeHead(200, { ETag: etag, 'Last-Modified': DATE }).end('news')
  const first = await fetchOnce(server.origin)
  assert.ok(first.kind === 'fresh' && first.lastModified === DATE && first.etag !== null)
  answer = (request, response) => {
    const same = request.headers['if-none-match'] === etag && request.headers['if-modified-since'] === DATE
    response.writeHead(same ? 304 : 200).end()
  }
  const second = await fetchOnce(server.origin, { etag: first.etag, lastModified: DATE })
  assert.deepEqual(second, { kind: 'unchanged' })
})

test('either validator alone is enough', async () => {
  answer = (_request, response) => response.writeHead(304).end()
  assert.deepEqual(await fetchOnce(server.origin, { etag: 'W/"weak"' }), { kind: 'unchanged' })
  assert.equal(last()['if-none-match'], 'W/"weak"')
  assert.equal(last()['if-modified-since'], undefined)
  assert.deepEqual(await fetchOnce(server.origin, { lastModified: DATE }), { kind: 'unchanged' })
  assert.equal(last()['if-modified-since'], DATE)
})

test('a server that gives no validators has none', async () => {
  answer = (_request, response) => response.writeHead(200, { 'Content-Type': 'application/rss+xml' }).end('news')
  const result = await fetchOnce(server.origin)
  assert.ok(result.kind === 'fresh')
  assert.equal(result.etag, null)
  assert.equal(result.lastModified, null)
  assert.equal(result.contentType, 'application/rss+xml')
})

test('a server that ignores the validators gives the feed anew', async () => {
  answer = (_request, response) => response.writeHead(200, { ETag: '"v2"' }).end('newer')
  const result = await fetchOnce(server.origin, { etag: '"v1"', lastModified: DATE })
  assert.equal(textOf(result), 'newer')
  assert.ok(result.kind === 'fresh' && result.etag === '"v2"')
})

test('304 to a question that was not asked is a failure: there is nothing that could be unchanged', async () => {
  answer = (_request, response) => response.writeHead(304).end()
  const result = await fetchOnce(server.origin)
  assert.match(reasonOf(result), /304/)
  assert.ok(result.kind === 'failed' && result.status === 304)
})

test('a 304 that carries a body, or a length, is still unchanged', async () => {
  for (const head of ['Content-Length: 4', 'Content-Type: text/html\r\nTransfer-Encoding: chunked']) {
    const raw = await startRawServer((socket) => socket.end(`HTTP/1.1 304 Not Modified\r\n${head}\r\n\r\nnews`))
    try {
      assert.deepEqual(await fetchOnce(raw.origin, { etag: '"v1"' }), { kind: 'unchanged' }, head)
    } finally {
      await raw.close()
    }
  }
})

test('over a redirect the ETag goes along; a date alone stays with the first address', async () => {
  answer = (request, response) => {
    if (request.url === '/feed.xml')
      response.writeHead(request.headers['if-none-match'] === '"v1"' ? 304 : 200).end('new')
    else response.writeHead(301, { Location: '/feed.xml' }).end()
  }
  assert.deepEqual(await fetchOnce(`${server.origin}/old`, { etag: '"v1"', lastModified: DATE }), {
    kind: 'unchanged',
    movedTo: `${server.origin}/feed.xml`,
  })
  assert.equal(last()['if-modified-since'], DATE)
  // A date says nothing about which document it is of: the new address may be older than what we have of the former one.
  assert.equal(textOf(await fetchOnce(`${server.origin}/old`, { lastModified: DATE })), 'new')
  assert.equal(last()['if-modified-since'], undefined)
})

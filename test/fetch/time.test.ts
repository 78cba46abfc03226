// Time limits: a server may be slow at each step, but none may hold a poll for longer than its limit. Limits are short here and
// only "not sooner than the limit, and not never" is asserted, so that a busy machine changes nothing.
import assert from 'node:assert/strict'
import type { Socket } from 'node:net'
import { test } from 'node:test'
import { createFetcher, type Timeouts } from '../../server/fetch/fetch-feed.ts'
import { fetchOnce, PATIENT, reasonOf, startRawServer, startWebServer, textOf } from '../support/web-server.ts'

const SHORT_MS = 120
const LONGEST_MS = 15_000

async function timed(talk: (socket: Socket) => void, timeouts: Partial<Timeouts>, path = ''): Promise<string> {
  const raw = await startRawServer(talk)
  try {
    const began = performance.now()
    const result = await fetchOnce(raw.origin + path, { timeouts: { ...PATIENT, ...timeouts } })
    const tookMs = performance.now() - began
    assert.ok(tookMs < LONGEST_MS, `it took ${tookMs} ms`)
    assert.ok(tookMs > SHORT_MS - 20, `it took only ${tookMs} ms`)
    return reasonOf(result)
  } finally {
    await raw.close()
  }
}

/** Writes `piece` again and again, as a slow loris does, until the other side has had enough. */
function drip(socket: Socket, piece: string): void {
  const timer = setInterval(() => socket.write(piece), 20)
  socket.on('close', () => clearInterval(timer))
}

test('a server that takes the connection and says nothing', async () => {
  const reason = await timed(() => undefined, { headersMs: SHORT_MS })
  assert.equal(reason, 'The server took the connection but did not answer in time.')
})

test('a slow loris in the headers', async () => {
  const reason = await timed(
    (socket) => {
      socket.write('HTTP/1.1 200 OK\r\n')
      drip(socket, 'X-Slow: 1\r\n')
    },
    { headersMs: SHORT_MS },
  )
  assert.equal(reason, 'The server took the connection but did not answer in time.')
})

test('a body that stops', async () => {
  const reason = await timed((socket) => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n<rss>'), {
    bodyMs: SHORT_MS,
  })
  assert.match(reason, /took too long to arrive|stopped in the middle/)
})

test('a slow loris in the body: each byte in time, all of them never', async () => {
  const reason = await timed(
    (socket) => {
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n')
      drip(socket, 'x')
    },
    { bodyMs: SHORT_MS },
  )
  assert.equal(reason, 'The feed took too long to arrive.')
})

test('a slow loris in a compressed body, and one that never sends its first byte', async () => {
  for (const piece of ['\x1f\x8b\x08', '']) {
    const reason = await timed(
      (socket) => {
        socket.write('HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 100000\r\n\r\n')
        socket.write(Buffer.from(piece, 'latin1'))
      },
      { bodyMs: SHORT_MS },
    )
    assert.match(reason, /took too long to arrive|stopped in the middle/)
  }
})

test('one clock runs over all hops: a chain of slow redirects ends when it has run out', async () => {
  let hops = 0
  const slow = await startWebServer((_request, response) => {
    hops++
    const timer = setTimeout(() => response.writeHead(302, { Location: `/${hops}` }).end(), 100)
    response.on('close', () => clearTimeout(timer))
  })
  try {
    const timeouts = { connectMs: 50, headersMs: 200, bodyMs: 50 }
    assert.match(reasonOf(await fetchOnce(slow.origin, { timeouts })), /took too long|did not answer in time/)
    assert.ok(hops <= 4, `${hops} hops`)
  } finally {
    await slow.close()
  }
})

test('a feed that is slow but within its limits arrives', async () => {
  const slow = await startWebServer((_request, response) => {
    response.write('<rss>')
    setTimeout(() => response.end('</rss>'), SHORT_MS)
  })
  try {
    assert.equal(textOf(await fetchOnce(slow.origin)), '<rss></rss>')
  } finally {
    await slow.close()
  }
})

test('a name server that does not answer', async () => {
  const fetcher = createFetcher({
    allowPrivateHosts: [],
    timeouts: { connectMs: SHORT_MS, headersMs: 20_000, bodyMs: 20_000 },
    resolve: () => undefined,
  })
  assert.equal(
    reasonOf(await fetcher.fetchFeed({ url: 'http://feeds.example/' })),
    'The server did not answer in time.',
  )
  await fetcher.close()
})

test('one slow server does not hold up another, nor the same one asked again', async () => {
  const server = await startWebServer((request, response) => {
    if (request.url !== '/slow') response.end('quick')
  })
  const fetcher = createFetcher({ allowPrivateHosts: ['127.0.0.1'], timeouts: PATIENT })
  try {
    const slow = fetcher.fetchFeed({ url: `${server.origin}/slow` })
    for (let time = 0; time < 5; time++)
      assert.equal(textOf(await fetcher.fetchFeed({ url: `${server.origin}/quick` })), 'quick')
    await fetcher.close()
    assert.equal((await slow).kind, 'failed')
  } finally {
    await server.close()
  }
})

// Bodies as strangers send them: too large before or after their compression, broken, cut off, mislabelled, empty.
import assert from 'node:assert/strict'
import type { ServerResponse } from 'node:http'
import { after, test } from 'node:test'
import { brotliCompressSync, constants, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { fetchOnce, reasonOf, startRawServer, startWebServer, textOf } from '../support/web-server.ts'

const MEGABYTE = 1024 * 1024
const TOO_LARGE = 'The feed is larger than 10 MB.'
const NEWS = '<rss><channel><title>أخبار درعا</title></channel></rss>'

let answer: (response: ServerResponse) => void = () => undefined
const server = await startWebServer((_request, response) => answer(response))
after(() => server.close())

const send = (encoding: string | string[], body: Buffer) => {
  answer = (response) => response.writeHead(200, { 'Content-Encoding': encoding }).end(body)
  return fetchOnce(server.origin)
}

test('ten megabytes are read to the last byte, one more is too large', async () => {
  answer = (response) => response.end(Buffer.alloc(10 * MEGABYTE, 'x'))
  const whole = await fetchOnce(server.origin)
  assert.ok(whole.kind === 'fresh' && whole.bytes.length === 10 * MEGABYTE)
  answer = (response) => response.end(Buffer.alloc(10 * MEGABYTE + 1, 'x'))
  assert.equal(reasonOf(await fetchOnce(server.origin)), TOO_LARGE)
})

test('a body without end is left at ten megabytes', async () => {
  let sent = 0
  answer = (response) => {
    const more = () => {
      if (response.destroyed) return
      sent += 65_536
      response.write(Buffer.alloc(65_536, 'x'), () => setImmediate(more))
    }
    more()
  }
  assert.equal(reasonOf(await fetchOnce(server.origin)), TOO_LARGE)
  assert.ok(sent < 40 * MEGABYTE, `${sent} bytes were taken`)
})

test('every compression that we ask for is undone, under every name it goes by', async () => {
  const news = Buffer.from(NEWS)
  for (const [encoding, body] of [
    ['gzip', gzipSync(news)],
    ['x-gzip', gzipSync(news)],
    ['GZIP', gzipSync(news)],
    ['br', brotliCompressSync(news)],
    ['deflate', deflateSync(news)],
    ['deflate', deflateRawSync(news)],
    ['deflate', deflateRawSync(news, { level: 0 })],
    ['identity', news],
    ['', news],
    ['gzip, br', brotliCompressSync(gzipSync(news))],
    ['identity, gzip', gzipSync(news)],
  ] as const)
    assert.equal(textOf(await send(encoding, body)), NEWS, encoding)
  assert.equal(textOf(await send(['deflate', 'gzip'], gzipSync(deflateSync(news)))), NEWS, 'two header lines')
})

// Each is a few kilobytes on the wire and 64 MB undone, so the bound counts what comes out while it comes out.
const ZEROS = Buffer.alloc(64 * MEGABYTE)
const quick = { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }
const bombs: [string, Buffer][] = [
  ['gzip', gzipSync(ZEROS)],
  ['deflate', deflateSync(ZEROS)],
  ['deflate', deflateRawSync(ZEROS)],
  ['br', brotliCompressSync(ZEROS, quick)],
  ['gzip, gzip', gzipSync(gzipSync(ZEROS))],
  ['br, gzip', gzipSync(brotliCompressSync(ZEROS, quick))],
]
for (const [encoding, bomb] of bombs) {
  test(`a bomb of ${encoding}, ${bomb.length} bytes on the wire, is stopped at ten megabytes`, async () => {
    const before = process.memoryUsage.rss()
    assert.equal(reasonOf(await send(encoding, bomb)), TOO_LARGE)
    const grown = (process.memoryUsage.rss() - before) / MEGABYTE
    assert.ok(grown < 56, `memory grew by ${grown.toFixed(0)} MB`)
  })
}

test('a compressed body counts on the wire as well', async () => {
  // An empty member of gzip undoes to nothing, however many come.
  const nothing = Buffer.concat(Array.from({ length: 5_000 }, () => gzipSync('')))
  let sent = 0
  answer = (response) => {
    response.writeHead(200, { 'Content-Encoding': 'gzip' })
    const more = () => {
      if (response.destroyed) return
      sent += nothing.length
      response.write(nothing, () => setImmediate(more))
    }
    more()
  }
  assert.equal(reasonOf(await fetchOnce(server.origin)), TOO_LARGE)
  assert.ok(sent < 40 * MEGABYTE, `${sent} bytes were taken`)
})

test('a compression that we do not read is said, and the connection is let go', async () => {
  let closed = false
  for (const encoding of ['zstd', 'compress', 'utf-8', 'gzip, zstd', 'gzip, gzip, gzip', 'constructor']) {
    answer = (response) => {
      response.on('close', () => {
        closed = true
      })
      response.writeHead(200, { 'Content-Encoding': encoding }).write('x')
    }
    closed = false
    assert.equal(
      reasonOf(await fetchOnce(server.origin)),
      `The feed is compressed in a way that Rasid does not read: ${encoding}.`,
    )
    while (!closed) await new Promise(setImmediate)
  }
})

test('a body that is not what its label says: text is read as it is, what is neither is broken', async () => {
  for (const encoding of ['gzip', 'deflate'])
    assert.equal(textOf(await send(encoding, Buffer.from(`<a>${NEWS}`))), `<a>${NEWS}`)
  for (const encoding of ['gzip', 'deflate', 'br'])
    assert.equal(
      reasonOf(await send(encoding, Buffer.from('Not compressed, and no feed.'.repeat(9)))),
      'The feed’s compression is broken.',
      encoding,
    )
})

test('a compressed body that nobody announced is undone, and bounded', async () => {
  assert.equal(textOf(await send('identity', gzipSync(gzipSync(NEWS)))), NEWS)
  assert.match(reasonOf(await send('identity', gzipSync(Buffer.alloc(11 * 1024 * 1024)))), /larger than 10 MB/)
})

test('a compressed body that was cut off is no feed, though its beginning could be read', async () => {
  const long = Buffer.from(Array.from({ length: 20_000 }, (_, number) => `${number * 7919} `).join(''))
  for (const [encoding, body] of [
    ['gzip', gzipSync(long)],
    ['deflate', deflateSync(long)],
    ['br', brotliCompressSync(long, quick)],
  ] as const)
    assert.equal(
      reasonOf(await send(encoding, body.subarray(0, body.length / 2))),
      'The feed was cut off on the way.',
      encoding,
    )
})

async function raw(head: string, body: string | Buffer): Promise<Awaited<ReturnType<typeof fetchOnce>>> {
  const server = await startRawServer((socket) => {
    socket.write(`HTTP/1.1 200 OK\r\n${head}\r\n`)
    socket.end(body)
  })
  try {
    return await fetchOnce(server.origin)
  } finally {
    await server.close()
  }
}

const BROKEN_OFF = 'The server broke the connection off.'

test('a body shorter than its Content-Length was cut off', async () => {
  assert.equal(reasonOf(await raw('Content-Length: 100\r\n', NEWS.slice(0, 20))), BROKEN_OFF)
  assert.equal(
    reasonOf(await raw('Content-Length: 100\r\nContent-Encoding: gzip\r\n', gzipSync(NEWS).subarray(0, 30))),
    BROKEN_OFF,
  )
})

test('a chunked body whose last chunk is missing was cut off', async () => {
  assert.equal(reasonOf(await raw('Transfer-Encoding: chunked\r\n', '5\r\n<rss>\r\n')), BROKEN_OFF)
  assert.equal(reasonOf(await raw('Transfer-Encoding: chunked\r\n', 'fff\r\n<rss>')), BROKEN_OFF)
})

test('of a body longer than its Content-Length only that much belongs to the answer', async () => {
  assert.equal(textOf(await raw('Content-Length: 5\r\n', '<rss>and more')), '<rss>')
})

test('a body that ends with its connection is whole', async () => {
  assert.equal(textOf(await raw('Connection: close\r\n', NEWS)), NEWS)
  assert.equal(textOf(await raw('', NEWS)), NEWS)
})

test('an empty 200, whatever its label', async () => {
  answer = (response) => response.end()
  assert.equal(textOf(await fetchOnce(server.origin)), '')
  for (const encoding of ['gzip', 'deflate', 'br', 'gzip, br'])
    assert.equal(textOf(await send(encoding, Buffer.alloc(0))), '', encoding)
})

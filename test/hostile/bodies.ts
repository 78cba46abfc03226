// Behaviours of the body: compressions and bombs, lengths that lie, documents without end, documents of nothing.
import { brotliCompressSync, constants, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { always, type Behaviour, inTurn, news, rss, title, titles } from './behaviour.ts'

const XML = 'application/rss+xml; charset=utf-8'
const document = rss(news(1, 2))
const encoded = (body: Buffer, encoding?: string, type = XML) =>
  always(body, { 'Content-Type': type, ...(encoding ? { 'Content-Encoding': encoding } : {}) })
const BOMB_BYTES = 64 * 1024 * 1024
const zeros = () => Buffer.alloc(BOMB_BYTES, 'a')
const TOO_LARGE = { says: /larger than 10 MB/ }
const both = { titles: titles(1, 2) }
// The library compresses millions of equal bytes fast only when it does not try hard.
const brotli = (bytes: Buffer) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 3 } })
const manyItems = () => {
  const items = Array.from({ length: 100_000 }, (_, n) => `<item><guid>${n}</guid><title>No ${n}</title></item>`)
  return `<rss version="2.0"><channel><title>Many</title>${items.join('')}</channel></rss>`
}
/** A bomb is made when it is asked for, once. */
const lazily = (make: () => NonNullable<Behaviour['serve']>): NonNullable<Behaviour['serve']> => {
  let made: NonNullable<Behaviour['serve']> | undefined
  return (...given) => {
    made ??= make()
    made(...given)
  }
}

export const BODIES: Behaviour[] = [
  { name: 'gzip', serve: encoded(gzipSync(document), 'gzip'), expect: both },
  { name: 'brotli', serve: encoded(brotliCompressSync(document), 'br'), expect: both },
  { name: 'deflate as zlib', serve: encoded(deflateSync(document), 'deflate'), expect: both },
  { name: 'deflate without its head', serve: encoded(deflateRawSync(document), 'deflate'), expect: both },
  { name: 'compressed twice', serve: encoded(gzipSync(gzipSync(document)), 'gzip, gzip'), expect: both },
  { name: 'compressed, and not said', serve: encoded(gzipSync(document)), expect: both },
  { name: 'compressed twice, and said once', serve: encoded(gzipSync(gzipSync(document)), 'gzip'), expect: both },
  { name: 'a file feed.xml.gz', serve: encoded(gzipSync(document), undefined, 'application/gzip'), expect: both },
  { name: 'called gzip, and is not', serve: encoded(Buffer.from(document), 'gzip'), expect: both },
  { name: 'called deflate, and is not', serve: encoded(Buffer.from(document), 'deflate'), expect: both },
  { name: 'called identity', serve: encoded(Buffer.from(document), 'identity'), expect: both },
  {
    name: 'in zstd',
    serve: encoded(zstdCompressSync(document), 'zstd'),
    expect: { says: /way that Rasid does not read/ },
  },
  {
    name: 'in five compressions',
    serve: encoded(gzipSync(document), 'gzip, gzip, gzip, gzip, gzip'),
    expect: { says: /compressed/ },
  },
  { name: 'gzip bomb', serve: lazily(() => encoded(gzipSync(zeros()), 'gzip')), expect: TOO_LARGE },
  { name: 'deflate bomb', serve: lazily(() => encoded(deflateSync(zeros()), 'deflate')), expect: TOO_LARGE },
  { name: 'brotli bomb', serve: lazily(() => encoded(brotli(zeros()), 'br')), expect: TOO_LARGE },
  {
    name: 'bomb in a bomb',
    serve: lazily(() => encoded(gzipSync(gzipSync(zeros())), 'gzip, gzip')),
    expect: TOO_LARGE,
  },
  { name: 'gzip bomb that is not said', serve: lazily(() => encoded(gzipSync(zeros()))), expect: TOO_LARGE },
  {
    name: 'truncated gzip, whole the next time',
    serve: inTurn(encoded(gzipSync(document).subarray(0, 150), 'gzip'), encoded(gzipSync(document), 'gzip')),
    polls: 2,
    expect: both,
  },
  {
    name: 'truncated gzip for good',
    serve: encoded(gzipSync(document).subarray(0, 150), 'gzip'),
    expect: { says: /cut off/ },
  },
  {
    name: 'corrupt gzip',
    serve: encoded(Buffer.concat([gzipSync(document).subarray(0, 60), Buffer.alloc(80, 7)]), 'gzip'),
    expect: { says: /compression is broken|cut off/ },
  },
  { name: 'empty body', serve: always(''), expect: { says: /empty/ } },
  {
    name: 'empty body once',
    serve: inTurn(encoded(Buffer.from(document)), always('')),
    polls: 2,
    expect: { ...both, says: /empty/ },
  },
  { name: 'empty body called gzip', serve: encoded(Buffer.alloc(0), 'gzip'), expect: { says: /empty/ } },
  { name: 'white space only', serve: always(' \r\n\t '), expect: { says: /empty/ } },
  { name: '204 without content', serve: always('', {}, 204), expect: { says: /empty/ } },
  {
    name: 'endless body',
    serve: (response) => {
      response.writeHead(200, { 'Content-Type': XML })
      const more = () => response.destroyed || response.write(`<item>${'x'.repeat(262_144)}`, () => setImmediate(more))
      more()
    },
    expect: TOO_LARGE,
  },
  {
    name: 'a length of 4 GB, of which little comes',
    slow: true,
    talk: (socket) => socket.write(`HTTP/1.1 200 OK\r\nContent-Length: 4294967296\r\n\r\n${document}`),
    expect: { says: /took too long|in the middle/ },
  },
  {
    name: 'a length that is too short',
    talk: (socket) =>
      socket.end(
        `HTTP/1.1 200 OK\r\nContent-Type: ${XML}\r\nConnection: close\r\nContent-Length: ${document.lastIndexOf('<item>')}\r\n\r\n${document}`,
      ),
    // What is cut off is not there, and its article is not torn.
    expect: { titles: titles(1) },
  },
  {
    name: 'a length that is too long',
    talk: (socket) => socket.end(`HTTP/1.1 200 OK\r\nContent-Length: ${document.length + 500}\r\n\r\n${document}`),
    expect: { says: /cut off|broke the connection off/ },
  },
  { name: '100,000 items', serve: lazily(() => always(manyItems())), expect: { titles: 2_000 } },
  {
    name: 'one item of 8 MB',
    serve: lazily(() => always(rss([{ title: title(1), guid: 'n-1', text: 'calm seas '.repeat(800_000) }]))),
    expect: { titles: titles(1), holds: ([article]) => article !== undefined && article.text.length <= 100_000 },
  },
  {
    name: 'a document that is cut in an item, whole the next time',
    serve: inTurn(always(document.slice(0, document.lastIndexOf('crossing'))), always(document)),
    polls: 2,
    expect: both,
  },
]

// Pictures on the reader's behalf: what is one is told by its bytes, asked for once, politely, never inside, and kept within bounds.
import assert from 'node:assert/strict'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { join } from 'node:path'
import { after, beforeEach, test } from 'node:test'
import fc from 'fast-check'
import { createFetcher } from '../../server/fetch/fetch-feed.ts'
import { pictureIn } from '../../server/thumbnails/picture.ts'
import { createThumbnails, type ThumbnailLimits } from '../../server/thumbnails/thumbnails.ts'
import { temporaryFolder } from '../support/rasid.ts'
import { PATIENT, startWebServer } from '../support/web-server.ts'
import { png } from './pictures.ts'

const LIMITS: ThumbnailLimits = { mostBytes: 50_000, keptBytes: 40_000, longestMs: 10_000, failedMs: 60_000 }
const PICTURE = png(40, 30)
let answer: (response: ServerResponse) => void = () => undefined
const site = await startWebServer((_request, response) => answer(response))
const fetcher = createFetcher({ allowPrivateHosts: ['127.0.0.1'], timeouts: PATIENT })
const guarded = createFetcher({ allowPrivateHosts: [], timeouts: PATIENT })
// Any name leads to the site.
const named = createFetcher({
  allowPrivateHosts: ['127.0.0.1'],
  timeouts: PATIENT,
  resolve: (_name, done) => done(null, [{ address: '127.0.0.1', family: 4 }]),
})
const of = (host: string, name: string) => `http://${host}:${new URL(site.origin).port}/${name}`
let folder = await temporaryFolder()
let clock = Date.now()
after(async () => {
  await Promise.all([fetcher.close(), guarded.close(), named.close(), site.close(), folder.remove()])
})
beforeEach(async () => {
  await folder.remove()
  folder = await temporaryFolder()
  site.requests.length = 0
  answer = (response) => response.writeHead(200, { 'Content-Type': 'text/plain' }).end(PICTURE)
})
const open = (limits: Partial<ThumbnailLimits> = {}, from = fetcher) =>
  createThumbnails(from.fetchFeed, folder.path, () => new Date(clock), { ...LIMITS, ...limits })
const at = (name: string) => `${site.origin}/${name}`
const kept = async () => (await readdir(join(folder.path, 'thumbnails'))).length

test('a picture is fetched once, without referrer or cookies, and kept over a restart', async () => {
  const get = open()
  const [first, same] = await Promise.all([get(at('a')), get(at('a'))])
  assert.deepEqual(first, { kind: 'picture', bytes: first.kind === 'picture' && first.bytes, type: 'image/png' })
  assert.equal(same, first)
  assert.ok(first.kind === 'picture' && PICTURE.equals(first.bytes))
  const [request] = site.requests
  assert.deepEqual(
    [request?.headers.referer, request?.headers.cookie, request?.headers.origin],
    [undefined, undefined, undefined],
  )
  assert.match(request?.headers.accept ?? '', /^image\//)
  assert.equal((await open()(at('a'))).kind, 'picture')
  assert.equal(site.requests.length, 1)
})

test('what is no raster picture is refused, whatever it is called, and not asked for again for a while', async () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
  const refused: [string | Buffer, string][] = [
    [svg, 'image/svg+xml'],
    [svg, 'image/png'],
    ['<!doctype html><script>alert(1)</script>', 'image/jpeg'],
    [PICTURE.subarray(0, 12), 'image/png'],
    ['', 'image/gif'],
    [Buffer.concat([PICTURE, Buffer.alloc(LIMITS.mostBytes)]), 'image/png'],
    [png(60_000, 1).fill(0xff, 18, 24), 'image/png'],
  ]
  for (const [n, [body, type]] of refused.entries()) {
    const get = open()
    answer = (response) => response.writeHead(200, { 'Content-Type': type }).end(body)
    assert.equal((await get(at(`refused-${n}`))).kind, 'none', `${n}`)
    site.requests.length = 0
    assert.equal((await get(at(`refused-${n}`))).kind, 'none')
    assert.equal(site.requests.length, 0)
    answer = (response) => response.end(PICTURE)
    clock += LIMITS.failedMs + 1
    assert.equal((await get(at(`refused-${n}`))).kind, 'picture', 'after a while')
  }
})

test('a picture cannot make Rasid read inside: by address, by name, by redirect', async () => {
  const get = open({}, guarded)
  for (const address of [
    at('inside'),
    'http://localhost:1/a.png',
    'http://169.254.169.254/latest/meta-data/',
    'http://[::1]/a.png',
    'http://2130706433/a.png',
    'file:///etc/passwd',
    'data:image/png;base64,AAAA',
  ])
    assert.equal((await get(address)).kind, 'none', address)
  assert.equal(site.requests.length, 0)
  answer = (response) => response.writeHead(302, { Location: 'http://127.0.0.2/a.png' }).end()
  assert.deepEqual(await open()(at('led')), { kind: 'none', reason: 'Its address is a private one and not allowed.' })
})

test('the folder never grows beyond its bound: the longest unused go first', async () => {
  const get = open()
  const each = Buffer.concat([PICTURE, Buffer.alloc(4_000)])
  answer = (response) => response.end(each)
  for (let n = 0; n < 14; n++) {
    await get(at(`n${n}`))
    await get(at('n0'))
  }
  assert.ok((await kept()) * each.length <= LIMITS.keptBytes)
  site.requests.length = 0
  await get(at('n0'))
  assert.equal(site.requests.length, 0, 'it was used all the time')
  await get(at('n1'))
  assert.equal(site.requests.length, 1, 'it was not')
})

test('what was damaged on disk is fetched anew; a folder that cannot be written shows pictures all the same', async () => {
  const get = open()
  await get(at('damaged'))
  const [name = ''] = await readdir(join(folder.path, 'thumbnails'))
  await writeFile(join(folder.path, 'thumbnails', name), '<svg/>')
  assert.equal((await open()(at('damaged'))).kind, 'picture')
  assert.ok(PICTURE.equals(await readFile(join(folder.path, 'thumbnails', name))))
  // A file where the folder should be.
  await writeFile(join(folder.path, 'file'), '')
  const nowhere = createThumbnails(fetcher.fetchFeed, join(folder.path, 'file'), () => new Date(clock), LIMITS)
  assert.equal((await nowhere(at('nowhere'))).kind, 'picture')
})

test('a few are fetched at once, fewer of one host, a slow one is given up', async () => {
  let open4 = 0
  let most = 0
  answer = (response) => {
    most = Math.max(most, ++open4)
    setTimeout(() => {
      open4--
      response.end(PICTURE)
    }, 30)
  }
  const get = open()
  const got = await Promise.all(Array.from({ length: 20 }, (_, n) => get(at(`many-${n}`))))
  assert.ok(got.every(({ kind }) => kind === 'picture'))
  assert.equal(most, 2)
  most = 0
  const hosts = open({}, named)
  await Promise.all(Array.from({ length: 40 }, (_, n) => hosts(of(`h${n % 10}.example`, `of-many-${n}`))))
  assert.equal(most, 6)
  answer = () => undefined
  const began = performance.now()
  assert.equal((await open({ longestMs: 100 })(at('slow'))).kind, 'none')
  assert.ok(performance.now() - began < 5_000)
})

test('servers that never answer keep no picture of another one waiting', async () => {
  const held: ServerResponse[] = []
  answer = (response) => void (response.req.url === '/good' ? response.end(PICTURE) : held.push(response))
  const get = open({}, named)
  let given = 0
  const tarpits = Array.from({ length: 12 }, async (_, n) => {
    await get(of(`cdn${n}.tar.example`, `never-${n}`))
    given++
  })
  assert.equal((await get(of('paper.example', 'good'))).kind, 'picture')
  assert.equal(given, 0, 'before any of them was given up')
  answer = (response) => void response.destroy()
  for (const response of held) response.destroy()
  await Promise.all(tarpits)
})

test('a host of which two in a row took too long is not waited for again for a while', async () => {
  answer = () => undefined
  const get = open({ longestMs: 200 }, named)
  const all = await Promise.all(Array.from({ length: 30 }, (_, n) => get(of(`cdn${n}.slow.example`, `late-${n}`))))
  assert.ok(all.every(({ kind }) => kind === 'none'))
  assert.ok(site.requests.length <= 4, `${site.requests.length} of 30 were asked for`)
  answer = (response) => response.end(PICTURE)
  site.requests.length = 0
  assert.equal((await get(of('cdn1.slow.example', 'good'))).kind, 'none')
  assert.equal(site.requests.length, 0)
  clock += 60_001
  await get(of('cdn1.slow.example', 'good'))
  assert.equal(site.requests.length, 1)
})

test('the five raster formats and their sizes; any bytes give an answer', () => {
  const bytes = (...parts: (string | number[] | Buffer)[]) =>
    Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))))
  const size = (found: ReturnType<typeof pictureIn>) => found && [found.type, found.width, found.height]
  assert.deepEqual(size(pictureIn(PICTURE)), ['image/png', 40, 30])
  assert.deepEqual(size(pictureIn(bytes('GIF89a', [40, 0, 30, 0]))), ['image/gif', 40, 30])
  const segment = [0xff, 0xe0, 0, 4, 1, 2]
  assert.deepEqual(size(pictureIn(bytes('\xff\xd8', segment, [0xff, 0xff], [0xc2, 0, 11, 8, 0, 30, 0, 40], [0, 0]))), [
    'image/jpeg',
    40,
    30,
  ])
  assert.deepEqual(size(pictureIn(bytes('RIFF....WEBPVP8X', [10, 0, 0, 0, 0, 0, 0, 0], [39, 0, 0, 29, 0, 0]))), [
    'image/webp',
    40,
    30,
  ])
  assert.deepEqual(size(pictureIn(bytes('RIFF....WEBPVP8L....\x2f', [39, 0x40, 7, 0]))), ['image/webp', 40, 30])
  assert.deepEqual(size(pictureIn(bytes('RIFF....WEBPVP8 ....', [0, 0, 0, 0x9d, 1, 0x2a, 40, 0, 30, 0]))), [
    'image/webp',
    40,
    30,
  ])
  const ispe = bytes('ispe', [0, 0, 0, 0], [0, 0, 0, 40], [0, 0, 0, 30])
  assert.deepEqual(size(pictureIn(bytes([0, 0, 0, 28], 'ftypavif', 'x'.repeat(40), ispe))), ['image/avif', 40, 30])
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 200 }),
      fc.constantFrom('', '\xff\xd8\xff', 'GIF89a', 'RIFF....WEBPVP8L'),
      (rest, start) => {
        const found = pictureIn(Buffer.concat([Buffer.from(start, 'latin1'), rest]))
        return found === undefined || found.width > 0
      },
    ),
    { numRuns: 500 },
  )
})

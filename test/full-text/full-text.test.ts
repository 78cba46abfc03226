// Reading items in full: robots.txt is obeyed, hosts are given time, the budget is kept, and whatever goes wrong the item stays.
import assert from 'node:assert/strict'
import type { ServerResponse } from 'node:http'
import { after, beforeEach, test } from 'node:test'
import { createFetcher } from '../../server/fetch/fetch-feed.ts'
import { createFullText } from '../../server/full-text/full-text.ts'
import { createRobots } from '../../server/full-text/robots.ts'
import { type NormalisedItem, normaliseItem } from '../../server/pipeline/normalise.ts'
import { db } from '../../server/store/client.ts'
import { pageTurn, pauseHost } from '../../server/store/hosts.ts'
import { openShelf } from '../store/shelf.ts'
import { PATIENT, startWebServer } from '../support/web-server.ts'
import { PAGES } from './pages.ts'

const page = PAGES[2] as (typeof PAGES)[number]
let robots: [number, string] = [404, '']
let answer: (response: ServerResponse) => void = (response) =>
  void response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(page.html)
const usual = answer
const times: number[] = []
const site = await startWebServer((request, response) => {
  if (request.url === '/robots.txt') return void response.writeHead(robots[0]).end(robots[1])
  times.push(performance.now())
  answer(response)
})
// The pace is held in the database.
const shelf = await openShelf()
const fetcher = createFetcher({ allowPrivateHosts: ['127.0.0.1'], timeouts: PATIENT })
const quick = { longestMs: 15_000, betweenMs: 0 }
after(async () => {
  await fetcher.close()
  await site.close()
  await shelf.close()
})
beforeEach(async () => {
  await db().host.deleteMany()
  answer = usual
  robots = [404, '']
  times.length = 0
  site.requests.length = 0
})

const arrival = { feedUrl: 'https://paper.example/feed', fetchedAt: new Date('2026-08-01T00:00:00Z') }
const item = (path: string | null, text = 'A short lead.'): NormalisedItem => {
  const address = path === null ? {} : { id: path, url: `${site.origin}${path}` }
  return normaliseItem({ ...address, title: page.title, text, language: 'en' }, arrival) as NormalisedItem
}
const read = (items: NormalisedItem[], limits = quick, stop?: AbortSignal) =>
  createFullText(
    fetcher.fetchFeed,
    createRobots(fetcher.fetchFeed, Date.now),
    { pageTurn, pauseHost },
    limits,
  )(items, 'en', stop)
const isWhole = ({ text }: NormalisedItem) => page.paragraphs.every((paragraph) => text.includes(paragraph))
const pages = () => site.requests.filter(({ url }) => url !== '/robots.txt')

test('items become whole in their order; what has no address stays', async () => {
  const items = [item('/1'), item(null), item('/2')]
  const whole = await read(items)
  assert.deepEqual(whole.map(isWhole), [true, false, true])
  assert.deepEqual(
    whole.map(({ url }) => url),
    items.map(({ url }) => url),
  )
  assert.deepEqual(whole[1], items[1])
  assert.match(site.requests.at(-1)?.headers.accept ?? '', /^text\/html/)
  assert.equal(site.requests.filter(({ url }) => url === '/robots.txt').length, 1, 'robots.txt is remembered')
})

test('robots.txt: what it forbids is not asked for, to Rasid by name or to all', async () => {
  for (const rules of [
    'User-agent: *\nDisallow: /private/',
    'User-agent: Rasid\nDisallow: /private/\n\nUser-agent: *\nAllow: /',
  ]) {
    site.requests.length = 0
    robots = [200, rules]
    const whole = await read([item('/private/1'), item('/open/1')])
    assert.deepEqual(whole.map(isWhole), [false, true], rules)
    assert.deepEqual(
      pages().map(({ url }) => url),
      ['/open/1'],
    )
  }
})

test('a site whose robots.txt is in trouble is not read for now; one that has none is', async () => {
  for (const [status, whole] of [
    [503, false],
    [429, false],
    [404, true],
    [403, true],
  ] as const) {
    robots = [status, '']
    assert.deepEqual((await read([item('/1')])).map(isWhole), [whole], String(status))
  }
})

test('a host gets time between two pages, as much as it asks for', async () => {
  await read([item('/1'), item('/2'), item('/3')], { longestMs: 15_000, betweenMs: 600 })
  const gaps = times.slice(1).map((at, n) => at - (times[n] as number))
  // A question that is slow to arrive comes nearer to the next: half the pace is left for that.
  assert.ok(
    gaps.every((gap) => gap > 300),
    gaps.join(' '),
  )
  await db().host.deleteMany()
  robots = [200, 'User-agent: *\nCrawl-delay: 30']
  const whole = await read([item('/1'), item('/2')], { longestMs: 500, betweenMs: 0 })
  assert.deepEqual(whole.map(isWhole), [false, true], 'the newest is read, the other would come too late')
})

test('two that read pages share one pace, in the database; 429 pauses the host for both', async () => {
  const limits = { longestMs: 15_000, betweenMs: 500 }
  await Promise.all([read([item('/1'), item('/2')], limits), read([item('/3'), item('/4')], limits)])
  const gaps = times.slice(1).map((at, n) => at - (times[n] as number))
  assert.ok(gaps.length === 3 && gaps.every((gap) => gap > 250), gaps.join(' '))
  answer = (response) => void response.writeHead(429, { 'Retry-After': '300' }).end()
  await read([item('/5')], limits)
  answer = usual
  times.length = 0
  assert.deepEqual((await read([item('/6')], limits)).map(isWhole), [false])
  assert.deepEqual(times, [])
  const host = await db().host.findUniqueOrThrow({ where: { name: '127.0.0.1' } })
  for (const at of [host.nextAt, host.nextPageAt]) assert.ok(at.getTime() - Date.now() > 290_000)
})

test('whoever says when to come again is not asked before; of a site that refuses three in a row the rest is left', async () => {
  answer = (response) => void response.writeHead(503, { 'Retry-After': '600' }).end()
  await read(
    Array.from({ length: 10 }, (_, n) => item(`/${n}`)),
    { longestMs: 15_000, betweenMs: 200 },
  )
  assert.ok(pages().length <= 3, `${pages().length} pages after a 503 with Retry-After`)
  const { nextPageAt } = await db().host.findUniqueOrThrow({ where: { name: '127.0.0.1' } })
  assert.ok(nextPageAt.getTime() - Date.now() > 590_000)
  for (const status of [403, 500]) {
    await db().host.deleteMany()
    site.requests.length = 0
    answer = (response) => void response.writeHead(status).end()
    await read(Array.from({ length: 20 }, (_, n) => item(`/${status}/${n}`)))
    // Three are on their way at once.
    assert.ok(pages().length >= 3 && pages().length <= 5, `${pages().length} pages after ${status}`)
  }
  answer = usual
})

test('the budget: at most twenty pages, the newest, and no longer than its time', async () => {
  const whole = await read(Array.from({ length: 25 }, (_, n) => item(`/${n}`)))
  assert.deepEqual(
    whole.map(isWhole),
    Array.from({ length: 25 }, (_, n) => n >= 5),
  )
  answer = () => undefined
  const began = performance.now()
  assert.deepEqual((await read([item('/a')], { longestMs: 200, betweenMs: 0 })).map(isWhole), [false])
  assert.ok(performance.now() - began < 10_000)
})

test('whatever goes wrong, the item stays as the feed gave it', async () => {
  const long = item('/1', page.paragraphs.join('\n').repeat(2))
  assert.deepEqual(await read([long]), [long], 'the feed says more than the page')
  const answers: (typeof answer)[] = [
    (response) => response.writeHead(404).end(page.html),
    (response) => response.writeHead(403, { 'cf-mitigated': 'challenge' }).end(),
    (response) => response.writeHead(302, { Location: 'http://127.0.0.2/' }).end(),
    (response) => response.writeHead(200, { 'Content-Type': 'application/pdf' }).end('%PDF-1.7'),
    (response) => response.writeHead(200, { 'Content-Type': 'text/html' }).end('x'.repeat(4 * 1024 * 1024)),
    (response) => response.destroy(),
    (response) => response.writeHead(200, { 'Content-Encoding': 'gzip' }).end('no gzip at all'),
  ]
  for (answer of answers) assert.deepEqual(await read([item('/1')]), [item('/1')])
  const inside = { ...item('/1'), url: 'http://169.254.169.254/latest/' }
  assert.deepEqual(await read([inside]), [inside])
})

test('a stop ends it', async () => {
  answer = () => undefined
  const stop = new AbortController()
  setTimeout(() => stop.abort(), 100)
  const began = performance.now()
  assert.deepEqual(await read([item('/1')], quick, stop.signal), [item('/1')])
  assert.ok(performance.now() - began < 10_000)
})

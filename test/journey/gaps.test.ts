// What tells a window that rolled past: neither an item that is always there nor one that was pushed hides it, and what cannot be
// closed is said and not looked for without end. News text is invented.
import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { createRobots } from '../../server/full-text/robots.ts'
import { PolledFeed } from './polled-feed.ts'

const START = Date.parse('2026-03-01T06:00:00Z')
const date = (n: number) => new Date(START + n * 600_000)
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => to - 1 - index)

describe('gaps', () => {
  const feed = new PolledFeed()
  before(() => feed.open())
  after(() => feed.close())
  let listed = ''
  let sitemap: string | null = null
  let requests: string[] = []
  beforeEach(async () => {
    await feed.next()
    sitemap = null
    requests = []
    feed.answer = (request, response) => {
      const path = request.url ?? ''
      if (path.startsWith('/feed')) return void response.end(listed)
      requests.push(path)
      if (path === '/older') response.writeHead(429, { 'Retry-After': '900' }).end()
      else if (path === '/news-sitemap.xml' && sitemap !== null) response.end(sitemap)
      else response.writeHead(404).end()
    }
  })

  // The same page in another feed would be known.
  const link = (n: number) => `${feed.server.origin}/world/${feed.feedId}-report-${n}`
  const item = (n: number, at = date(n)) =>
    `<item><guid isPermaLink="false">g${n}</guid><link>${link(n)}</link><title>Tunnel report ${n}</title><description>All of ${n}.</description><pubDate>${at.toUTCString()}</pubDate></item>`
  const document = (items: string[], more = '') =>
    `<rss version="2.0"><channel><title>Tunnel wire</title>${more}${items.join('')}</channel></rss>`
  const sitemapOf = (numbers: number[]) =>
    `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">${numbers
      .map(
        (n) =>
          `<url><loc>${link(n)}</loc><news:news><news:title>Tunnel report ${n}</news:title><news:publication_date>${date(n).toISOString()}</news:publication_date></news:news></url>`,
      )
      .join('')}</urlset>`
  const poll = async (items: string[], more = '', minutes = 0) => {
    listed = document(items, more)
    const robots = createRobots(feed.effects.fetchFeed, Date.now)
    const at = new Date(Date.now() + minutes * 60_000)
    const { added, gap } = await feed.poll({ robots, pauseMs: 0, now: () => at })
    return [added.length, gap]
  }
  const items = (from: number, to: number) => range(from, to).map((n) => item(n))
  const pinned = () => item(9_000, new Date('2023-05-05T00:00:00Z'))

  test('an item that always stands there hides no gap', async () => {
    sitemap = sitemapOf(range(0, 60))
    assert.deepEqual(await poll([pinned(), ...items(0, 10)]), [11, false])
    assert.deepEqual(await poll([pinned(), ...items(50, 60)]), [50, false], 'closed from the sitemap')
    assert.deepEqual(await poll([pinned(), ...items(52, 62)]), [2, false])
    sitemap = null
    assert.deepEqual(await poll([pinned(), ...items(80, 90)]), [10, true])
  })

  test('nor does one that was pushed in between', async () => {
    sitemap = sitemapOf(range(0, 60))
    await poll(items(0, 10))
    await feed.push(document(items(55, 56)))
    assert.deepEqual(await poll(items(50, 60)), [49, false])
    assert.equal((await feed.stored()).length, 60)
  })

  test('a window that goes back to what was known is none, however much of it is new', async () => {
    await poll(items(0, 10))
    assert.deepEqual(await poll(items(9, 19)), [9, false])
    assert.deepEqual(await poll([...items(18, 27), item(5)]), [8, false], 'an old one listed again beside the latest')
    assert.deepEqual(requests, [])
  })

  test('a feed all of which was pushed has none, and is left to its hub', async () => {
    await poll(items(0, 10))
    await feed.push(document(items(10, 20)))
    await feed.push(document(items(20, 30)))
    assert.deepEqual(await poll(items(20, 30)), [0, false])
    assert.equal((await feed.row()).gapAt, null)
  })

  test('nor has one whose latest was taken down, or whose latest has lost its date', async () => {
    await poll(items(0, 10))
    assert.deepEqual(await poll([...items(10, 16), ...items(6, 9)]), [6, false])
    await feed.next()
    await poll(items(0, 10))
    assert.deepEqual(await poll([...items(10, 16), item(9).replace(/<pubDate>.*?<\/pubDate>/, '')]), [6, false])
    assert.deepEqual(requests, [])
  })

  test('what was missed and is too much to be taken is not called closed', async () => {
    sitemap = sitemapOf(range(0, 300))
    await poll(items(0, 10))
    assert.deepEqual(await poll(items(290, 300)), [210, true])
  })

  test('a gap that cannot be closed is said every time, and looked for more and more seldom', async () => {
    const asked: number[] = []
    for (let turn = 0; turn < 8; turn++) {
      assert.deepEqual(await poll(items(turn * 10, turn * 10 + 5), '', turn / 60), [5, turn > 0])
      asked.push(requests.splice(0).length)
    }
    const some = asked[1] ?? 0
    assert.ok(some > 1)
    // Every second at first, and then after one, two, four …
    assert.deepEqual(asked, [0, some, some, some, some, 0, some, 0])
    sitemap = sitemapOf(range(0, 205))
    assert.deepEqual((await poll(items(200, 205), '', 60))[1], false)
    assert.deepEqual((await poll(items(210, 215), '', 60))[1], true)
    assert.ok(requests.length > some, 'found once, it is looked for at once')
  })

  test('a host that refuses an older page is left alone', async () => {
    const paused: [string, number][] = []
    const { pauseHost } = feed.effects
    feed.effects.pauseHost = async (url, seconds) => void paused.push([url, seconds])
    await poll(items(0, 5))
    const older = `<atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="next" href="/older"/>`
    assert.deepEqual(await poll(items(10, 15), older), [5, true])
    assert.deepEqual(paused, [[`${feed.server.origin}/older`, 900]])
    feed.effects.pauseHost = pauseHost
  })
})

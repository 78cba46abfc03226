// A window that rolled past, and the site's sitemaps in its place: what was missed comes from them and never twice; what lies, is huge
// or leads in circles brings nothing that is not the feed's, and costs a bounded number of requests.
import assert from 'node:assert/strict'
import type { ServerResponse } from 'node:http'
import { after, before, beforeEach, describe, test } from 'node:test'
import type { Feed } from '../../core/model.ts'
import { createEffects } from '../../server/effects.ts'
import { createRobots } from '../../server/full-text/robots.ts'
import { loadGazetteer } from '../../server/gazetteer/gazetteer.ts'
import { ingest } from '../../server/ingest.ts'
import { articlesSince, findArticle, newestCursor } from '../../server/store/articles.ts'
import { db } from '../../server/store/client.ts'
import { addFeeds, findFeed } from '../../server/store/feeds.ts'
import { purgeArticles } from '../../server/store/purge.ts'
import { claim, openShelf } from '../store/shelf.ts'
import { startWebServer, type WebServer } from '../support/web-server.ts'

const START = Date.parse('2026-03-01T06:00:00Z')
const date = (n: number) => new Date(START + n * 600_000).toISOString()
const title = (n: number) => `Bridge report number ${n}`
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => to - 1 - index)

describe('sitemaps against gaps', () => {
  let shelf: Awaited<ReturnType<typeof openShelf>>
  let effects: Awaited<ReturnType<typeof createEffects>>
  let server: WebServer
  let pages = new Map<string, string | ((response: ServerResponse) => void)>()
  let feed: Feed
  let cursor = '0'
  let count = 0

  before(async () => {
    shelf = await openShelf()
    server = await startWebServer((request, response) => {
      const page = pages.get(request.url ?? '')
      if (typeof page === 'function') page(response)
      else if (page === undefined) response.writeHead(404).end()
      else response.setHeader('Content-Type', 'application/xml').end(page)
    })
    const real = createEffects({ allowPrivateHosts: ['127.0.0.1'], pollMinSeconds: 1 }, await loadGazetteer())
    effects = { ...real, chance: () => 0.5, pauseMs: 0 }
  })
  after(async () => {
    await effects?.close()
    await server?.close()
    await shelf?.close()
  })
  beforeEach(async () => {
    await Promise.all([db().feed.deleteMany(), db().host.deleteMany()])
    pages = new Map()
    feed = await watch()
    cursor = await newestCursor()
    list(range(0, 5))
    await poll()
    server.requests.length = 0
  })

  const watch = async () => (await addFeeds([{ url: `${server.origin}/feed${++count}` }])).added[0] as Feed
  const link = (n: number, folder = 'world') => `${server.origin}/${folder}/2026/report-${n}.html`
  const list = (numbers: number[], { folder = 'world', path = `/feed${count}` } = {}) =>
    pages.set(
      path,
      `<rss version="2.0"><channel><title>Wire</title>${numbers
        .map(
          (n) =>
            `<item><guid isPermaLink="false">g-${folder}-${n}</guid><link>${link(n, folder)}?utm_source=rss</link><title>${title(n)}</title><pubDate>${date(n)}</pubDate><description>The whole story of ${n}.</description></item>`,
        )
        .join('')}</channel></rss>`,
    )
  // robots.txt is remembered for a day by whoever asks: each poll asks anew here.
  const poll = async (of = feed) =>
    ingest(await claim(of.id), { ...effects, robots: createRobots(effects.fetchFeed, Date.now) })
  const titles = async () => (await articlesSince(cursor, 1_000)).map((article) => article.title)
  const asked = () => server.requests.map(({ url }) => url).filter((url) => url !== `/feed${count}`)
  const robots = (...lines: string[]) => pages.set('/robots.txt', lines.join('\n'))

  test('what was missed comes from the sitemap that robots.txt names, through an index, oldest first', async () => {
    robots('User-agent: *', 'Disallow: /private/', `Sitemap: ${server.origin}/sitemap.xml`)
    pages.set(
      '/sitemap.xml',
      index([
        [`${server.origin}/sitemap-2019.xml`, '2019-01-01'],
        [`${server.origin}/pages.xml`, date(19)],
        [`${server.origin}/news.xml`, date(20)],
      ]),
    )
    pages.set('/news.xml', sitemap(range(3, 20).map((n) => entry(link(n), n))))
    list(range(15, 20))
    const result = await poll()
    assert.deepEqual([result.added.length, result.gap, (await findFeed(feed.id))?.gapAt], [15, false, null])
    assert.deepEqual(asked(), ['/robots.txt', '/sitemap.xml', '/news.xml'])
    assert.deepEqual(
      (await titles()).slice(5),
      range(5, 20)
        .reverse()
        .map((n) => title(n)),
    )
    const [missed] = (await articlesSince(cursor, 1_000)).filter((article) => article.title === title(7))
    assert.deepEqual([missed?.url, missed?.publishedAt, missed?.language, missed?.lead], [link(7), date(7), 'en', ''])
  })

  test('what the feed lists later is the same article: completed, never doubled, and no sign of changing guids', async () => {
    pages.set('/news-sitemap.xml', sitemap(range(3, 20).map((n) => entry(link(n), n))))
    list(range(15, 20))
    await poll()
    const before = await titles()
    list(range(8, 20))
    const again = await poll()
    assert.deepEqual([again.added, again.revised], [[], 7])
    assert.deepEqual(await titles(), before)
    const row = await db().feed.findUniqueOrThrow({ where: { id: BigInt(feed.id) } })
    assert.equal(row.identity, 'guid')
    const [listed] = (await articlesSince(cursor, 1_000)).filter((article) => article.title === title(9))
    const whole = await findArticle(listed?.id ?? '')
    assert.deepEqual([whole?.text, whole?.revisedAt, whole?.revisions], ['The whole story of 9.', null, []])
    // By its guid from now on, as any other.
    pages.set(
      `/feed${count}`,
      (pages.get(`/feed${count}`) as string).replace('The whole story of 9.', 'Another story of 9.'),
    )
    assert.equal((await poll()).revised, 1)
    assert.equal((await findArticle(listed?.id ?? ''))?.revisions.length, 1)
    assert.equal((await titles()).length, before.length)
  })

  test('only the feed’s own: its folder, its time, and nothing that another feed of the site has or that was purged', async () => {
    const other = await watch()
    list([8, 9], { folder: 'world' })
    await poll(other)
    count--
    const of = (n: number, folder = 'world') => entry(link(n, folder), n)
    pages.set(
      '/news-sitemap.xml',
      sitemap([...range(-3, 20).map((n) => of(n)), ...range(5, 15).map((n) => of(n, 'sport'))]),
    )
    list(range(15, 20))
    const result = await poll()
    assert.equal(result.added.length, 13)
    const urls = (await articlesSince(cursor, 1_000)).map(({ url }) => url ?? '')
    assert.equal(urls.filter((url) => url.includes('/sport/')).length, 0)
    await purgeArticles([BigInt(result.added[0] ?? '')])
    list(range(30, 35))
    pages.set('/news-sitemap.xml', sitemap(range(-3, 35).map((n) => of(n))))
    assert.equal((await poll()).added.length, 15)
  })

  test('a sitemap that lies brings nothing: other sites, other times, no headline, not a word of what the feed lists', async () => {
    const elsewhere = (n: number) => entry(`https://elsewhere.example/world/2026/report-${n}.html`, n)
    const lies = [
      ...range(6, 9).map(elsewhere),
      entry(link(100), 4_000_000),
      entry(link(101), 18),
      entry(link(102), 7).replace(/<news:title>.*?<\/news:title>/, ''),
      entry(link(103), 7).replace(date(7), 'the day before yesterday'),
      entry('javascript:alert(1)', 7),
      entry('http://169.254.169.254/latest/', 7),
    ]
    pages.set('/news-sitemap.xml', sitemap([...lies, entry(link(16), 16)]))
    list(range(15, 20))
    const result = await poll()
    assert.deepEqual([result.added.length, result.gap], [5, true])
    // Of the feed's own items it knows none: whatever it lists may be anything.
    pages.set('/news-sitemap.xml', sitemap(range(20, 29).map((n) => entry(`${link(n)}?page=${n}`, n))))
    list(range(30, 35))
    assert.equal((await poll()).added.length, 5)
    assert.ok((await findFeed(feed.id))?.gapAt)
  })

  test('a huge sitemap is read as far as it is reasonable', async () => {
    const many = Array.from({ length: 15_000 }, (_, n) => entry(`${server.origin}/world/2026/${n}.html`, 6 + (n % 8)))
    pages.set('/news-sitemap.xml', sitemap([entry(link(16), 16), ...many]))
    list(range(15, 20))
    const began = performance.now()
    const result = await poll()
    assert.equal(result.added.length, 205)
    assert.ok(performance.now() - began < 30_000)
    pages.set('/news-sitemap.xml', (response) => response.end('<urlset>'.padEnd(12 * 1024 * 1024, 'x')))
    list(range(30, 35))
    assert.deepEqual([(await poll()).added.length, (await findFeed(feed.id))?.lastError], [5, null])
  })

  test('an index that leads in circles, or without end, costs six requests', async () => {
    robots(`Sitemap: ${server.origin}/sitemap-0.xml`)
    for (let n = 0; n < 100; n++)
      pages.set(
        `/sitemap-${n}.xml`,
        index([0, n, n + 1, n + 2, n + 50].map((to) => [`${server.origin}/sitemap-${to}.xml`, date(20)])),
      )
    list(range(15, 20))
    const result = await poll()
    assert.deepEqual([result.added.length, result.gap], [5, true])
    assert.ok(asked().length <= 7, asked().join(' '))
    assert.equal(new Set(asked()).size, asked().length, 'none twice')
  })

  test('robots.txt and a server that asks for less are heard', async () => {
    robots('User-agent: *', 'Disallow: /')
    pages.set('/news-sitemap.xml', sitemap(range(3, 20).map((n) => entry(link(n), n))))
    list(range(15, 20))
    assert.equal((await poll()).added.length, 5)
    assert.deepEqual(asked(), ['/robots.txt'])
    pages.delete('/robots.txt')
    for (const [n, status] of [429, 503].entries()) {
      const headers = status === 503 ? { 'Retry-After': '600' } : {}
      server.requests.length = 0
      pages.set('/news-sitemap.xml', (response) => response.writeHead(status, headers).end())
      list(range(30 + n * 15, 35 + n * 15))
      assert.equal((await poll()).added.length, 5)
      assert.deepEqual(asked(), ['/robots.txt', '/news-sitemap.xml'])
    }
  })

  test('a stop ends it at once', async () => {
    const stop = new AbortController()
    pages.set('/news-sitemap.xml', () => stop.abort())
    list(range(15, 20))
    const began = performance.now()
    assert.equal((await ingest(await claim(feed.id), effects, stop.signal)).aborted, true)
    assert.ok(performance.now() - began < 10_000)
    assert.equal((await titles()).length, 5)
  })

  test('a stop while older pages are read gives the feed back, and the next poll closes the gap', async () => {
    const stop = new AbortController()
    const now = `/feed${count}`
    list(range(3, 10), { path: '/older' })
    pages.set('/later', pages.get('/older') ?? '')
    list(range(10, 15))
    const next = `<atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="next" href="/older"/></channel>`
    pages.set(now, (pages.get(now) as string).replace('</channel>', next))
    pages.set('/older', () => stop.abort())
    const stopped = await ingest(await claim(feed.id), effects, stop.signal)
    assert.deepEqual([stopped.aborted, stopped.added, (await findFeed(feed.id))?.gapAt], [true, [], null])
    pages.set('/older', pages.get('/later') ?? '')
    const again = await poll()
    assert.deepEqual([again.added.length, again.gap], [10, false])
    assert.deepEqual(asked(), ['/older', '/older'], 'no sitemap where the feed pages itself')
  })
})

const entry = (url: string, n: number) =>
  `<url><loc>${url}</loc><news:news><news:publication><news:name>Wire</news:name><news:language>en</news:language></news:publication><news:publication_date>${date(n)}</news:publication_date><news:title>${title(n)}</news:title></news:news></url>`

const sitemap = (entries: string[]) =>
  `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">${entries.join('')}</urlset>`

const index = (sitemaps: string[][]) =>
  `<?xml version="1.0"?><sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${sitemaps.map(([url, at]) => `<sitemap><loc>${url}</loc><lastmod>${at}</lastmod></sitemap>`).join('')}</sitemapindex>`

// Looking for feeds on real local sites: what is offered was fetched and read; a site is not asked without end, nor led inside.
import assert from 'node:assert/strict'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { after, beforeEach, test } from 'node:test'
import { createDiscover } from '../../server/discovery/discover.ts'
import { candidatesInWorker } from '../../server/discovery/in-worker.ts'
import { createFetcher } from '../../server/fetch/fetch-feed.ts'
import { PATIENT, startWebServer } from '../support/web-server.ts'

const rss = (title: string, items: number) =>
  `<rss version="2.0"><channel><title>${title}</title><language>ar</language>${Array.from({ length: items }, (_, n) => `<item><title>خبر ${n} من ${title}</title><pubDate>Mon, ${n + 10} Aug 2026 10:00:00 GMT</pubDate></item>`).join('')}</channel></rss>`

let site: Record<string, string | [status: number, body: string] | ((response: ServerResponse) => void)> = {}
const server = await startWebServer((request: IncomingMessage, response: ServerResponse) => {
  const page = site[request.url ?? '/']
  if (typeof page === 'function') return page(response)
  const [status, body] = page === undefined ? [404, 'none'] : typeof page === 'string' ? [200, page] : page
  response.writeHead(status, { 'Content-Type': body.startsWith('<!') ? 'text/html' : 'text/xml' }).end(body)
})
const fetcher = createFetcher({ allowPrivateHosts: ['127.0.0.1'], timeouts: PATIENT })
const discover = createDiscover(fetcher.fetchFeed)
after(async () => {
  await fetcher.close()
  await server.close()
})
beforeEach(() => void server.requests.splice(0))

const page = (head: string, body = '') =>
  `<!doctype html><html><head><title>Harbour</title>${head}</head><body>${body}</body></html>`
const link = (href: string) => `<link rel="alternate" type="application/rss+xml" href="${href}">`
const found = async (address: string) => {
  const result = await discover(address)
  assert.ok(result.kind === 'found', JSON.stringify(result))
  return result
}
const paths = () => server.requests.map(({ url }) => url)

test('a captcha on the page of a site is no challenge to us', async () => {
  site = { '/': page(link('/a'), '<form><div class="g-recaptcha"></div></form>'), '/a': rss('Ports', 2) }
  assert.equal((await found(`${server.origin}/`)).feeds.length, 1)
})

test('a page that lists feeds, as large newspapers have, is looked through like the one that leads there', async () => {
  const sections = '<ul><li><a href="/rss/world.xml">World</a></li><li><a href="/rss/ports.xml">Ports</a></li></ul>'
  const feeds = { '/rss/world.xml': rss('World', 2), '/rss/ports.xml': rss('Ports', 3) }
  const offered = async () => (await found(`${server.origin}/`)).feeds.map(({ title }) => title)
  site = { '/': page('', '<a href="/services/rss">RSS</a>'), '/services/rss': page('', sections), ...feeds }
  assert.deepEqual(await offered(), ['World', 'Ports'])
  site = { '/': page(''), '/rss': page('', sections), ...feeds }
  assert.deepEqual(await offered(), ['World', 'Ports'])
  // Pages that name each other are no more than a few.
  const asked = paths().length
  site = { '/': page('', '<a href="/1/rss">RSS</a>'), '/1/rss': page('', '<a href="/2/rss">RSS</a>') }
  for (let n = 2; n < 50; n++) site[`/${n}/rss`] = page('', `<a href="/${n + 1}/rss">RSS</a><a href="/">Home</a>`)
  assert.deepEqual(await offered(), [])
  assert.ok(paths().length - asked <= 24, `${paths().length - asked} requests`)
})

test('a feed of comments alone is not all that a site has', async () => {
  site = { '/': page(link('/comments/feed/')), '/comments/feed/': rss('Comments', 2), '/feed': rss('Ports', 3) }
  const { feeds } = await found(`${server.origin}/`)
  assert.deepEqual(
    feeds.map(({ title }) => title),
    ['Ports', 'Comments'],
  )
})

test('the feeds that a page names, in its order, each with what it holds; what is none is left out', async () => {
  site = {
    '/': page(
      link('/broken') + link('/slow-name') + link('/b'),
      '<a href="/rss/c.xml">RSS</a><a href="/rss/gone.xml">RSS</a>',
    ),
    '/broken': page(''),
    '/slow-name': (response) => void setTimeout(() => response.end(rss('Ports', 3)), 60),
    '/b': rss('Ships', 2),
    '/rss/c.xml': rss('Crews', 1),
  }
  const { feeds, itself } = await found(`${server.origin}/`)
  assert.equal(itself, false)
  assert.deepEqual(feeds, [
    {
      url: `${server.origin}/slow-name`,
      title: 'Ports',
      format: 'rss',
      itemCount: 3,
      newestAt: '2026-08-12T10:00:00.000Z',
      language: 'ar',
    },
    {
      url: `${server.origin}/b`,
      title: 'Ships',
      format: 'rss',
      itemCount: 2,
      newestAt: '2026-08-11T10:00:00.000Z',
      language: 'ar',
    },
    {
      url: `${server.origin}/rss/c.xml`,
      title: 'Crews',
      format: 'rss',
      itemCount: 1,
      newestAt: '2026-08-10T10:00:00.000Z',
      language: 'ar',
    },
  ])
  assert.ok(!paths().includes('/feed'), 'where a page names its feeds nobody guesses')
})

test('an address that is a feed itself costs one request', async () => {
  site = { '/rss': rss('Ships', 2) }
  const { itself, feeds } = await found(`${server.origin}/rss`)
  assert.equal(itself, true)
  assert.equal(feeds[0]?.url, `${server.origin}/rss`)
  assert.deepEqual(paths(), ['/rss'])
})

test('a page that names none: the usual places, then news sitemaps; other sitemaps are no news', async () => {
  site = { '/': page(''), '/rss.xml': rss('Ships', 2) }
  assert.deepEqual(
    (await found(server.origin)).feeds.map(({ title }) => title),
    ['Ships'],
  )
  const map = (news: string) =>
    `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>${server.origin}/1</loc>${news}</url></urlset>`
  site = {
    '/': page(''),
    '/robots.txt': `Sitemap: ${server.origin}/all-news.xml`,
    '/all-news.xml': map(
      '<news:news><news:title>وصلت السفينة</news:title><news:publication_date>2026-08-12</news:publication_date></news:news>',
    ),
    '/news-sitemap.xml': map(''),
  }
  assert.deepEqual(
    (await found(server.origin)).feeds.map(({ format, itemCount }) => [format, itemCount]),
    [['sitemap', 1]],
  )
})

test('one feed in two formats is offered once', async () => {
  site = { '/': page(link('/rss') + link('/rss2')), '/rss': rss('Ships', 2), '/rss2': rss('Ships', 2) }
  assert.deepEqual(
    (await found(server.origin)).feeds.map(({ url }) => url),
    [`${server.origin}/rss`],
  )
})

test('a site is asked at most two dozen times, and no more once it asks for less', async () => {
  site = { '/': page(Array.from({ length: 60 }, (_, n) => link(`/${n}`)).join('')) }
  assert.deepEqual((await found(server.origin)).feeds, [])
  assert.ok(server.requests.length <= 24, String(server.requests.length))
  server.requests.splice(0)
  site = {
    '/': page(link('/a') + link('/b') + link('/c') + link('/d')),
    '/a': [429, ''],
    '/b': [429, ''],
    '/c': [429, ''],
  }
  assert.deepEqual((await found(server.origin)).feeds, [])
  assert.ok(server.requests.length <= 4, String(server.requests.length))
})

test('what cannot be read is a sentence; a site that names addresses inside is not followed there', async () => {
  site = { '/gone': [404, ''] }
  assert.deepEqual(await discover(`${server.origin}/gone`), {
    kind: 'failed',
    reason: 'There is no feed at this address (404).',
  })
  assert.match(JSON.stringify(await discover('http://10.0.0.1/')), /private address/)
  assert.match(JSON.stringify(await discover('file:///etc/passwd')), /not http or https/)
  assert.match(JSON.stringify(await discover('::: what')), /cannot be read/)
  site = { '/': page(link(`http://127.0.0.2:${server.port}/rss`) + link('http://169.254.169.254/rss')) }
  assert.deepEqual((await found(server.origin)).feeds, [])
})

test('an address without its scheme is asked by https, then by http', async () => {
  site = { '/rss': rss('Ships', 2) }
  const { itself, feeds } = await found(`127.0.0.1:${server.port}/rss`)
  assert.ok(itself)
  assert.equal(feeds[0]?.url, `${server.origin}/rss`)
})

test('a site that does not answer ends with the time', async () => {
  site = { '/': page(link('/silent')), '/silent': () => undefined, '/very': () => undefined }
  const impatient = createDiscover(fetcher.fetchFeed, 300)
  assert.deepEqual(await impatient(server.origin), { kind: 'found', itself: false, feeds: [] })
  assert.match(JSON.stringify(await impatient(`${server.origin}/very`)), /too long/)
})

test('a page that takes a library ages to read holds nothing else up, and has no feeds', async () => {
  const base = `<base href="https://x.example/${'y'.repeat(200_000)}/">`
  const monster = page(base, '<a href=rss>'.repeat(20_000))
  let [last, longest] = [performance.now(), 0]
  const began = last
  const tick = setInterval(() => {
    longest = Math.max(longest, performance.now() - last)
    last = performance.now()
  }, 10)
  const job = { bytes: Buffer.from(monster), contentType: 'text/html', url: 'https://x.example/', link: '' }
  assert.deepEqual(await candidatesInWorker(job, 1_500), [])
  clearInterval(tick)
  const whole = performance.now() - began
  assert.ok(longest < whole / 2, `${longest} of ${whole} ms`)
  site = { '/': page(link('/a')), '/a': rss('Ports', 2) }
  assert.equal((await found(`${server.origin}/`)).feeds.length, 1, 'the next one has a thread again')
})

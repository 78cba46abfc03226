// A feed that is read in full, from its switch to an alert that only the page could raise.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Article, ArticleDetail, Feed, Page } from '../../core/model.ts'
import { PAGES } from '../full-text/pages.ts'
import { type RunningRasid, startRasid, temporaryFolder, until } from '../support/rasid.ts'
import { startWebServer, type WebServer } from '../support/web-server.ts'

const page = PAGES[0] as (typeof PAGES)[number]
const SOON_MS = 20_000

describe('full text', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  let site: WebServer
  let rasid: RunningRasid
  let listed = 1
  before(async () => {
    folder = await temporaryFolder()
    site = await startWebServer((request, response) => {
      if (request.url === '/robots.txt') return void response.end('User-agent: *\nDisallow: /2')
      if (request.url !== '/feed')
        return void response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(page.html)
      const items = Array.from(
        { length: listed },
        (_, n) =>
          `<item><guid>${n}</guid><title>${page.title} ${n}</title><link>${site.origin}/${n}</link><description>موجز الخبر.</description></item>`,
      )
      response
        .writeHead(200, { 'Content-Type': 'text/xml' })
        .end(`<rss version="2.0"><channel><title>مرجانة</title>${items.reverse().join('')}</channel></rss>`)
    })
    rasid = await startRasid(folder.path, { POLL_MIN_SECONDS: '3600' })
  })
  after(async () => {
    await rasid?.stop()
    await site?.close()
    await folder?.remove()
  })

  test('off unless it is turned on; then new articles are whole, where robots.txt allows it, and alerts see all of them', async () => {
    await rasid.post('/api/alerts', { name: 'Fuel', query: 'وقودا محركين' })
    const { id, fullText } = await rasid.post<Feed>('/api/feeds', { url: `${site.origin}/feed` })
    assert.equal(fullText, false)
    const articles = async (count: number) =>
      until(`${count} articles`, SOON_MS, async () => {
        const { items } = await rasid.get<Page<Article>>('/api/articles')
        return items.length === count && items
      })
    const [first] = await articles(1)
    assert.equal((await rasid.get<ArticleDetail>(`/api/articles/${first?.id}`)).text, 'موجز الخبر.')

    const changed = await fetch(`${rasid.address}/api/feeds/${id}`, {
      method: 'PATCH',
      headers: { 'Content-Type': 'application/json', ...rasid.auth },
      body: JSON.stringify({ fullText: true }),
    })
    assert.equal(((await changed.json()) as Feed).fullText, true)
    listed = 3
    await rasid.post(`/api/feeds/${id}/poll`, {})
    const [third, second] = (await articles(3)).sort((a, b) => b.title.localeCompare(a.title))
    const whole = await rasid.get<ArticleDetail>(`/api/articles/${second?.id}`)
    for (const paragraph of page.paragraphs) assert.ok(whole.text.includes(paragraph))
    assert.match(whole.html ?? '', /<p>/)
    assert.equal(whole.hits.length, 1, 'the alert’s words stand in the page alone')
    assert.equal(
      (await rasid.get<ArticleDetail>(`/api/articles/${third?.id}`)).text,
      'موجز الخبر.',
      'robots.txt forbids the third',
    )
    assert.ok(!site.requests.some(({ url }) => url === '/2' || url === '/0'))

    await rasid.post(`/api/feeds/${id}/poll`, {})
    await until('polled again', SOON_MS, async () => site.requests.filter(({ url }) => url === '/feed').length >= 3)
    assert.equal((await rasid.get<Page<Article>>('/api/articles')).items.length, 3)
  })
})

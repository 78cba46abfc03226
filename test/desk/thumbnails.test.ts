// Pictures on the desk, in a real browser: shown from Rasid alone, in room of their own, and no page makes the browser ask anybody else.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Browser } from 'playwright-core'
import type { Article, Page } from '../../core/model.ts'
import { launch, NO_CHROMIUM, open } from '../support/browser.ts'
import { type RunningRasid, startRasid, temporaryFolder, until } from '../support/rasid.ts'
import { startWebServer, type WebServer } from '../support/web-server.ts'
import { png } from '../thumbnails/pictures.ts'

const SOON_MS = 20_000

describe('pictures on the desk', { skip: NO_CHROMIUM }, () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  let publisher: WebServer
  let inside: WebServer
  let rasid: RunningRasid
  let browser: Browser

  before(async () => {
    folder = await temporaryFolder()
    inside = await startWebServer((_request, response) => response.end(png(4, 3)), '127.0.0.2')
    publisher = await startWebServer((request, response) => {
      if (request.url === '/feed') response.setHeader('Content-Type', 'application/rss+xml').end(feed())
      else if (request.url?.startsWith('/missing')) response.writeHead(404).end()
      else response.writeHead(200, { 'Content-Type': 'image/png', 'Set-Cookie': 'seen=1' }).end(png(320, 180))
    })
    rasid = await startRasid(folder.path, { POLL_MIN_SECONDS: '3600' })
    await rasid.post('/api/feeds', { url: `${publisher.origin}/feed` })
    await until('the articles', SOON_MS, async () => (await articles()).length === 4)
    browser = await launch()
  })
  after(async () => {
    await browser?.close()
    await rasid?.stop()
    await Promise.all([publisher?.close(), inside?.close()])
    await folder?.remove()
  })

  const feed = () => {
    const picture = (url: string) => `<media:thumbnail url="${url}"/>`
    const items = [
      ['Ferry crews return', picture(`${publisher.origin}/ferry.png`)],
      ['The picture is gone', picture(`${publisher.origin}/missing.png`)],
      ['The picture leads inside', picture(`http://127.0.0.2:${inside.port}/inside.png`)],
      [
        'A body with a beacon',
        `<description>&lt;img src="${publisher.origin}/beacon.gif"&gt;&lt;p&gt;Text.&lt;/p&gt;</description>`,
      ],
    ]
    return `<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>Wire</title><language>en</language>${items
      .map(([title, more], n) => `<item><guid isPermaLink="false">${n}</guid><title>${title}</title>${more}</item>`)
      .join('')}</channel></rss>`
  }
  const articles = async () => (await rasid.get<Page<Article>>('/api/articles')).items
  const thumbnailOf = async (title: string) => (await articles()).find((one) => one.title === title)?.thumbnail
  const pictures = () => publisher.requests.filter(({ url }) => url?.endsWith('.png') || url?.endsWith('.gif'))

  test('the route answers a picture that is nothing else, and nothing where there is none', async () => {
    const address = (await thumbnailOf('Ferry crews return')) ?? ''
    const answer = await fetch(rasid.address + address, { headers: rasid.auth })
    assert.equal(answer.status, 200)
    assert.ok(png(320, 180).equals(Buffer.from(await answer.arrayBuffer())))
    const header = (name: string) => answer.headers.get(name) ?? ''
    assert.equal(header('content-type'), 'image/png')
    assert.match(header('content-security-policy'), /sandbox/)
    assert.match(header('x-content-type-options'), /nosniff/)
    assert.match(header('cache-control'), /immutable/)
    assert.equal(header('set-cookie'), '')
    assert.equal(
      (await fetch(rasid.address + (await thumbnailOf('The picture is gone')), { headers: rasid.auth })).status,
      204,
    )
    assert.equal(
      (await fetch(rasid.address + (await thumbnailOf('The picture leads inside')), { headers: rasid.auth })).status,
      204,
    )
    assert.deepEqual(inside.requests, [])
    assert.equal(await thumbnailOf('A body with a beacon'), null)
    assert.equal((await fetch(`${rasid.address}/api/articles/999999/thumbnail`, { headers: rasid.auth })).status, 404)
  })

  test('a page asks Rasid alone, whatever it shows; what is put into it is stopped', async () => {
    const { page, mistakes, context } = await open(browser, rasid.address)
    const elsewhere: string[] = []
    page.on('request', (request) => {
      if (/^https?:/.test(request.url()) && !request.url().startsWith(`${rasid.address}/`))
        elsewhere.push(request.url())
    })
    await page.reload()
    await page.waitForSelector('.thumbnail[data-size="small"] img')
    const shown = page.locator('[data-article]', { hasText: 'Ferry crews return' }).locator('.thumbnail img')
    await page.waitForFunction(() => {
      const image = document.querySelector<HTMLImageElement>('.thumbnail img')
      return image?.complete && image.naturalWidth === 320
    })
    assert.equal(await shown.count(), 1)
    await page.waitForFunction(() => document.querySelectorAll('.thumbnail[data-missing]').length === 2)
    for (const title of ['Ferry crews return', 'A body with a beacon'])
      await page.locator('[data-stream] h3 button', { hasText: title }).click()
    await page.waitForSelector('.thumbnail[data-size="large"] img')
    assert.deepEqual([elsewhere, mistakes], [[], []])
    const before = pictures().length
    await page.evaluate((address) => {
      const image = new Image()
      image.src = address
      return new Promise((done) => {
        image.onerror = done
        image.onload = done
      })
    }, `${publisher.origin}/forced.png`)
    assert.equal(pictures().length, before)
    assert.ok(pictures().every(({ headers }) => headers['user-agent']?.startsWith('Rasid/')))
    assert.ok(pictures().every(({ headers }) => headers.referer === undefined && headers.cookie === undefined))
    assert.equal(publisher.requests.filter(({ url }) => url === '/ferry.png').length, 1, 'kept')
    await context.close()
  })

  test('turned off, no picture is told of, fetched or shown', async () => {
    await rasid.stop()
    rasid = await startRasid(folder.path, { POLL_MIN_SECONDS: '3600', THUMBNAILS: 'off' })
    const [first] = await articles()
    assert.equal(first?.thumbnail, null)
    assert.equal(
      (await fetch(`${rasid.address}/api/articles/${first?.id}/thumbnail`, { headers: rasid.auth })).status,
      404,
    )
  })
})

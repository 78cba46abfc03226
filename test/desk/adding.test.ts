// Adding feeds by a site's address, in a real browser and on the command line: what is found is offered, what is chosen is watched.
import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright-core'
import type { Feed, Page } from '../../core/model.ts'
import { type Look, launch, NO_CHROMIUM, open } from '../support/browser.ts'
import { runRasid, spokenBy } from '../support/command.ts'
import { type RunningRasid, startRasid, temporaryFolder } from '../support/rasid.ts'
import { startWebServer, type WebServer } from '../support/web-server.ts'

const FOLDER = join(fileURLToPath(new URL('../..', import.meta.url)), 'test-results', 'desk')
const LOOKS: [name: string, look: Look][] = [
  ['found-en-light', { locale: 'en', theme: 'light', width: 1440, height: 900 }],
  ['found-ar-dark', { locale: 'ar', theme: 'dark', width: 1440, height: 900 }],
  ['found-en-phone', { locale: 'en', theme: 'dark', width: 390, height: 844 }],
  ['found-ar-phone', { locale: 'ar', theme: 'light', width: 390, height: 844 }],
]

const rss = (title: string, language: string, items: string[]) =>
  `<rss version="2.0"><channel><title>${title}</title><language>${language}</language>${items.map((item, n) => `<item><guid>${title}-${n}</guid><title>${item}</title><pubDate>${new Date(Date.now() - n * 3_600_000).toUTCString()}</pubDate></item>`).join('')}</channel></rss>`
const PAGES: Record<string, string> = {
  '/': '<!doctype html><title>Harbour</title><link rel="alternate" type="application/rss+xml" href="/ar.xml"><link rel="alternate" type="application/rss+xml" href="/en.xml"><p>Welcome</p>',
  '/ar.xml': rss('أخبار الميناء', 'ar', ['وصلت سفينة القمح', 'عودة العبارة']),
  '/en.xml': rss('Harbour news', 'en', ['The grain ship is in']),
  '/empty': '<!doctype html><title>Nothing</title><p>No news here</p>',
}

describe('adding feeds by a site’s address', { skip: NO_CHROMIUM }, () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  let site: WebServer
  let rasid: RunningRasid
  let browser: Browser
  before(async () => {
    mkdirSync(FOLDER, { recursive: true })
    folder = await temporaryFolder()
    site = await startWebServer((request, response) => {
      const page = PAGES[request.url ?? '']
      const type = page?.startsWith('<!') ? 'text/html' : 'application/rss+xml'
      response.writeHead(page ? 200 : 404, { 'Content-Type': `${type}; charset=utf-8` }).end(page)
    })
    rasid = await startRasid(folder.path, { POLL_MIN_SECONDS: '3600' })
    browser = await launch()
  })
  after(async () => {
    await browser?.close()
    await rasid?.stop()
    await site?.close()
    await folder?.remove()
  })
  const look = async (address: string, how: Look = {}) => {
    const opened = await open(browser, `${rasid.address}/#feeds`, how)
    await opened.page.fill('[data-feed-url]', address)
    await opened.page.press('[data-feed-url]', 'Enter')
    return opened
  }

  for (const [name, how] of LOOKS) {
    test(`${name}: what is found fits, and raises no error`, async () => {
      const { page, context, mistakes } = await look(site.origin, how)
      await page.waitForSelector('[data-found] li >> nth=1')
      assert.deepEqual(await page.locator('[data-found] li bdi').allTextContents(), ['أخبار الميناء', 'Harbour news'])
      await page.evaluate(() => document.fonts.ready)
      await page.screenshot({ path: join(FOLDER, `${name}.png`) })
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), how.width)
      assert.deepEqual(mistakes, [])
      await context.close()
    })
  }

  test('where nothing is found, or nobody answers, it says so and the address can be watched all the same', async () => {
    const { page, context } = await look(`${site.origin}/empty`)
    await page.waitForSelector('text=No feed was found at this address.')
    await page.screenshot({ path: join(FOLDER, 'found-nothing.png') })
    await page.fill('[data-feed-url]', 'http://127.0.0.1:1/later.xml')
    await page.press('[data-feed-url]', 'Enter')
    await page.waitForSelector('text=The server does not accept connections.')
    await page.click('text=Watch it anyway')
    await page.waitForSelector('[data-feed] >> text=later.xml')
    await context.close()
  })

  test('one click watches one of them; it is polled, and offered no more', async () => {
    const { page, context } = await look(site.origin)
    await page.click('[data-found] li:has-text("أخبار الميناء") button')
    await page.waitForSelector('[data-found] li:has-text("أخبار الميناء") button:disabled')
    await page.waitForSelector('[data-feed] >> text=أخبار الميناء')
    await page.waitForSelector('[data-health="ok"]', { timeout: 15_000 })
    await context.close()
  })

  test('the API says what is wrong', async () => {
    const ask = (body: unknown) =>
      fetch(`${rasid.address}/api/feeds/discover`, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'Content-Type': 'application/json', ...rasid.auth },
      })
    for (const [body, status, detail] of [
      [{ url: 'http://10.0.0.1/' }, 422, /private address/],
      [{ url: '' }, 400, /address of a site/],
      [{}, 400, /address of a site/],
      [{ url: 'http://[' }, 422, /cannot be read/],
    ] as const) {
      const answer = await ask(body)
      assert.equal(answer.status, status)
      assert.match(((await answer.json()) as { detail: string }).detail, detail)
    }
  })

  test('on the command line: a site with several feeds names them, one feed is added', async () => {
    const environment = { ...process.env }
    process.env.DATA_DIR = folder.path
    process.env.ALLOW_PRIVATE_HOSTS = '127.0.0.1'
    try {
      const several = await runRasid(['feeds', 'add', site.origin])
      assert.equal(several.code, 1)
      assert.match(several.err, /several feeds[\s\S]*\/ar\.xml {2}أخبار الميناء \(rss, 2 items\)[\s\S]*\/en\.xml/)
      const one = await runRasid(['feeds', 'add', `${site.origin}/en.xml`])
      assert.equal(one.code, 0)
      assert.equal(spokenBy(one)[0]?.title, 'Harbour news')
      assert.equal((await runRasid(['feeds', 'add', `${site.origin}/empty`])).code, 1)
      const { items } = await rasid.get<Page<Feed>>('/api/feeds')
      assert.ok(items.some(({ url }) => url === `${site.origin}/en.xml`))
    } finally {
      process.env = environment
    }
  })
})

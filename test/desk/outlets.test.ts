// Taking articles out of the house, in a real browser: a file of what is shown, an address for feed readers that is copied once, listed and
// closed; in English and Arabic, light and dark, on a phone.
import assert from 'node:assert/strict'
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { Browser, Page as BrowserPage } from 'playwright-core'
import type { Alert, Article, Page } from '../../core/model.ts'
import { type Look, launch, NO_CHROMIUM, open } from '../support/browser.ts'
import { type FeedServer, startFeedServer } from '../support/feed-server.ts'
import { type RunningRasid, startRasid, temporaryFolder, until } from '../support/rasid.ts'

const FOLDER = join(fileURLToPath(new URL('../..', import.meta.url)), 'test-results', 'desk')
const LOOKS: [name: string, look: Look][] = [
  ['along-en-light', { locale: 'en', theme: 'light', width: 1440, height: 900 }],
  ['along-ar-dark', { locale: 'ar', theme: 'dark', width: 1440, height: 900 }],
  ['along-en-phone', { locale: 'en', theme: 'dark', width: 390, height: 844 }],
  ['along-ar-phone', { locale: 'ar', theme: 'light', width: 390, height: 844 }],
]

describe('taking articles along', { skip: NO_CHROMIUM, timeout: 180_000 }, () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  let source: FeedServer
  let rasid: RunningRasid
  let alert: Alert
  let browser: Browser
  before(async () => {
    mkdirSync(FOLDER, { recursive: true })
    folder = await temporaryFolder()
    source = await startFeedServer('وكالة الاختبار', 'ar')
    source.items.push(
      { guid: 'a', title: 'قصف بدرعا', text: 'خبر.' },
      { guid: 'b', title: 'هدوء في الميناء', text: 'خبر.' },
    )
    rasid = await startRasid(folder.path)
    alert = await rasid.post('/api/alerts', { name: 'ميناء', query: 'ميناء' })
    await rasid.post('/api/feeds', { url: source.url })
    await until(
      'the articles',
      20_000,
      async () => (await rasid.get<Page<Article>>('/api/articles')).items.length === 2,
    )
    browser = await launch()
  })
  after(async () => {
    await browser?.close()
    await rasid?.stop()
    await source?.close()
    await folder?.remove()
  })

  const narrowed = async (look: Look = {}) => {
    const opened = await open(browser, rasid.address, look)
    await opened.page.fill('.query input[type="search"]', 'درعا')
    await opened.page.press('.query input[type="search"]', 'Enter')
    await opened.page.waitForFunction(() => document.querySelectorAll('[data-stream] [data-article]').length === 1)
    return opened
  }
  const made = async (page: BrowserPage) => {
    await page.click('[data-outlet-make]')
    return page.inputValue('[data-outlet-address]')
  }
  const read = async (address: string) => {
    const answer = await fetch(address)
    return { status: answer.status, text: await answer.text() }
  }

  test('of everything there is a file, and no address', async () => {
    const { page, context } = await open(browser, rasid.address)
    await page.click('.stream [data-take-along]')
    assert.equal(await page.locator('[data-export]').count(), 3)
    assert.equal(await page.locator('[data-outlet-make]').count(), 0)
    await page.keyboard.press('Escape')
    await page.waitForSelector('[data-along]', { state: 'detached' })
    await context.close()
  })

  test('a file holds what is shown', async () => {
    const { page, context } = await narrowed()
    await page.click('.stream [data-take-along]')
    for (const [format, holds] of [
      ['csv', /^\ufeffid,.*قصف بدرعا/s],
      ['jsonl', /^\{"id".*قصف بدرعا/],
      ['stix', /"type":"bundle".*قصف بدرعا/s],
    ] as const) {
      const [download] = await Promise.all([page.waitForEvent('download'), page.click(`[data-export="${format}"]`)])
      const text = readFileSync(await download.path(), 'utf8')
      assert.match(text, holds)
      assert.ok(!text.includes('هدوء'))
    }
    await context.close()
  })

  for (const [name, look] of LOOKS) {
    test(`${name}: an address is made, copied, listed, read and closed`, async () => {
      const { page, context, mistakes } = await narrowed(look)
      await context.grantPermissions(['clipboard-read', 'clipboard-write'])
      await page.click('.stream [data-take-along]')
      await page.evaluate(() => document.fonts.ready)
      await page.screenshot({ path: join(FOLDER, `${name}.png`) })
      const address = await made(page)
      await page.click('[data-outlet-copy]')
      await page.waitForFunction(async () => (await navigator.clipboard.readText()).includes('/out/'))
      assert.equal(await page.evaluate(() => navigator.clipboard.readText()), address)
      assert.match((await read(address)).text, /قصف بدرعا/)
      await page.click('[data-along-close]')
      await page.click('[data-view="alerts"]')
      const row = page.locator('[data-outlet]').first()
      await row.scrollIntoViewIfNeeded()
      await page.screenshot({ path: join(FOLDER, `${name}-listed.png`) })
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), look.width)
      await row.locator('button').click()
      await row.locator('button').click()
      await page.waitForFunction(() => document.querySelectorAll('[data-outlet]').length === 0)
      assert.equal((await read(address)).status, 404)
      assert.deepEqual(mistakes, [])
      await context.close()
    })
  }

  test('from an alert: what it caught', async () => {
    const { page, context } = await open(browser, `${rasid.address}/#alerts`)
    await page.click(`[data-alert="${alert.id}"] [data-take-along]`)
    const { text } = await read(await made(page))
    assert.match(text, /هدوء في الميناء/)
    assert.ok(!text.includes('قصف'))
    await page.click('[data-along-close]')
    await page.waitForSelector('[data-outlet]')
    await context.close()
  })
})

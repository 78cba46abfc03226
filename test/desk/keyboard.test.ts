// The desk by keyboard and screen reader: the focus is never lost, Escape closes, charts and the map answer to keys, what moves by
// itself is not read out over and over, and words of the interface are said in its language.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Browser, Locator } from 'playwright-core'
import type { Article, Page } from '../../core/model.ts'
import { launch, NO_CHROMIUM, type Opened, open } from '../support/browser.ts'
import { type FeedServer, startFeedServer } from '../support/feed-server.ts'
import { type RunningRasid, startRasid, temporaryFolder, until } from '../support/rasid.ts'

const SOON = { timeout: 15_000 }

describe('the desk by keyboard', { skip: NO_CHROMIUM }, () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  let source: FeedServer
  let rasid: RunningRasid
  let browser: Browser
  let desk: Opened

  before(async () => {
    folder = await temporaryFolder()
    source = await startFeedServer('وكالة الاختبار', 'ar')
    source.items.push(
      { guid: 'a', title: 'قصف بدرعا', text: 'قال سكان في درعا إن القصف بدأ فجر اليوم.' },
      { guid: 'b', title: 'هدوء في حلب', text: 'عاد الهدوء إلى حلب بعد أيام.' },
    )
    rasid = await startRasid(folder.path)
    await rasid.post('/api/alerts', { name: 'Calm', query: 'هدوء' })
    await rasid.post('/api/feeds', { url: source.url })
    await until(
      'the articles',
      20_000,
      async () => (await rasid.get<Page<Article>>('/api/articles')).items.length === 2,
    )
    browser = await launch()
    desk = await open(browser, rasid.address)
  })
  after(async () => {
    await browser?.close()
    await rasid?.stop()
    await source?.close()
    await folder?.remove()
  })
  const press = async (what: Locator, key = 'Enter') => {
    await what.focus()
    await desk.page.keyboard.press(key)
  }
  const focusIsOn = (selector: string) =>
    desk.page.waitForFunction((wanted) => document.activeElement?.matches(wanted), selector, { timeout: 5_000 })
  const heading = () => desk.page.locator('[data-stream] h3 button').first()

  test('an article closes by its button and by Escape, and the focus is on its headline again', async () => {
    const { page } = desk
    await press(heading())
    await press(page.locator('[data-stream] .body-actions button').last())
    await focusIsOn('[data-stream] h3 button[aria-expanded="false"]')
    await press(heading())
    await press(page.locator('[data-stream] .body-actions button').first(), 'Escape')
    await focusIsOn('[data-stream] h3 button[aria-expanded="false"]')
    assert.equal(await page.locator('[data-stream] .body').count(), 0)
  })

  test('a dialog that is cancelled or closed gives the focus back to what opened it', async () => {
    const { page } = desk
    await press(heading())
    await press(page.locator('[data-stream] [data-chip]').first())
    await press(page.locator('[data-correct] .actions button').last())
    await focusIsOn('[data-chip]')
    await press(page.locator('.stream [data-take-along]'))
    await press(page.locator('[data-along-close]'))
    await focusIsOn('[data-take-along]')
    await press(heading())
  })

  test('whoever narrows or widens the stream by a button that goes away is led to its heading', async () => {
    const { page } = desk
    await page.click('.rail [data-view="alerts"]')
    await press(page.locator('[data-alert] .actions button').first())
    await focusIsOn('#stream-title')
    await press(page.locator('.chip').first())
    await page.waitForSelector('.chip', { state: 'detached' })
    await focusIsOn('#stream-title')
  })

  test('Escape closes the fields of the query and leads back to their button', async () => {
    const { page } = desk
    await press(page.locator('.query [data-builder]'))
    await press(page.locator('.query [data-field="all"] input'), 'Escape')
    await focusIsOn('.query [data-builder]')
    assert.equal(await page.locator('.query .builder').count(), 0)
  })

  test('a chart has a name; its arrow keys tell of a bar and Enter opens it', async () => {
    const { page } = desk
    await page.click('.rail [data-view="history"]')
    const chart = page.locator('[data-chart] svg.recharts-surface')
    await page.waitForSelector('[data-chart] .recharts-bar-rectangle path', SOON)
    assert.match((await chart.getAttribute('aria-label')) ?? '', /everything.*2 articles/)
    await chart.focus()
    for (let bar = 0; bar < 48; bar++) await page.keyboard.press('ArrowRight')
    await page.waitForSelector('[data-chart] [role="status"]:has-text("2 articles")')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.stream .chip', SOON)
    await focusIsOn('#stream-title')
    await page.click('text=Show everything')
  })

  test('a place of the map that is reached by keyboard is on the map', async () => {
    const { page } = desk
    await page.click('.rail [data-view="map"]')
    await page.waitForSelector('.map [data-spot]', SOON)
    const inside = async (what: Locator) => {
      const [frame, at] = [await page.locator('.map-frame').boundingBox(), await what.boundingBox()]
      if (!frame || !at) return false
      const [x, y] = [at.x + at.width / 2 - frame.x, at.y + at.height / 2 - frame.y]
      return x >= 0 && x <= frame.width && y >= 0 && y <= frame.height
    }
    const spot = page.locator('.map [data-spot]').first()
    await page.mouse.move(200, 150)
    await page.mouse.down()
    await page.mouse.move(1000, 800, { steps: 3 })
    await page.mouse.up()
    assert.equal(await inside(spot), false)
    await spot.focus()
    assert.equal(await inside(spot), true)
    await page.click('.rail [data-view="desk"]')
  })

  test('the delay and the count of arrivals are not announced each time they change', async () => {
    const { page } = desk
    const announced = () => page.locator('[role="status"], [aria-live="polite"]').allTextContents()
    assert.doesNotMatch((await announced()).join(' '), /\d s/)
    await heading().focus()
    source.items.unshift({ guid: 'c', title: 'أمطار في اللاذقية', text: 'هطلت أمطار غزيرة.' })
    await page.waitForSelector('[data-release]', SOON)
    assert.match((await announced()).join(' '), /New articles are waiting/)
    assert.doesNotMatch((await announced()).join(' '), /\d new/)
    await press(page.locator('[data-release]'))
    await focusIsOn('#stream-title')
  })

  test('words of the interface in an open article are said in the language of the interface', async () => {
    const { page } = desk
    await press(heading())
    const language = (selector: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((element) => element.closest('[lang]')?.getAttribute('lang'))
    assert.equal(await language('[data-stream] .body p'), 'ar')
    assert.equal(await language('[data-stream] .body-actions button'), 'en')
    await press(heading())
  })

  test('what stands there as a sign or a figure has a name in words', async () => {
    const { page } = desk
    assert.equal(await page.getByRole('button', { name: /^Alerts: \d+ unread hits?$/ }).count(), 1)
    assert.equal(await page.getByRole('navigation', { name: 'Views' }).count(), 1)
    assert.equal(await page.getByRole('heading', { level: 1, name: 'Rasid' }).count(), 1)
    await page.fill('[data-search]', 'درعا')
    await page.press('[data-search]', 'Enter')
    await page.getByRole('button', { name: 'Take “درعا” off' }).click(SOON)
  })

  test('an alert is written and saved by keyboard, and the next can be written', async () => {
    const { page } = desk
    await page.click('.rail [data-view="alerts"]')
    await page.fill('[data-alert-query]', 'أمطار')
    await page.fill('[data-alert-name]', 'Rain')
    await press(page.locator('.alert-form button[type="submit"]'))
    await page.waitForSelector('[data-alert]:has-text("Rain")', SOON)
    await focusIsOn('[data-alert-query]')
    await page.click('.rail [data-view="desk"]')
  })

  test('a button keeps the focus while its work goes on', async () => {
    const { page } = desk
    await page.click('.rail [data-view="alerts"]')
    await press(page.locator('[data-alert] button:text-is("Pause")').first())
    await page.waitForSelector('[data-alert] button:text-is("Resume")', SOON)
    await focusIsOn('[data-alert] button')
    await page.keyboard.press('Enter')
    await page.waitForSelector('[data-alert] button:text-is("Resume")', { state: 'detached', ...SOON })
    await focusIsOn('[data-alert] button')
    await page.click('.rail [data-view="desk"]')
  })
})

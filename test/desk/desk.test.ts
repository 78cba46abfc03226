// The desk as an analyst uses it, in a real browser: a feed added by hand, an article that appears without reload, an alert
// that fires and says where, a list that stays still while it is read, a connection that was lost and lost nothing.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { launch, NO_CHROMIUM, type Opened, open } from '../support/browser.ts'
import { type FeedServer, startFeedServer } from '../support/feed-server.ts'
import { freePort, type RunningRasid, startRasid, temporaryFolder } from '../support/rasid.ts'
import { foundingDispatch, NO_SEED } from '../support/seed.ts'

const SOON = { timeout: 15_000 }

describe('the desk', { skip: NO_CHROMIUM }, () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  let port: string
  let rasid: RunningRasid
  let source: FeedServer
  let browser: Browser
  let desk: Opened

  before(async () => {
    folder = await temporaryFolder()
    port = String(await freePort())
    source = await startFeedServer('وكالة الاختبار', 'ar')
    rasid = await startRasid(folder.path, { PORT: port })
    browser = await launch()
    desk = await open(browser, rasid.address)
  })
  after(async () => {
    await browser?.close()
    await rasid?.stop()
    await source?.close()
    await folder?.remove()
  })
  const view = (name: string) => desk.page.click(`.rail [data-view="${name}"]`)
  const titles = () => desk.page.locator('[data-stream] [data-article] h3').allTextContents()
  const publish = (guid: string, title: string, text: string) => source.items.unshift({ guid, title, text })

  test('an empty desk says what to do; a feed added by hand is polled and its article appears without reload', async () => {
    const { page } = desk
    await page.waitForSelector('text=No feed is watched yet')
    publish('a-1', 'قصف على أطراف درعا فجر اليوم', 'قال سكان في درعا إن القصف بدأ فجر اليوم ولم تقع إصابات.')
    await view('feeds')
    await page.fill('[data-feed-url]', source.url)
    await page.click('text=Add feed')
    await page.waitForSelector('[data-health="ok"]', SOON)
    await view('desk')
    await page.waitForSelector('[data-stream] [data-article]', SOON)
    assert.deepEqual(await titles(), ['قصف على أطراف درعا فجر اليوم'])
    const heading = page.locator('[data-stream] h3').first()
    assert.equal(await heading.getAttribute('dir'), 'rtl')
    assert.equal(await heading.getAttribute('lang'), 'ar')
  })

  test('an alert is checked as it is typed; when it fires it toasts, counts, and marks the words as written', async () => {
    const { page } = desk
    await view('alerts')
    await page.fill('[data-alert-query]', 'NOT درعا')
    await page.waitForSelector('.mistake')
    assert.equal(await page.isDisabled('.alert-form button[type="submit"]'), true)
    await page.fill('[data-alert-query]', 'درعا غارات')
    await page.fill('[data-alert-name]', 'Strikes')
    await page.waitForSelector('text=Would have caught 0 articles', SOON)
    await page.click('.alert-form button[type="submit"]')
    await page.waitForSelector('[data-alert]')
    await view('desk')
    publish('a-2', 'غارات جديدة بدرعا', 'تحدثت مصادر عن غارات بدرعا مساء أمس.')
    const toast = page.locator('[data-toast]')
    await toast.first().waitFor(SOON)
    assert.match((await toast.first().textContent()) ?? '', /Strikes.*1 new hit.*غارات جديدة بدرعا/s)
    assert.equal(await page.locator('.rail .badge').textContent(), '1')
    const first = page.locator('[data-stream] [data-article]').first()
    assert.deepEqual(await first.locator('h3 mark').allTextContents(), ['غارات', 'بدرعا'])
    assert.match((await first.locator('h3 mark').last().getAttribute('title')) ?? '', /prefix ب/)
  })

  test('while someone reads, nothing moves: arrivals are counted and come when they are asked for', async () => {
    const { page } = desk
    await page.hover('[data-stream] [data-article]')
    await page.mouse.move(400, 260)
    const before = await titles()
    const jiggle = setInterval(() => void page.mouse.move(400 + Math.random() * 9, 260).catch(() => undefined), 500)
    publish('a-3', 'هدوء حذر في حلب', 'عاد الهدوء إلى حلب بعد أيام من التوتر.')
    await page.waitForSelector('[data-release]', SOON)
    clearInterval(jiggle)
    assert.equal(await page.textContent('[data-release]'), '1 new')
    assert.deepEqual(await titles(), before)
    await page.click('[data-release]')
    assert.deepEqual(await titles(), ['هدوء حذر في حلب', ...before])
    await page.mouse.move(5, 500)
  })

  test('fields and their values are offered as a query is typed, and written by a click', async () => {
    const { page } = desk
    await page.fill('[data-search]', 'القصف cou')
    await page.click('[data-completion="country:"]')
    assert.equal(await page.inputValue('[data-search]'), 'القصف country:')
    assert.equal(await page.evaluate(() => document.activeElement?.hasAttribute('data-search')), true)
    await page.click('[data-completion="SY"]')
    assert.equal(await page.inputValue('[data-search]'), 'القصف country:SY')
    // A place that no article has named yet is offered all the same.
    await page.fill('[data-search]', 'place:Reykj')
    await page.click('[data-completion^="Reykjav"]')
    assert.match(await page.inputValue('[data-search]'), /^place:Reykjav/)
    // In Arabic letters too, on an English desk: near where things happen first.
    await page.fill('[data-search]', 'place:در')
    await page.click('[data-completion="درعا"]')
    assert.equal(await page.inputValue('[data-search]'), 'place:درعا')
    await page.fill('[data-search]', '')
  })

  test('a query and a place narrow the stream; both can be taken off again', async () => {
    const { page } = desk
    await page.fill('[data-search]', 'القصف')
    await page.press('[data-search]', 'Enter')
    await page.waitForSelector('.chip', SOON)
    await page.waitForFunction(() => document.querySelectorAll('[data-stream] [data-article]').length === 1)
    assert.deepEqual(await titles(), ['قصف على أطراف درعا فجر اليوم'])
    await page.click('text=Show everything')
    await page.waitForFunction(() => document.querySelectorAll('[data-stream] [data-article]').length === 3)
    await page.click('[data-place]:has-text("Aleppo")')
    await page.waitForFunction(() => document.querySelectorAll('[data-stream] [data-article]').length === 1)
    assert.deepEqual(await titles(), ['هدوء حذر في حلب'])
    await page.click('text=Show everything')
    await page.waitForFunction(() => document.querySelectorAll('[data-stream] [data-article]').length === 3)
  })

  test('fields build the query for who writes no operators; a place by another name is found and marked', async () => {
    const { page } = desk
    await page.click('.query [data-builder]')
    await page.fill('.query [data-field="all"] input', 'القصف')
    await page.fill('.query [data-field="none"] input', 'زلزال')
    await page.fill('.query [data-field="place"] input', 'Daraa')
    assert.equal(await page.inputValue('[data-search]'), 'القصف AND place:Daraa AND NOT زلزال')
    assert.equal(await page.getAttribute('[data-search]', 'dir'), 'rtl')
    await page.click('.query .below button[type="submit"]')
    await page.waitForSelector('text=Narrowed stream')
    await page.waitForSelector('[data-stream] .item mark:text-is("درعا")')
    // What was written comes back into the fields.
    await page.click('.query [data-builder]')
    assert.equal(await page.inputValue('.query [data-field="none"] input'), 'زلزال')
    await page.click('.query [data-builder]')
    await page.fill('[data-search]', 'place:Zzyzzx')
    await page.waitForSelector('[data-unknown-places]')
    await page.fill('[data-search]', '')
    await page.waitForSelector('text=All mentions')
    await page.waitForLoadState('networkidle')
  })

  test('after a lost connection the desk says so, reconnects, and misses and doubles nothing', async () => {
    const { page } = desk
    await rasid.kill()
    await page.waitForSelector('[data-line="down"]', SOON)
    publish('a-4', 'قافلة مساعدات في الطريق إلى إدلب', 'تحركت القافلة صباحا نحو إدلب.')
    publish('a-5', 'أمطار غزيرة في اللاذقية', 'هطلت أمطار غزيرة على اللاذقية.')
    rasid = await startRasid(folder.path, { PORT: port })
    await page.waitForSelector('[data-line="live"]', SOON)
    await page.waitForFunction(() => document.querySelectorAll('[data-stream] [data-article]').length >= 5, null, SOON)
    const all = await titles()
    assert.equal(new Set(all).size, 5)
    assert.equal(all.length, 5)
  })

  test('the history chart draws what is stored, and a bar opens the articles behind it', async () => {
    const { page } = desk
    await view('history')
    const bar = page.locator('[data-chart] .recharts-bar-rectangle path').last()
    await bar.waitFor(SOON)
    assert.match((await page.textContent('[data-chart] .chart-label')) ?? '', /5 articles/)
    await bar.click()
    await page.waitForFunction(() => document.querySelectorAll('[data-stream] [data-article]').length > 0, null, SOON)
    await page.click('text=Show everything')
  })

  test('OPML goes out and comes in', async () => {
    const { page } = desk
    await view('feeds')
    const opml = await (await fetch(`${rasid.address}/api/feeds/export`, { headers: rasid.auth })).text()
    assert.ok(opml.includes(source.url))
    const more = opml.replaceAll(source.url, `${source.url}?second`)
    await page.setInputFiles('[data-opml]', {
      name: 'more.opml',
      mimeType: 'text/x-opml',
      buffer: Buffer.from(more),
    })
    await page.waitForSelector('text=1 feed added', SOON)
    await page.waitForFunction(() => document.querySelectorAll('[data-feed]').length === 2, null, SOON)
  })

  test('the founding dispatch stands on the desk with its places by role', { skip: NO_SEED }, async () => {
    const { page } = desk
    await view('desk')
    const { title, text } = foundingDispatch()
    publish('seed', title, text)
    const item = page.locator('[data-stream] [data-article]', { hasText: title }).first()
    await item.waitFor(SOON)
    const events = await item.locator('.place[data-role="event"]').allTextContents()
    assert.ok(events.some((name) => /^Dar/.test(name)) && events.includes('Astana'), events.join())
    assert.deepEqual(await item.locator('.place[data-role="dateline"]').allTextContents(), ['Erbil'])
  })

  test('no exception and no failed request on the way', () => {
    assert.deepEqual(
      desk.mistakes.filter((mistake) => !/ERR_CONNECTION|WebSocket|ERR_FAILED/.test(mistake)),
      [],
    )
  })
})

// A silent edit on an analyst's screen, in a real browser: the article changes where it stands, says that it was edited, and shows what
// changed, word by word, in its own direction; a feed in trouble says so in the reader's language. Pictures go to test-results/desk.
import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright-core'
import type { ArticleDetail, Feed, Page } from '../../core/model.ts'
import { type Look, launch, NO_CHROMIUM, open } from '../support/browser.ts'
import { type FeedServer, startFeedServer } from '../support/feed-server.ts'
import { type RunningRasid, startRasid, temporaryFolder, until } from '../support/rasid.ts'
import { startWebServer, type WebServer } from '../support/web-server.ts'

const FOLDER = join(fileURLToPath(new URL('../..', import.meta.url)), 'test-results', 'desk')
const SOON = { timeout: 15_000 }
const BEFORE = {
  title: 'مقتل ثلاثة في انهيار مبنى وسط حمص',
  text: 'قال الدفاع المدني إن ثلاثة أشخاص قُتلوا في انهيار مبنى وسط حمص صباح الثلاثاء.\n\nوتواصل الفرق البحث عن ناجين.\n\nتحرير: سامر نور',
}
const AFTER = {
  title: 'مقتل خمسة في انهيار مبنى وسط حمص',
  text: 'قال الدفاع المدني إن خمسة أشخاص قُتلوا، بينهم طفل، في انهيار مبنى وسط حمص صباح الثلاثاء.\n\nوتواصل الفرق البحث عن ناجين.\n\nتحرير: سامر نور',
}
const ENGLISH = {
  title: 'Bridge over the canal reopens',
  text: 'The bridge reopened on Monday after four weeks of repairs.\n\nTraffic was light.',
}

describe('revisions on the desk', { skip: NO_CHROMIUM }, () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  let rasid: RunningRasid
  let source: FeedServer
  let broken: WebServer
  let browser: Browser

  before(async () => {
    mkdirSync(FOLDER, { recursive: true })
    folder = await temporaryFolder()
    source = await startFeedServer('وكالة الاختبار', 'ar')
    broken = await startWebServer((request, response) => {
      if (request.url === '/challenge') response.writeHead(403, { 'cf-mitigated': 'challenge' }).end()
      else response.writeHead(410).end()
    })
    rasid = await startRasid(folder.path)
    source.items.push({ guid: 'a', ...BEFORE }, { guid: 'b', ...ENGLISH })
    for (const url of [source.url, `${broken.origin}/challenge`, `${broken.origin}/gone`])
      await rasid.post('/api/feeds', { url })
    browser = await launch()
  })
  after(async () => {
    await browser?.close()
    await rasid?.stop()
    await source?.close()
    await broken?.close()
    await folder?.remove()
  })

  test('an edit changes the article where it stands, and what changed can be read', async () => {
    const { page, context, mistakes } = await open(browser, rasid.address)
    const item = page.locator('[data-stream] [data-article]', { hasText: BEFORE.title })
    await item.waitFor(SOON)
    source.items[0] = { guid: 'a', ...AFTER }
    const revised = page.locator('[data-stream] [data-article]', { hasText: AFTER.title })
    await revised.waitFor(SOON)
    assert.equal(await page.locator('[data-stream] [data-article]').count(), 2)
    assert.match((await revised.locator('[data-edited]').textContent()) ?? '', /edited/)
    await revised.locator('h3 button').click()
    assert.equal(await revised.locator('.sign-off').textContent(), 'تحرير: سامر نور')
    const revisions = revised.locator('[data-revisions]')
    await revisions.locator('button').click()
    assert.deepEqual(await revisions.locator('del').allTextContents(), ['ثلاثة', 'ثلاثة'])
    assert.equal((await revisions.locator('ins').allTextContents()).join('|'), 'خمسة|خمسة|،|بينهم طفل، ')
    assert.equal(await revisions.locator('li').evaluate((item) => getComputedStyle(item).direction), 'rtl')
    const { items } = await rasid.get<Page<{ id: string; title: string }>>('/api/articles')
    const detail = await rasid.get<ArticleDetail>(
      `/api/articles/${items.find(({ title }) => title === AFTER.title)?.id}`,
    )
    assert.deepEqual(
      detail.revisions.map(({ title }) => title),
      [BEFORE.title],
    )
    assert.deepEqual(mistakes, [])
    await context.close()
  })

  test('a feed in trouble says what is wrong in the reader’s language', async () => {
    const feeds = async () => (await rasid.get<Page<Feed>>('/api/feeds')).items
    const all = await until('both feeds have failed', 15_000, async () => {
      const items = await feeds()
      return items.filter(({ trouble }) => trouble).length === 2 && items
    })
    assert.deepEqual(
      new Set(all.map(({ health, trouble }) => `${health} ${trouble}`)),
      new Set(['ok null', 'failing challenge', 'gone gone']),
    )
    const { page, context } = await open(browser, `${rasid.address}/#feeds`, { locale: 'ar' })
    await page.locator('[data-trouble="gone"]').waitFor(SOON)
    assert.match((await page.locator('[data-trouble="gone"]').textContent()) ?? '', /أُغلق نهائيًا/)
    assert.match((await page.locator('[data-trouble="challenge"]').textContent()) ?? '', /صفحة تحقّق/)
    assert.equal(await page.locator('[data-note="undated"]').count(), 1)
    await context.close()
  })

  for (const [name, look] of [
    ['en-light', { locale: 'en', theme: 'light' }],
    ['ar-dark', { locale: 'ar', theme: 'dark' }],
    ['ar-phone', { locale: 'ar', theme: 'light', width: 390, height: 844 }],
    ['en-phone', { locale: 'en', theme: 'dark', width: 390, height: 844 }],
  ] satisfies [string, Look][])
    test(`pictures: ${name}`, async () => {
      const { page, context, mistakes } = await open(browser, rasid.address, look)
      const item = page.locator('[data-stream] [data-article]', { hasText: AFTER.title })
      await item.locator('h3 button').click()
      await item.locator('[data-revisions] button').click()
      await page.screenshot({ path: join(FOLDER, `revision-${name}.png`) })
      await page.goto(`${rasid.address}/#feeds`)
      await page.reload()
      await page.locator('[data-trouble="gone"]').waitFor(SOON)
      await page.screenshot({ path: join(FOLDER, `trouble-${name}.png`) })
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      assert.ok(wide <= 0, `the page is ${wide} px wider than the screen`)
      assert.deepEqual(mistakes, [])
      await context.close()
    })

  test('an article that is dated ahead of time says so, and its feed', async () => {
    source.items.push({ guid: 'c', title: 'Pier opens', text: 'The pier opens in spring.', publishedAt: '2190-03-01' })
    const { page, context } = await open(browser, rasid.address, { locale: 'ar' })
    await page.locator('[data-article]', { hasText: 'Pier opens' }).locator('[data-ahead]').waitFor(SOON)
    assert.equal(await page.locator('[data-ahead]').count(), 1)
    assert.match((await page.locator('[data-ahead]').textContent()) ?? '', /لم يحن/)
    await page.locator('.rail [data-view="feeds"]').click()
    await page.locator('[data-note="ahead"]').waitFor(SOON)
    await page.screenshot({ path: join(FOLDER, 'ahead-ar.png') })
    await context.close()
  })
})

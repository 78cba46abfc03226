// A place that was missed, added in a real browser: the word is selected in the open article, said to be a place, and the article, the
// watch list, the map and the history count it; an alert for the place catches it, marked; undo takes all of it back.
import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { Browser, Page as BrowserPage } from 'playwright-core'
import type { Correction, Hit, Page, PlaceTally, TimelinePoint } from '../../core/model.ts'
import { launch, NO_CHROMIUM, type Opened, open } from '../support/browser.ts'
import { type FeedServer, startFeedServer } from '../support/feed-server.ts'
import { type RunningRasid, startRasid, temporaryFolder, until } from '../support/rasid.ts'

const FOLDER = fileURLToPath(new URL('../../test-results/desk', import.meta.url))
const SOON = { timeout: 15_000 }
// As GeoNames numbers it.
const ALEPPO = 170_063

/** Selects a word as a reader's pointer does, so that selectionchange is told. */
const select = (page: BrowserPage, word: string) =>
  page.evaluate((wanted) => {
    const walker = document.createTreeWalker(document.querySelector('.item .body') as Node, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent?.indexOf(wanted) ?? -1
      if (at === -1) continue
      // Half of the word: the whole of it is meant.
      document.getSelection()?.setBaseAndExtent(node, at + 2, node, at + wanted.length)
      return true
    }
    return false
  }, word)

describe('adding a place that was missed', { skip: NO_CHROMIUM }, () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  let rasid: RunningRasid
  let source: FeedServer
  let browser: Browser
  let desk: Opened
  let alert: string

  before(async () => {
    mkdirSync(FOLDER, { recursive: true })
    folder = await temporaryFolder()
    source = await startFeedServer('صوت القلعة', 'ar')
    rasid = await startRasid(folder.path)
    source.items.push(
      {
        guid: '1',
        title: 'سوق الصابون يعود',
        text: 'عاد باعة الصابون إلى الشهباء بعد غياب، وقال تاجر إن المواسم تحسنت.',
      },
      { guid: '2', title: 'مدارس تفتح', text: 'فتحت ثلاث مدارس بالشهباء أبوابها أمس.' },
      { guid: '3', title: 'مطر', text: 'هطل مطر غزير مساء أمس.' },
    )
    alert = (await rasid.post<{ id: string }>('/api/alerts', { name: 'حلب', query: 'place:Aleppo' })).id
    await rasid.post('/api/feeds', { url: source.url, title: 'صوت القلعة', language: 'ar' })
    await until(
      'the articles are stored',
      15_000,
      async () => (await rasid.get<Page<unknown>>('/api/articles')).items.length === 3,
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

  const tallied = async () =>
    (await rasid.get<Page<PlaceTally>>('/api/stats/places?role=event')).items.find(
      ({ geonameId }) => geonameId === ALEPPO,
    )?.count ?? 0
  const inHistory = async () =>
    (await rasid.get<Page<TimelinePoint>>(`/api/stats/timeline?place=${ALEPPO}`)).items.reduce(
      (sum, { count }) => sum + count,
      0,
    )
  const hits = async () => (await rasid.get<Page<Hit>>(`/api/alerts/${alert}/hits`)).items

  test('the selected word opens the panel; the gazetteer is searched by another name; the preview counts', async () => {
    const { page } = desk
    assert.equal(await tallied(), 0)
    await page.click('[data-stream] [data-article] h3:has-text("سوق الصابون") button')
    await page.waitForSelector('.item .body p:has-text("المواسم")', SOON)
    assert.equal(await select(page, 'الشهباء'), true)
    await page.click('[data-missed][data-chosen]:has-text("الشهباء")')
    assert.equal(await page.inputValue('[data-correct-surface]'), 'الشهباء')
    assert.equal(await page.locator('[data-candidate="none"]').count(), 0, 'what was missed is some place')
    await page.fill('[data-correct-search]', 'حلب')
    await page.check(`[data-candidate="${ALEPPO}"]`, SOON)
    await page.waitForSelector('text=Would add 1 mention in 1 article', SOON)
    await page.check('[data-reach="feed"]')
    await page.waitForSelector('text=Would add 2 mentions in 2 articles', SOON)
    await page.screenshot({ path: join(FOLDER, 'missed-en.png') })
    await page.fill('[data-correct-surface]', 'الخضراء')
    await page.waitForSelector('[data-preview]:has-text("does not")', SOON)
    await page.fill('[data-correct-surface]', 'الشهباء')
    await page.waitForSelector('text=Would add 2 mentions in 2 articles', SOON)
    assert.equal(await tallied(), 0, 'a preview changes nothing')
  })

  test('added: article, list, map, history and alert have it; so has what comes next', async () => {
    const { page } = desk
    await page.click('[data-correct-save]')
    await page.waitForSelector('[data-corrected]', SOON)
    await page.waitForSelector(`[data-stream] [data-chip="${ALEPPO}"]`, SOON)
    await page.waitForSelector(`[data-map] [data-spot="${ALEPPO}"]`, SOON)
    assert.deepEqual([await tallied(), await inHistory()], [2, 2])
    const raised = await hits()
    assert.equal(raised.length, 2)
    assert.ok(raised.every(({ correctionId }) => correctionId !== null))
    source.items.unshift({ guid: '4', title: 'معرض', text: 'يفتتح المعرض في الشهباء غدا.' })
    await until('the next article is counted', 15_000, async () => (await tallied()) === 3)
    assert.equal((await hits()).filter(({ correctionId }) => correctionId === null).length, 1, 'news is not marked')
    await page.screenshot({ path: join(FOLDER, 'missed-added-en.png') })
  })

  test('undo takes it all back, the marked hits too; what is kept says that it had been missed', async () => {
    const { page } = desk
    const { items } = await rasid.get<Page<Correction>>('/api/places/corrections')
    assert.deepEqual([items[0]?.from, items[0]?.surface, items[0]?.place?.geonameId], [null, 'الشهباء', ALEPPO])
    await page.click('.rail [data-view="map"]')
    await page.click('[data-corrections] summary')
    await page.waitForSelector('[data-corrections] li:has-text("it had been missed")', SOON)
    await page.click(`[data-undo="${items[0]?.id}"]`)
    await until('nothing is counted', 15_000, async () => (await tallied()) === 0)
    await page.waitForSelector(`[data-map] [data-spot="${ALEPPO}"]`, { ...SOON, state: 'detached' })
    assert.deepEqual([await inHistory(), (await hits()).map(({ correctionId }) => correctionId)], [0, [null]])
    // Words that the article does not say were asked about once.
    assert.deepEqual(
      desk.mistakes.filter((mistake) => !/404/.test(mistake)),
      [],
    )
    assert.equal(desk.mistakes.length, 1)
  })

  test('in Arabic, dark, on a phone: without a selection the word is typed', async () => {
    const { page, context } = await open(browser, rasid.address, {
      locale: 'ar',
      theme: 'dark',
      width: 390,
      height: 844,
    })
    await page.click('[data-stream] [data-article] h3:has-text("مدارس تفتح") button')
    await page.click('[data-missed]')
    await page.fill('[data-correct-surface]', 'بالشهباء')
    await page.fill('[data-correct-search]', 'حلب')
    await page.check(`[data-candidate="${ALEPPO}"]`, SOON)
    await page.waitForSelector('.samples mark', SOON)
    await page.screenshot({ path: join(FOLDER, 'missed-ar-phone.png') })
    const box = await page.locator('[data-correct]').boundingBox()
    assert.ok(box && box.x >= 0 && box.x + box.width <= 390)
    await context.close()
  })
})

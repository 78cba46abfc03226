// A wrong place corrected in a real browser: the article, the watch list, the map and the history re-tally, what comes next is right
// from the start, and undo brings everything back.
import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright-core'
import type { Correction, Page, PlaceTally, TimelinePoint } from '../../core/model.ts'
import type { AuditEntry } from '../../server/store/audit.ts'
import { launch, NO_CHROMIUM, type Opened, open } from '../support/browser.ts'
import { type FeedServer, startFeedServer } from '../support/feed-server.ts'
import { OWNER, type RunningRasid, startRasid, temporaryFolder, until } from '../support/rasid.ts'

const FOLDER = fileURLToPath(new URL('../../test-results/desk', import.meta.url))
const SOON = { timeout: 15_000 }
// Tripoli of Libya and of Lebanon, as GeoNames numbers them.
const [LIBYA, LEBANON] = [2210247, 266826]

describe('correcting a place', { skip: NO_CHROMIUM }, () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  let rasid: RunningRasid
  let source: FeedServer
  let browser: Browser
  let desk: Opened

  before(async () => {
    mkdirSync(FOLDER, { recursive: true })
    folder = await temporaryFolder()
    source = await startFeedServer('صوت الميناء', 'ar')
    rasid = await startRasid(folder.path)
    source.items.push(
      { guid: '1', title: 'اشتباكات في طرابلس', text: 'اندلعت اشتباكات في طرابلس مساء أمس وأصيب ثلاثة أشخاص.' },
      { guid: '2', title: 'أمطار غزيرة', text: 'غمرت المياه أحياء بطرابلس بعد أمطار غزيرة.' },
      { guid: '3', title: 'هدوء في حلب', text: 'عاد الهدوء إلى حلب صباح اليوم.' },
      { guid: '3a', title: 'إعادة فتح ميناء غزة', text: 'أعيد فتح ميناء غزة أمام قوارب الصيد.' },
    )
    await rasid.post('/api/feeds', { url: source.url, title: 'صوت الميناء', language: 'ar' })
    await until('the articles are stored', 15_000, async () => (await tallied(LIBYA)) === 2)
    browser = await launch()
    desk = await open(browser, rasid.address)
  })
  after(async () => {
    await browser?.close()
    await rasid?.stop()
    await source?.close()
    await folder?.remove()
  })

  const tallied = async (id: number) =>
    (await rasid.get<Page<PlaceTally>>('/api/stats/places?role=event')).items.find(({ geonameId }) => geonameId === id)
      ?.count ?? 0
  const inHistory = async (id: number) =>
    (await rasid.get<Page<TimelinePoint>>(`/api/stats/timeline?place=${id}`)).items.reduce(
      (sum, { count }) => sum + count,
      0,
    )
  const view = (name: string) => desk.page.click(`.rail [data-view="${name}"]`)
  // Asked at once: a row may go between counting and reading it.
  const listed = async (id: number) =>
    (await desk.page.locator(`.tallies [data-place="${id}"] .figure`).allTextContents()).at(-1) ?? null
  const becomes = async (id: number, figure: string | null) =>
    until(`the list says ${figure} of ${id}`, 15_000, async () => (await listed(id)) === figure)

  test('a country is called the same by the server and by the browser', async () => {
    const country = () => desk.page.textContent('.tallies li:has-text("Gaza") .country', SOON)
    await desk.page.reload()
    const served = await country()
    await view('map')
    await desk.page.waitForSelector('[data-map] [data-spot]', SOON)
    assert.deepEqual([served, await country()], ['Palestine', 'Palestine'])
    await view('desk')
  })

  test('an open article’s place opens the panel: candidates, reach, and what would change', async () => {
    const { page } = desk
    await becomes(LIBYA, '2')
    await page.click('[data-stream] [data-article] h3:has-text("اشتباكات في طرابلس") button')
    await page.click(`[data-stream] [data-chip="${LIBYA}"]`)
    await page.waitForSelector('[data-correct] [data-candidate]', SOON)
    assert.equal(await page.locator(`[data-candidate="${LIBYA}"]`).count(), 0, 'not the one it was taken for')
    assert.equal(await page.isDisabled('[data-correct-save]'), true)
    await page.check(`[data-candidate="${LEBANON}"]`)
    await page.waitForSelector('text=Would change 2 mentions in 1 article', SOON)
    await page.check('[data-reach="feed"]')
    await page.waitForSelector('text=Would change 3 mentions in 2 articles', SOON)
    assert.deepEqual(await page.locator('.samples mark').allTextContents(), ['طرابلس', 'بطرابلس'].sort().reverse())
    await page.uncheck('[data-history]')
    await page.waitForSelector('text=Would change 2 mentions in 1 article', SOON)
    await page.check('[data-history]')
    await page.waitForSelector('text=Would change 3 mentions in 2 articles', SOON)
    await page.screenshot({ path: join(FOLDER, 'correct-en.png') })
    assert.equal(await tallied(LIBYA), 2, 'a preview changes nothing')
  })

  test('corrected: article, list, map and history say the other place; what comes next does from the start', async () => {
    const { page } = desk
    await page.click('[data-correct-save]')
    await page.waitForSelector('[data-corrected]', SOON)
    await becomes(LEBANON, '2')
    assert.equal(await listed(LIBYA), null)
    await page.waitForSelector(`[data-stream] [data-chip="${LEBANON}"]`, SOON)
    await page.waitForSelector(`[data-map] [data-spot="${LEBANON}"]`, SOON)
    assert.equal(await page.locator(`[data-map] [data-spot="${LIBYA}"]`).count(), 0)
    assert.deepEqual([await inHistory(LEBANON), await inHistory(LIBYA)], [2, 0])
    source.items.unshift({ guid: '4', title: 'إضراب', text: 'بدأ عمال المرفأ إضرابا في طرابلس.' })
    await becomes(LEBANON, '3')
    assert.equal(await listed(LIBYA), null)
    await view('history')
    await page.selectOption('[data-subject]', `place=${LEBANON}`)
    await page.waitForSelector('[data-chart] .figure:has-text("3 articles")', SOON)
    await view('map')
    await page.waitForSelector(`[data-map] [data-spot="${LEBANON}"]`, SOON)
    await page.hover(`[data-map] [data-spot="${LEBANON}"]`)
    assert.match((await page.textContent('[data-map-told]')) ?? '', /^Tripoli, Lebanon: 3 articles in 24 h; too little/)
    await page.screenshot({ path: join(FOLDER, 'corrected-map-en.png') })
  })

  test('the correction is kept as JSON Lines; undo brings back what was found, in history too', async () => {
    const { page } = desk
    const lines = await (
      await fetch(`${rasid.address}/api/places/corrections?format=jsonl`, { headers: rasid.auth })
    ).text()
    const [line] = lines
      .trim()
      .split('\n')
      .map((text) => JSON.parse(text) as Correction)
    assert.deepEqual(
      [line?.surface, line?.from?.geonameId, line?.place?.geonameId, line?.reach, line?.history, line?.undoneAt],
      ['طرابلس', LIBYA, LEBANON, 'feed', true, null],
    )
    assert.equal(line?.madeBy, OWNER.email)
    await page.click('[data-corrections] summary')
    await page.click(`[data-undo="${line?.id}"]`)
    await becomes(LIBYA, '3')
    assert.equal(await listed(LEBANON), null)
    await page.waitForSelector('[data-undone]', SOON)
    await page.waitForSelector(`[data-map] [data-spot="${LIBYA}"]`, SOON)
    assert.deepEqual([await inHistory(LEBANON), await inHistory(LIBYA)], [0, 3])
    const again = await fetch(`${rasid.address}/api/places/corrections/${line?.id}/undo`, {
      method: 'POST',
      headers: rasid.auth,
    })
    assert.equal(again.status, 404)
    const { items } = await rasid.get<Page<Correction>>('/api/places/corrections')
    assert.equal(items.find(({ id }) => id === line?.id)?.undoneBy, OWNER.email)
    // The line is written when the answer is out.
    const told = await until('three lines are in the audit log', 5_000, async () => {
      const { items } = await rasid.get<Page<AuditEntry>>('/api/audit')
      const lines = items.filter(({ action }) => action.startsWith('place '))
      return lines.length >= 3 && lines
    })
    assert.deepEqual(
      told.map(({ actor, action, outcome }) => [actor, action, outcome]),
      [
        ['token tests', 'place correction undone', 'refused with 404'],
        [OWNER.email, 'place correction undone', 'done'],
        [OWNER.email, 'place corrected', 'done'],
      ],
    )
    assert.deepEqual(desk.mistakes, [])
  })

  test('"not a place" takes a name away everywhere; bad requests are told what is wrong', async () => {
    const refused = async (body: unknown) => {
      const response = await fetch(`${rasid.address}/api/places/corrections`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...rasid.auth },
        body: JSON.stringify(body),
      })
      return [response.status, ((await response.json()) as { field?: string }).field]
    }
    const [article] = (await rasid.get<Page<{ id: string }>>(`/api/articles?place=${LIBYA}`)).items
    const sound = {
      articleId: article?.id,
      surface: 'طرابلس',
      fromGeonameId: LIBYA,
      geonameId: null,
      reach: 'everywhere',
    }
    assert.deepEqual(await refused({ ...sound, reach: 'galaxy' }), [400, 'reach'])
    assert.deepEqual(await refused({ ...sound, geonameId: 1 }), [400, 'geonameId'])
    assert.deepEqual(await refused({ ...sound, geonameId: LIBYA }), [400, 'geonameId'])
    assert.deepEqual(await refused({ ...sound, surface: 'حلب' }), [404, undefined])
    assert.deepEqual(await refused({ ...sound, articleId: '999999' }), [404, undefined])
    await rasid.post('/api/places/corrections', { ...sound, history: true })
    assert.equal(await tallied(LIBYA), 0)
    await becomes(LIBYA, null)
  })

  test('in Arabic the panel stands the other way round, with Arabic names', async () => {
    const { page, context } = await open(browser, rasid.address, {
      locale: 'ar',
      theme: 'dark',
      width: 390,
      height: 844,
    })
    await page.click('[data-stream] [data-article] h3:has-text("هدوء في حلب") button')
    await page.click('[data-stream] .place[data-role="event"]:has-text("حلب")')
    await page.waitForSelector('[data-correct] [data-candidate]', SOON)
    await page.check('[data-candidate="none"]')
    await page.waitForSelector('.samples mark', SOON)
    await page.screenshot({ path: join(FOLDER, 'correct-ar-phone.png') })
    const box = await page.locator('[data-correct]').boundingBox()
    assert.ok(box && box.x >= 0 && box.x + box.width <= 390)
    await context.close()
  })
})

// When the house does not answer: the reader is told so, in their language, beside what they asked for or in a corner, and nothing on
// the screen claims what was not answered.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { launch, NO_CHROMIUM, open } from '../support/browser.ts'
import { type RunningRasid, startRasid, temporaryFolder } from '../support/rasid.ts'

const SOON = { timeout: 15_000 }

describe('when the house does not answer', { skip: NO_CHROMIUM }, () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  let rasid: RunningRasid
  let browser: Browser
  before(async () => {
    folder = await temporaryFolder()
    rasid = await startRasid(folder.path)
    await rasid.post('/api/alerts', { name: 'Calm', query: 'هدوء' })
    browser = await launch()
  })
  after(async () => {
    await browser?.close()
    await rasid?.stop()
    await folder?.remove()
  })

  test('a search that got no answer, or a strange one, is said in the reader’s language and read out', async () => {
    const { page, context } = await open(browser, rasid.address, { locale: 'ar' })
    await page.route('**/api/articles?**', (route) => route.abort())
    await page.fill('[data-search]', 'درعا')
    await page.press('[data-search]', 'Enter')
    await page.waitForSelector('[data-stream] [role="alert"]:has-text("لم يصل جواب")', SOON)
    await page.unroute('**/api/articles?**')
    await page.route('**/api/articles?**', (route) => route.fulfill({ status: 502, body: '<h1>Bad gateway</h1>' }))
    await page.press('[data-search]', 'Enter')
    await page.waitForSelector('[data-stream] [role="alert"]:has-text("502")', SOON)
    assert.match((await page.textContent('[data-stream] [role="alert"]')) ?? '', /خطأ/)
    await context.close()
  })

  test('a deed that failed is said, and a window that was not counted is not shown as chosen', async () => {
    const { page, context, mistakes } = await open(browser, rasid.address)
    await page.route('**/api/**', (route) => route.fulfill({ status: 500, body: '' }))
    await page.click('[data-tally="window 1"]')
    await page.waitForSelector('[data-failed]', SOON)
    assert.equal(await page.getAttribute('[data-tally="window 1"]', 'aria-pressed'), 'false')
    assert.equal(await page.getAttribute('[data-tally="window 24"]', 'aria-pressed'), 'true')
    await page.click('[data-failed] button')
    await page.waitForSelector('[data-failed]', { state: 'detached' })
    await page.click('.rail [data-view="alerts"]')
    await page.click('[data-alert] button:text-is("Pause")')
    await page.waitForSelector('[data-failed]:has-text("500")', SOON)
    assert.equal(await page.isDisabled('[data-alert] button:text-is("Pause")'), false)
    assert.deepEqual(
      mistakes.filter((mistake) => !/status of 500/.test(mistake)),
      [],
    )
    await context.close()
  })

  test('a starter pack that could not be added says why', async () => {
    const { page, context, mistakes } = await open(browser, `${rasid.address}/#feeds`)
    await page.route('**/api/feeds', (route) => route.fulfill({ status: 500, body: '' }))
    await page.click('[data-pack] button')
    await page.waitForSelector('[data-pack] .mistake:has-text("500")', SOON)
    assert.equal(await page.isDisabled('[data-pack] button >> nth=0'), false)
    assert.deepEqual(
      mistakes.filter((mistake) => !/status of 500/.test(mistake)),
      [],
    )
    await context.close()
  })
})

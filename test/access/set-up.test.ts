// The first owner, in a real browser: on this machine without a token; where strangers could come first, with the one that the
// terminal shows, once.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { launch, NO_CHROMIUM, open } from '../support/browser.ts'
import { OWNER, type RunningRasid, startRasid, temporaryFolder, until } from '../support/rasid.ts'
import { visitor } from './visitor.ts'

const LIVE = '[data-line="live"]'
const SOON = { timeout: 20_000 }

describe('set-up', { skip: NO_CHROMIUM }, () => {
  const folders: Awaited<ReturnType<typeof temporaryFolder>>[] = []
  const running: RunningRasid[] = []
  let browser: Browser

  before(async () => {
    browser = await launch()
  })
  after(async () => {
    await browser?.close()
    for (const rasid of running) await rasid.stop()
    for (const folder of folders) await folder.remove()
  })
  const start = async (environment: Record<string, string> = {}) => {
    const folder = await temporaryFolder()
    folders.push(folder)
    const rasid = await startRasid(folder.path, environment, { owned: false })
    running.push(rasid)
    return rasid
  }
  const fill = async (page: Awaited<ReturnType<typeof open>>['page']) => {
    await page.fill('input[name="email"]', OWNER.email)
    await page.fill('input[name="password"]', OWNER.password)
    await page.click('button[type="submit"]')
  }

  test('on this machine the first visitor becomes the owner, without a token, and the second does not', async () => {
    const rasid = await start()
    assert.doesNotMatch(rasid.said(), /set-up#/)
    const { page, mistakes } = await open(browser, `${rasid.address}/`, { ready: 'form' })
    assert.equal(new URL(page.url()).pathname, '/set-up')
    assert.equal(await page.locator('input[name="token"]').count(), 0)
    await page.fill('input[name="email"]', OWNER.email)
    await page.fill('input[name="password"]', 'password1234')
    await page.click('button[type="submit"]')
    await page.waitForSelector('text=attackers try first', SOON)
    await fill(page)
    await page.waitForSelector(LIVE, SOON)
    assert.deepEqual(
      mistakes.filter((mistake) => !mistake.includes('400')),
      [],
    )
    const late = await visitor(rasid.address).send('POST', '/api/setup', { ...OWNER, email: 'late@desk.example' })
    assert.deepEqual([late.status, late.body.title], [409, 'Already owned'])
    const { page: again } = await open(browser, `${rasid.address}/set-up`, { ready: 'form' })
    assert.equal(new URL(again.url()).pathname, '/sign-in')
  })

  test('of many who set up at once one becomes the owner', async () => {
    const rasid = await start()
    const tries = Array.from({ length: 8 }, (_, index) =>
      visitor(rasid.address).send('POST', '/api/setup', { ...OWNER, email: `n${index}@desk.example` }),
    )
    const statuses = (await Promise.all(tries)).map(({ status }) => status).sort()
    assert.deepEqual(statuses, [201, 409, 409, 409, 409, 409, 409, 409])
  })

  test('on every address it takes the token of the terminal, even from this machine, and that works once', async () => {
    const rasid = await start({ HOST: '0.0.0.0' })
    const here = rasid.address.replace('0.0.0.0', '127.0.0.1')
    const shown = async () => /\/set-up#([0-9a-f]{32})/.exec(rasid.said())?.[1]
    const token = await until('the token is on the terminal', 10_000, shown)
    for (const wrong of [undefined, '', 'f'.repeat(32), token.toUpperCase()]) {
      const refused = await visitor(here).send('POST', '/api/setup', { ...OWNER, ...(wrong ? { token: wrong } : {}) })
      assert.deepEqual([refused.status, refused.body.field], [403, 'token'])
    }
    const { page } = await open(browser, `${here}/set-up#${token}`, { ready: 'form' })
    await until('the token is filled in', 10_000, async () => (await page.inputValue('input[name="token"]')) === token)
    await fill(page)
    await page.waitForSelector(LIVE, SOON)
    const again = await visitor(here).send('POST', '/api/setup', { ...OWNER, email: 'b@desk.example', token })
    assert.equal(again.status, 409)
    // A link that an owner makes leads where the owner came from, not to an address that only a server knows.
    const link = await page.evaluate(async () => {
      const body = JSON.stringify({ email: 'c@desk.example', role: 'viewer' })
      const headers = { 'Content-Type': 'application/json' }
      return (await (await fetch('/api/invitations', { method: 'POST', body, headers })).json()).link as string
    })
    assert.ok(link.startsWith(`${here}/join#`), link)
  })

  test('behind a proxy the first visitor is not taken for one of this machine', async () => {
    const rasid = await start({ TRUSTED_PROXIES: '127.0.0.1' })
    const refused = await visitor(rasid.address).send('POST', '/api/setup', OWNER)
    assert.equal(refused.status, 403)
    const token = await until('the token', 10_000, async () => /\/set-up#([0-9a-f]{32})/.exec(rasid.said())?.[1])
    const far = visitor(rasid.address, { 'X-Forwarded-For': '203.0.113.9, 127.0.0.1' })
    assert.equal((await far.send('POST', '/api/setup', { ...OWNER, token })).status, 201)
    const { body } = await far.send('GET', '/api/account/sessions')
    assert.deepEqual(
      (body.items as { address: string }[]).map(({ address }) => address),
      ['203.0.113.9'],
    )
  })
})

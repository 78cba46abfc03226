// What ends, ends at once, seen from a real browser: a session that is revoked elsewhere, a password that is reset, a person who is
// removed. And what a viewer sees of the things that only analysts may do.
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { io } from 'socket.io-client'
import { launch, NO_CHROMIUM, open } from '../support/browser.ts'
import { runRasid, spokenBy } from '../support/command.ts'
import { type RunningRasid, startRasid, temporaryFolder, until } from '../support/rasid.ts'
import { comesBy, PASSWORD, secretOf, tokenOf, type Visitor, visitor } from './visitor.ts'

const LIVE = '[data-line="live"]'
const SOON = { timeout: 20_000 }
// A look a second, with room for a busy machine.
const AT_ONCE_MS = 5_000

describe('what ends', { skip: NO_CHROMIUM }, () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  let rasid: RunningRasid
  let browser: Browser

  before(async () => {
    folder = await temporaryFolder()
    // Where `rasid` looks for it when it is started in the folder.
    rasid = await startRasid(join(folder.path, 'data'))
    browser = await launch()
  })
  after(async () => {
    await browser?.close()
    await rasid?.stop()
    await folder?.remove()
  })
  /** A desk that is open as this person, live. */
  const deskOf = async (person: Visitor, path = '/', ready = LIVE): Promise<Page> => {
    const context = await browser.newContext()
    const pairs = person.cookie().split('; ')
    await context.addCookies(
      pairs.map((pair) => {
        const [name, value] = pair.split('=', 2) as [string, string]
        return { name, value, url: rasid.address }
      }),
    )
    const page = await context.newPage()
    await page.goto(`${rasid.address}${path}`)
    await page.waitForSelector(ready, SOON)
    return page
  }
  const signsIn = async (email: string, password: string) => {
    const person = visitor(rasid.address)
    const said = await person.send('POST', '/api/session', { email, password })
    return { ...person, status: said.status }
  }
  const leftWithin = async (page: Page, since: number) => {
    await page.waitForURL('**/sign-in', { timeout: AT_ONCE_MS })
    return Date.now() - since
  }

  test('a session that is revoked in another tab loses its live stream and its page', async (t) => {
    const here = await comesBy(rasid, 'two@desk.example', 'analyst')
    const desk = await deskOf(here)
    const other = await deskOf(await signsIn('two@desk.example', PASSWORD), '/account', '[data-session="other"]')
    const since = Date.now()
    await other.click('[data-session="other"] button')
    const tookMs = await leftWithin(desk, since)
    assert.ok(tookMs < AT_ONCE_MS, `${tookMs} ms`)
    t.diagnostic(`from the click to the sign-in page: ${tookMs} ms`)
    assert.equal((await here.send('GET', '/api/feeds')).status, 401)
    await until(
      'the list is without it',
      5_000,
      async () => (await other.locator('[data-session="other"]').count()) === 0,
    )
    await desk.context().close()
    await other.context().close()
  })

  test('a reset by the owner’s link ends every session, and the old password', async () => {
    const person = await comesBy(rasid, 'forgets@desk.example', 'viewer')
    const desk = await deskOf(person)
    const owner = await open(browser, `${rasid.address}/account`, { ready: '[data-person="forgets@desk.example"]' })
    const row = owner.page.locator('li', { has: owner.page.locator('[data-person="forgets@desk.example"]') })
    await row.getByText('New link').click()
    const link = (await owner.page.locator('[data-link]').textContent(SOON)) ?? ''
    const context = await browser.newContext()
    const page = await context.newPage()
    await page.goto(link)
    await page.fill('input[name="password"]', 'four kites above the roof')
    const since = Date.now()
    await page.click('button[type="submit"]')
    await page.waitForSelector(LIVE, SOON)
    await leftWithin(desk, since + 1)
    assert.equal((await signsIn('forgets@desk.example', PASSWORD)).status, 401)
    assert.equal((await signsIn('forgets@desk.example', 'four kites above the roof')).status, 201)
    const again = await visitor(rasid.address).send('POST', '/api/invitations/accept', {
      token: secretOf(link),
      password: PASSWORD,
    })
    assert.deepEqual([again.status, again.body.title], [410, 'Over'])
    for (const one of [context, desk.context(), owner.context]) await one.close()
  })

  test('`rasid users reset` gives a link to the running Rasid', async () => {
    await comesBy(rasid, 'terminal@desk.example', 'viewer')
    const done = await runRasid(['users', 'reset', 'terminal@desk.example'], '', folder.path)
    assert.equal(done.code, 0, done.err)
    const [{ link } = {}] = spokenBy(done)
    assert.ok(String(link).startsWith(`${rasid.address}/join#`), String(link))
    const given = { token: secretOf(link), password: 'five ferries in the fog' }
    assert.equal((await visitor(rasid.address).send('POST', '/api/invitations/accept', given)).status, 201)
    assert.equal((await signsIn('terminal@desk.example', 'five ferries in the fog')).status, 201)
    const unknown = await runRasid(['users', 'reset', 'unknown@desk.example'], '', folder.path)
    assert.deepEqual([unknown.code, unknown.out], [1, ''])
  })

  test('who is removed is gone at once: page, session, token, sockets', async () => {
    const person = await comesBy(rasid, 'leaves@desk.example', 'analyst')
    const { token } = await tokenOf(person, 'analyst', 'write')
    const script = visitor(rasid.address, { Authorization: `Bearer ${token}` })
    assert.equal((await script.send('GET', '/api/feeds')).status, 200)
    const socket = io(rasid.address, { transports: ['websocket'], auth: { token }, reconnection: false })
    await until('the script is connected', 10_000, async () => socket.connected)
    const desk = await deskOf(person)
    const owner = await open(browser, `${rasid.address}/account`, { ready: '[data-person="leaves@desk.example"]' })
    const row = owner.page.locator('li', { has: owner.page.locator('[data-person="leaves@desk.example"]') })
    await row.getByText('Remove', { exact: true }).click()
    const since = Date.now()
    await row.getByText('Remove for good?').click()
    await leftWithin(desk, since)
    await until('the script is cut off', AT_ONCE_MS, async () => !socket.connected)
    assert.equal((await person.send('GET', '/api/session')).status, 401)
    assert.equal((await script.send('GET', '/api/feeds')).status, 401)
    assert.equal((await signsIn('leaves@desk.example', PASSWORD)).status, 401)
    socket.close()
    await desk.context().close()
    await owner.context.close()
  })

  test('who is locked out is out at once, and may come back', async () => {
    const person = await comesBy(rasid, 'paused@desk.example', 'viewer')
    const desk = await deskOf(person)
    const lock = (disabled: boolean) =>
      visitor(rasid.address, rasid.auth).send('PATCH', `/api/people/${person.id}`, { disabled })
    const since = Date.now()
    assert.equal((await lock(true)).status, 200)
    await leftWithin(desk, since)
    assert.equal((await signsIn('paused@desk.example', PASSWORD)).status, 401)
    await lock(false)
    assert.equal((await signsIn('paused@desk.example', PASSWORD)).status, 201)
    await desk.context().close()
  })

  test('a lesser role holds from the next request on', async () => {
    const person = await comesBy(rasid, 'steps@desk.example', 'analyst')
    const add = () => person.send('POST', '/api/alerts', { name: 'x', query: 'dawn' })
    assert.equal((await add()).status, 201)
    await visitor(rasid.address, rasid.auth).send('PATCH', `/api/people/${person.id}`, { role: 'viewer' })
    assert.equal((await add()).status, 403)
  })

  test('a viewer sees everything and finds what analysts may do disabled, with the reason', async () => {
    const script = visitor(rasid.address, rasid.auth)
    const feed = await script.send('POST', '/api/feeds', { url: 'http://127.0.0.1:9/feed.xml', title: 'A feed' })
    assert.equal(feed.status, 201, feed.text)
    await script.send('POST', '/api/alerts', { name: 'Floods', query: 'flood' })
    const reason = 'This takes the role of analyst or owner.'
    const closed = async (page: Page, selector: string) => {
      for (const button of await page.locator(selector).all())
        assert.deepEqual([await button.isDisabled(), await button.getAttribute('title')], [true, reason])
      return page.locator(selector).count()
    }
    const viewer = await deskOf(await comesBy(rasid, 'looks@desk.example', 'viewer'))
    await viewer.click('.rail [data-view="feeds"]')
    await viewer.waitForSelector('[data-feed]', SOON)
    // Everything in a feed's row but "show its articles", every starter pack, and adding one.
    assert.equal(await closed(viewer, '[data-feed] .actions button:not(:first-child)'), 4)
    assert.ok((await closed(viewer, '[data-pack] button')) > 0)
    assert.equal(await closed(viewer, '.feed-adding button[type="submit"]'), 1)
    assert.equal(await viewer.locator('[data-opml]').count(), 0)
    assert.match((await viewer.locator('[data-look-only]').textContent()) ?? '', /viewer/)
    await viewer.click('.rail [data-view="alerts"]')
    await viewer.fill('[data-alert-query]', 'flood')
    const alerts = await viewer.locator('[data-alert]').count()
    assert.ok(alerts > 0)
    assert.equal(
      await closed(viewer, '[data-alert] .actions > button:not(:first-child, [data-take-along])'),
      2 * alerts,
    )
    assert.equal(await closed(viewer, '.alert-form button[type="submit"]'), 1)
    // Whoever sees may take along; an address that others can read is an analyst's to give.
    await viewer.locator('[data-alert] [data-take-along]').first().click()
    await viewer.fill('[data-outlet-name]', 'Bulletin')
    assert.equal(await closed(viewer, '[data-outlet-make]'), 1)
    await viewer.context().close()
    const analyst = await deskOf(await comesBy(rasid, 'works@desk.example', 'analyst'))
    await analyst.click('.rail [data-view="feeds"]')
    await analyst.waitForSelector('[data-feed] .actions button:not([disabled]) >> nth=4', SOON)
    assert.equal(await analyst.locator('[data-look-only]').count(), 0)
    await analyst.context().close()
  })

  test('of two owners who remove each other at once one stays', async () => {
    const others = await Promise.all([1, 2, 3].map((n) => comesBy(rasid, `owner${n}@desk.example`, 'owner')))
    const { items } = await rasid.get<{ items: { id: string; role: string }[] }>('/api/people')
    const owners = items.filter(({ role }) => role === 'owner').map(({ id }) => id)
    // Everyone who may takes the role from everyone; the last owner keeps it.
    await Promise.all(
      owners.flatMap((id) => others.map((one) => one.send('PATCH', `/api/people/${id}`, { role: 'viewer' }))),
    )
    const check = await runRasid(['users', 'list'], '', folder.path)
    const left = spokenBy(check).filter(({ role, disabled }) => role === 'owner' && !disabled)
    assert.ok(left.length >= 1, check.out)
  })
})

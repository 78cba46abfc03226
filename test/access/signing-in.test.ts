// People in a real browser: invited by a link, signed in with a password and a one-time code, with a recovery code, with a passkey.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { Secret, TOTP } from 'otpauth'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { launch, NO_CHROMIUM, open } from '../support/browser.ts'
import { OWNER, type RunningRasid, startRasid, temporaryFolder, until } from '../support/rasid.ts'
import { PASSWORD, visitor } from './visitor.ts'

const LIVE = '[data-line="live"]'
const SOON = { timeout: 20_000 }
const ANALYST = 'noor@desk.example'
const STEP_MS = 30_000

describe('signing in', { skip: NO_CHROMIUM }, () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  let rasid: RunningRasid
  let browser: Browser
  let analyst: { page: Page; context: BrowserContext }
  let secret = ''
  let recovery: string[] = []

  before(async () => {
    folder = await temporaryFolder()
    rasid = await startRasid(folder.path)
    browser = await launch()
  })
  after(async () => {
    await browser?.close()
    await rasid?.stop()
    await folder?.remove()
  })
  /** A browser that was never here. */
  const stranger = async (path: string, address = rasid.address) => {
    const context = await browser.newContext()
    const page = await context.newPage()
    await page.goto(`${address}${path}`)
    await page.waitForSelector('form, .door-lead')
    return { page, context }
  }
  const password = async (page: Page, email: string, text: string) => {
    await page.fill('input[name="email"]', email)
    await page.fill('input[name="password"]', text)
    await page.click('button[type="submit"]')
  }
  const code = async (page: Page, text: string) => {
    await page.fill('input[name="code"]', text)
    await page.click('form:has(input[name="code"]) button[type="submit"]')
  }
  const codeOf = (at: number) => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at })
  const signOut = async (page: Page) => {
    await page.goto(`${rasid.address}/account`)
    await page.click('[data-sign-out]')
    await page.waitForURL('**/sign-in')
    await page.waitForSelector('input[name="email"]')
  }

  test('an owner invites by a link; who opens it becomes an analyst; it works once', async () => {
    const owner = await open(browser, `${rasid.address}/account`, { ready: '[data-people]' })
    await owner.page.fill('[data-people] input[name="email"]', ANALYST)
    await owner.page.selectOption('[data-people] select[name="role"]', 'analyst')
    await owner.page.click('[data-people] button[type="submit"]')
    const link = await owner.page.locator('[data-link]').textContent()
    assert.match(link ?? '', /\/join#rt_/)
    const path = new URL(link ?? '').pathname + new URL(link ?? '').hash
    analyst = await stranger(path)
    await analyst.page.fill('input[name="name"]', 'نور')
    await analyst.page.fill('input[name="password"]', 'short')
    await analyst.page.click('button[type="submit"]')
    await analyst.page.waitForSelector('text=at least 12 characters', SOON)
    await analyst.page.fill('input[name="password"]', PASSWORD)
    await analyst.page.click('button[type="submit"]')
    await analyst.page.waitForSelector(LIVE, SOON)
    const who = await analyst.page.evaluate(async () => (await fetch('/api/session')).json())
    assert.deepEqual(who, { kind: 'session', name: ANALYST, role: 'analyst', scope: 'admin' })
    const second = await stranger(path)
    await second.page.fill('input[name="password"]', PASSWORD)
    await second.page.click('button[type="submit"]')
    await second.page.waitForSelector('text=used already', SOON)
    await second.context.close()
    await owner.context.close()
  })

  test('a wrong password and an unknown address are refused in the same words, in Arabic too', async () => {
    const { page, context } = await stranger('/sign-in')
    const said: string[] = []
    for (const email of [ANALYST, 'nobody@desk.example']) {
      await password(page, email, 'not the right password')
      await page.locator('.door-form .mistake', { hasText: /./ }).waitFor(SOON)
      said.push((await page.locator('.door-form .mistake').textContent()) ?? '')
    }
    assert.deepEqual(said, Array(2).fill('The e-mail address and the password do not belong together.'))
    await context.addCookies([{ name: 'locale', value: 'ar', url: rasid.address }])
    await page.reload()
    await page.waitForSelector('html[dir="rtl"] form')
    await password(page, ANALYST, 'not the right password')
    await page.waitForSelector('text=غير متطابقين', SOON)
    await context.close()
  })

  test('before the page listens nothing is sent, and a password never stands in an address', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    for (const path of ['/sign-in', '/join']) {
      await page.goto(`${rasid.address}${path}`)
      const form = page.locator('form:has(input[name="password"])')
      assert.equal(await form.getAttribute('method'), 'post')
      assert.equal(await form.locator('button[type="submit"]').isDisabled(), true)
      for (const field of await form.locator('input').all())
        await field.fill(`${PASSWORD}@desk.example`.replaceAll(' ', ''))
      await page.press('input[name="password"]', 'Enter')
      assert.equal(page.url(), `${rasid.address}${path}`)
    }
    await context.close()
  })

  test('one-time codes are set up with a first code and asked for afterwards; a code counts once', async () => {
    const { page } = analyst
    await page.goto(`${rasid.address}/account`)
    await page.fill('[data-totp] input[name="password"]', 'not the right password')
    await page.click('[data-totp] button[type="submit"]')
    await page.waitForSelector('text=This is not your password', SOON)
    await page.fill('[data-totp] input[name="password"]', PASSWORD)
    await page.click('[data-totp] button[type="submit"]')
    secret = (await page.locator('[data-totp-secret]').textContent(SOON)) ?? ''
    assert.ok(await page.locator('.qr').evaluate((image: HTMLImageElement) => image.naturalWidth > 0))
    await code(page, '000000')
    await page.locator('[data-totp] .mistake', { hasText: 'does not hold' }).waitFor(SOON)
    await code(page, codeOf(Date.now()))
    recovery = ((await page.locator('[data-recovery]').textContent(SOON)) ?? '').trim().split(/\s+/)
    assert.equal(new Set(recovery).size, 10)
    await signOut(page)
    await password(page, ANALYST, PASSWORD)
    await page.waitForSelector('input[name="code"]', SOON)
    assert.equal(
      (await page.context().cookies()).some(({ name }) => name.includes('session')),
      false,
    )
    // The clock of the device runs one step ahead: the code of now was spent on setting up.
    const next = codeOf(Date.now() + STEP_MS)
    await code(page, next)
    await page.waitForSelector(LIVE, SOON)
    await signOut(page)
    await password(page, ANALYST, PASSWORD)
    await page.waitForSelector('input[name="code"]', SOON)
    await code(page, next)
    await page.waitForSelector('text=This code does not hold', SOON)
  })

  test('a recovery code lets in once', async () => {
    const { page } = analyst
    await page.goto(`${rasid.address}/sign-in`)
    for (const isFirst of [true, false]) {
      await password(page, ANALYST, PASSWORD)
      await page.waitForSelector('input[name="code"]', SOON)
      await code(page, ` ${(recovery[0] as string).toUpperCase()} `)
      await page.waitForSelector(isFirst ? LIVE : 'text=This code does not hold', SOON)
      if (isFirst) await signOut(page)
    }
  })

  test('of two who bring the same code at once one comes in', async () => {
    const spare = recovery[1] as string
    const tries = await Promise.all(
      [1, 2].map(async () => {
        const script = visitor(rasid.address)
        const { body } = await script.send('POST', '/api/session', { email: ANALYST, password: PASSWORD })
        return (await script.send('POST', '/api/session/code', { ticket: body.ticket, code: spare })).status
      }),
    )
    assert.deepEqual(tries.sort(), [201, 401])
  })

  test('at an address of numbers the page says where passkeys work', async () => {
    const { page, context } = await stranger('/sign-in')
    await page.click('[data-passkey]')
    await page.waitForSelector(`text=open http://localhost:${new URL(rasid.address).port}`, SOON)
    await context.close()
  })

  test('a passkey is added, signs in by itself, and is worth nothing once removed', async () => {
    const named = rasid.address.replace('127.0.0.1', 'localhost')
    const { page, context } = await stranger('/sign-in', named)
    const device = await context.newCDPSession(page)
    await device.send('WebAuthn.enable')
    const { authenticatorId } = await device.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    })
    await password(page, OWNER.email, OWNER.password)
    await page.waitForSelector(LIVE, SOON)
    await page.goto(`${named}/account`)
    await page.fill('[data-passkeys] input[name="name"]', 'Laptop of the desk')
    await page.fill('[data-passkeys] input[name="password"]', OWNER.password)
    await page.click('[data-passkeys] button[type="submit"]')
    await page.waitForSelector('[data-passkeys] >> text=Laptop of the desk', SOON)
    const { credentials } = await device.send('WebAuthn.getCredentials', { authenticatorId })
    assert.equal(credentials.length, 1)
    const enter = async (ready: string) => {
      await page.click('[data-sign-out]')
      await page.waitForURL('**/sign-in')
      await page.click('[data-passkey]')
      await page.waitForSelector(ready, SOON)
    }
    await enter(LIVE)
    await page.goto(`${named}/account`)
    // Taken away here, not on the device: who keeps the device must not come in.
    await page.click('[data-passkeys] .rows button')
    await until('it is gone', 10_000, async () => (await page.locator('[data-passkeys] .rows li').count()) === 0)
    await enter('text=This passkey is not known here')
    // The device forgets it when the page is told so; what counts is that nothing of it is a session.
    assert.equal(
      (await context.cookies()).some(({ name }) => name.includes('session')),
      false,
    )
    await context.close()
  })

  test('who tries passwords waits; the person’s own browser does not', async () => {
    const thief = visitor(rasid.address)
    const own = visitor(rasid.address)
    assert.equal((await own.send('POST', '/api/session', OWNER)).status, 201)
    const statuses: number[] = []
    for (let round = 0; round < 7; round++) {
      const given = { email: OWNER.email, password: `guess number ${round}` }
      statuses.push((await thief.send('POST', '/api/session', given)).status)
    }
    assert.deepEqual(statuses, [401, 401, 401, 401, 401, 429, 429])
    assert.equal((await own.send('POST', '/api/session', OWNER)).status, 201)
  })
})

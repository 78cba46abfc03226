// A headless Chromium for tests, and pages that remember what went wrong in them.
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { CHROMIUM_FLAGS, chromiumPath } from './chromium.ts'
import { sessionCookie } from './rasid.ts'

export const NO_CHROMIUM = chromiumPath() ? false : 'no Chromium on this machine'

export const launch = (): Promise<Browser> =>
  chromium.launch({ executablePath: chromiumPath() as string, args: CHROMIUM_FLAGS })

export type Look = {
  locale?: 'en' | 'ar'
  theme?: 'light' | 'dark'
  width?: number
  height?: number
  /** What to wait for; the desk's live mark unless told. */
  ready?: string
}
export type Opened = { page: Page; context: BrowserContext; mistakes: string[] }

/** Opens an address; `mistakes` gathers the page's exceptions and console errors. */
export async function open(browser: Browser, address: string, look: Look = {}): Promise<Opened> {
  const { locale = 'en', theme = 'light', width = 1440, height = 900, ready = '[data-line="live"]' } = look
  const context = await browser.newContext({ viewport: { width, height }, timezoneId: 'Asia/Damascus' })
  const url = new URL(address).origin
  await context.addCookies([
    { name: 'locale', value: locale, url },
    { name: 'theme', value: theme, url },
  ])
  const [name, value] = sessionCookie(address)?.split('=', 2) ?? []
  if (name !== undefined && value !== undefined) await context.addCookies([{ name, value, url }])
  const page = await context.newPage()
  const mistakes: string[] = []
  page.on('pageerror', (error) => mistakes.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') mistakes.push(message.text())
  })
  await page.goto(address)
  await page.waitForSelector(ready)
  return { page, context, mistakes }
}

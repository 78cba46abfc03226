// A real browser as a reader has it, and what went wrong in it: what ran, what opened a dialog, what left, what broke the policy.
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { launch } from '../support/browser.ts'
import type { Arena, Person } from './arena.ts'

export type Watched = { page: Page; context: BrowserContext; ran: string[]; requests: string[]; violations: string[] }

let browser: Browser | undefined
export const closeBrowser = async () => void (await browser?.close())

/** A page as this person; what runs, opens a dialog, leaves or breaks the policy is written down. */
export async function visit(
  arena: Arena,
  as: Person | null,
  path: string,
  look: { locale?: string; theme?: string } = {},
): Promise<Watched> {
  browser ??= await launch()
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const url = arena.rasid.address
  const [name, value] = as?.cookie.split('=') ?? []
  if (name && value) await context.addCookies([{ name, value, url }])
  await context.addCookies([
    { name: 'locale', value: look.locale ?? 'en', url },
    { name: 'theme', value: look.theme ?? 'light', url },
  ])
  const watched: Watched = { context, page: await context.newPage(), ran: [], requests: [], violations: [] }
  await context.exposeFunction('ran', (mark: string) => void watched.ran.push(mark))
  await context.exposeFunction('violated', (what: string) => void watched.violations.push(what))
  await context.addInitScript(() => {
    document.addEventListener(
      'securitypolicyviolation',
      ({ violatedDirective, blockedURI, sourceFile, lineNumber, sample }) =>
        (globalThis as unknown as { violated(what: string): void }).violated(
          [location.pathname + location.hash, violatedDirective, blockedURI, sourceFile, lineNumber, sample].join(' '),
        ),
    )
  })
  context.on('dialog', (dialog) => {
    watched.ran.push(`dialog ${dialog.message()}`)
    void dialog.dismiss()
  })
  context.on('request', (request) => {
    const { host, protocol } = new URL(request.url())
    if (/^(https?|wss?):$/.test(protocol) && host !== `127.0.0.1:${arena.port}`) watched.requests.push(request.url())
  })
  watched.page.on('pageerror', (error) => watched.violations.push(`${path}: ${error.message}`))
  await watched.page.goto(`${url}${path}`)
  return watched
}

export const VIEWS = ['/', '/#alerts', '/#feeds', '/#map', '/#history', '/account', '/attribution', '/sign-in', '/join']

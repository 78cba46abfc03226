// From item-in-feed to item-on-screen: 200 dispatches appear one by one in local feeds polled every second; a real Chromium
// has the desk open and releases what is held at once. The delay counts from the feed's publication to the article in the DOM.
import { chromium, type Page } from 'playwright-core'
import { startNewsroom } from '../server/newsroom/newsroom.ts'
import { CHROMIUM_FLAGS, chromiumPath } from '../test/support/chromium.ts'
import { startRasid, temporaryFolder, until } from '../test/support/rasid.ts'

const ARTICLES = 200
const FEEDS = 12
const POLL_SECONDS = 1
const GAP_MS = 150
const LIMIT_MS = 60_000

declare global {
  interface Window {
    seenAt: Record<string, number>
  }
}

export async function measure(): Promise<Record<string, unknown>> {
  const executablePath = chromiumPath()
  if (!executablePath) throw new Error('Chromium is needed: install Debian’s package chromium.')
  const newsroom = await startNewsroom({ seed: 2, feeds: FEEDS, windowSize: 10_000, edits: false, autoStart: false })
  const folder = await temporaryFolder()
  const rasid = await startRasid(folder.path, { LOG_LEVEL: 'warn', POLL_MIN_SECONDS: String(POLL_SECONDS) })
  for (const { url } of newsroom.feeds) await rasid.post('/api/feeds', { url })
  const browser = await chromium.launch({ executablePath, args: CHROMIUM_FLAGS })
  const page = await browser.newPage()
  await page.goto(rasid.address)
  await page.locator('[data-testid=live-mark][data-state=live]').waitFor()
  await watch(page)

  const publishedAt = new Map<string, number>()
  for (let index = 0; index < ARTICLES; index++) {
    for (const dispatch of newsroom.publish(1)) publishedAt.set(dispatch.guid, Date.now())
    // Not in step with the polls: the gap is no fraction of a second.
    await new Promise((resolve) => setTimeout(resolve, GAP_MS + (index % 7) * 13))
    if (index % 50 === 49) process.stderr.write(`${index + 1} published\n`)
  }
  await until(
    'all are on screen',
    LIMIT_MS,
    async () => (await page.evaluate(() => Object.keys(window.seenAt).length)) >= ARTICLES,
  )
  const seen = await page.evaluate(() => window.seenAt)
  const delays: number[] = []
  for (const [id, at] of Object.entries(seen)) {
    const { url } = await rasid.get<{ url: string }>(`/api/articles/${id}`)
    const from = publishedAt.get(decodeURIComponent(url.split('/a/')[1] ?? ''))
    if (from !== undefined) delays.push(at - from)
  }
  await browser.close()
  await rasid.stop()
  await newsroom.close()
  await folder.remove()
  delays.sort((a, b) => a - b)
  const at = (share: number) =>
    Math.round(delays[Math.min(delays.length - 1, Math.floor(share * delays.length))] ?? Number.NaN)
  return {
    articles: delays.length,
    pollSeconds: POLL_SECONDS,
    p50Ms: at(0.5),
    p95Ms: at(0.95),
    p99Ms: at(0.99),
    maxMs: at(1),
    p99BeyondPollMs: at(0.99) - POLL_SECONDS * 1000,
  }
}

/** Notes in the page when each article first stands in it; presses "n new" as soon as it shows. */
async function watch(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.seenAt = {}
    const look = () => {
      document.querySelector<HTMLElement>('[data-testid=new-count]')?.click()
      for (const article of document.querySelectorAll<HTMLElement>('[data-testid=article]')) {
        const { id } = article.dataset
        if (id) window.seenAt[id] ??= Date.now()
      }
    }
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true })
  })
}

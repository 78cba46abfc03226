// From item-in-feed to item-on-screen: 200 dispatches appear one by one in local feeds polled every second; a socket listens,
// and a real headless Chromium has the desk open. A delay counts from the moment the feed lists the item: to the frame that
// brings it on the socket, and to its element in the page. Nothing is subtracted: the wait for the poll is in it.
import { type Browser, chromium, type Page } from 'playwright-core'
import { io } from 'socket.io-client'
import type { Article } from '../core/model.ts'
import { startNewsroom } from '../server/newsroom/newsroom.ts'
import { CHROMIUM_FLAGS, chromiumPath } from '../test/support/chromium.ts'
import { sessionCookie, startRasid, temporaryFolder, until } from '../test/support/rasid.ts'

const ARTICLES = 200
const FEEDS = 12
const POLL_SECONDS = 1
const GAP_MS = 150
const LIMIT_MS = 60_000
// Long enough for the page to open its socket, so that no article has to be caught up with.
const SETTLE_MS = 3_000

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
  // One item each before the desk opens: what comes later is news, not a feed's first backlog, and a desk shows its articles.
  newsroom.publish(FEEDS)
  for (const { url } of newsroom.feeds) await rasid.post('/api/feeds', { url })
  await until('the first items are stored', LIMIT_MS, async () => (await stored(rasid.get)) >= FEEDS)

  const onSocket = new Map<string, number>()
  const guidOf = new Map<string, string>()
  const socket = io(rasid.address, { transports: ['websocket'], auth: { token: rasid.token } })
  socket.on('articles:added', (articles: Article[]) => {
    const now = Date.now()
    for (const { id, url } of articles) {
      const guid = decodeURIComponent(url?.split('/a/')[1] ?? '')
      guidOf.set(id, guid)
      onSocket.set(guid, now)
    }
  })
  await until('the socket connects', 5_000, async () => socket.connected)
  const browser = await chromium.launch({ executablePath, args: CHROMIUM_FLAGS })
  const page = await openDesk(browser, rasid.address)
  const hasDesk = (await page.locator('[data-article]').count()) > 0
  if (!hasDesk) process.stderr.write('The page at / shows no [data-article]: only the socket is measured.\n')

  const listedAt = new Map<string, number>()
  for (let index = 0; index < ARTICLES; index++) {
    for (const { guid } of newsroom.publish(1)) listedAt.set(guid, Date.now())
    // Not in step with the polls: the gap is no fraction of a second.
    await new Promise((resolve) => setTimeout(resolve, GAP_MS + (index % 7) * 13))
    if (index % 50 === 49) process.stderr.write(`${index + 1} published\n`)
  }
  const seen = () => page.evaluate(() => window.seenAt)
  const arrived = (guids: Iterable<string>) => [...new Set(guids)].filter((guid) => listedAt.has(guid)).length
  const shown = async () => Object.keys(await seen()).map((id) => guidOf.get(id) ?? '')
  await until('all are on the socket', LIMIT_MS, async () => arrived(onSocket.keys()) >= ARTICLES)
  if (hasDesk) await until('all are on screen', LIMIT_MS, async () => arrived(await shown()) >= ARTICLES)
  const onScreen = new Map(Object.entries(await seen()).map(([id, at]) => [guidOf.get(id) ?? '', at]))

  await browser.close()
  socket.close()
  await rasid.stop()
  await newsroom.close()
  await folder.remove()
  return {
    articles: ARTICLES,
    pollSeconds: POLL_SECONDS,
    ...figures('socket', listedAt, onSocket),
    ...(hasDesk ? figures('screen', listedAt, onScreen) : { screen: 'not measured: the page shows no [data-article]' }),
  }
}

async function stored(get: <T>(path: string) => Promise<T>): Promise<number> {
  return (await get<{ articles: number }>('/api/health')).articles
}

/** The desk, with its socket open and an observer that stamps every article when its element first stands in the page. */
async function openDesk(browser: Browser, address: string): Promise<Page> {
  const context = await browser.newContext()
  const [name = '', value = ''] = sessionCookie(address)?.split('=', 2) ?? []
  await context.addCookies([{ name, value, url: address }])
  const page = await context.newPage()
  const socketOpen = page.waitForEvent('websocket', { timeout: 15_000 }).catch(() => undefined)
  await page.goto(address)
  await page.evaluate(() => {
    window.seenAt = {}
    const look = () => {
      // What arrives while the reader is elsewhere on the page is held behind "n new"; a reader who waits presses it.
      document.querySelector<HTMLElement>('[data-release]')?.click()
      const now = Date.now()
      for (const element of document.querySelectorAll<HTMLElement>('[data-article]')) {
        const id = element.dataset.article
        if (id) window.seenAt[id] ??= now
      }
    }
    look()
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributes: true })
  })
  if ((await page.locator('[data-article]').count()) > 0) {
    await socketOpen
    await new Promise((resolve) => setTimeout(resolve, SETTLE_MS))
  }
  return page
}

/** Milliseconds from listed to arrived: p50, p99 and the like, and how far the p99 lies beyond one poll interval. */
function figures(where: string, from: Map<string, number>, to: Map<string, number>): Record<string, number> {
  const delays = [...from].flatMap(([guid, at]) => (to.has(guid) ? [(to.get(guid) as number) - at] : []))
  delays.sort((a, b) => a - b)
  const at = (share: number) => delays[Math.max(0, Math.ceil(share * delays.length) - 1)] ?? Number.NaN
  return {
    [`${where}Articles`]: delays.length,
    [`${where}P50Ms`]: at(0.5),
    [`${where}P95Ms`]: at(0.95),
    [`${where}P99Ms`]: at(0.99),
    [`${where}MaxMs`]: at(1),
    [`${where}P99BeyondPollMs`]: at(0.99) - POLL_SECONDS * 1_000,
  }
}

// Polling many feeds, and polling again what is known. The first: 5,000 feeds on 1,250 hosts at a mean of five minutes, for twenty
// minutes in time that is compressed SPEED times (real poller, real HTTP, real database; what is not compressed is the pace of a host,
// which is therefore SPEED times stricter). The second: 10,000 known articles of 3 kB in documents that have changed around them,
// in CPU time of program and database, as a share of what storing them cost.
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { startEmbedded } from '../server/database/embedded.ts'
import { migrate } from '../server/database/migrate.ts'
import { createEffects } from '../server/effects.ts'
import { createFetcher } from '../server/fetch/fetch-feed.ts'
import { startPoller } from '../server/poller.ts'
import { addAlert } from '../server/store/alerts.ts'
import { closeStore, db, openStore } from '../server/store/client.ts'
import { addFeeds } from '../server/store/feeds.ts'
import { HOST_POLLS_AT_ONCE, HOST_SPACING_SECONDS } from '../server/store/hosts.ts'
import { until } from '../test/support/rasid.ts'
import type { SiteOrder, SiteReport } from './poll-site.ts'
import { costOf, costOfTree } from './process-cost.ts'

const SPEED = Number(process.env.SPEED ?? 8)
const FEEDS = Number(process.env.FEEDS ?? 5_000)
const FEEDS_A_HOST = 4
const ITEMS_A_FEED = 5
const MEAN_SECONDS = 300
const MINUTES = 20
const NEW_AT_A_POLL = 0.1
const KNOWN = { feeds: 100, items: 100, alerts: 1_000 }
const PATIENCE_MS = 600_000

const say = (sentence: string) => process.stderr.write(`${sentence}\n`)
const round = (value: number, digits = 1) => Number(value.toFixed(digits))
type Site = { ask(order: SiteOrder): Promise<SiteReport>; port: number; close(): void }

export async function measure(): Promise<Record<string, unknown>> {
  const again = await withStore(repolling)
  return { ...again, ...(await withStore(manyFeeds)) }
}

async function manyFeeds(site: Site): Promise<Record<string, unknown>> {
  await site.ask({ order: 'open', feeds: FEEDS, items: ITEMS_A_FEED, short: true })
  const added = Array.from({ length: FEEDS }, (_, index) => ({
    url: `http://h${Math.floor(index / FEEDS_A_HOST)}.example:${site.port}/${index}`,
  }))
  await addFeeds(added)
  const polling = await startPolling(MEAN_SECONDS / SPEED)
  const polled = async () => (await db().feed.count({ where: { lastSuccessAt: null } })) === 0
  await until('every feed has been polled once', PATIENCE_MS, polled)
  const backlog = await db().article.count()
  say(`${FEEDS} feeds, backlog of ${backlog} articles stored; ${MINUTES} minutes in ${(MINUTES * 60) / SPEED} s`)

  await site.ask({ order: 'forget' })
  const delay = monitorEventLoopDelay({ resolution: 10 })
  delay.enable()
  let peakBytes = 0
  const watch = setInterval(() => {
    peakBytes = Math.max(peakBytes, process.memoryUsage.rss())
  }, 200)
  const before = costOf(process.pid)
  await site.ask({ order: 'publish', perSecond: (FEEDS / MEAN_SECONDS) * NEW_AT_A_POLL * SPEED })
  await new Promise((resolve) => setTimeout(resolve, (MINUTES * 60_000) / SPEED))
  const site1 = await site.ask({ order: 'publish', perSecond: 0 })
  delay.disable()
  clearInterval(watch)
  const cpuSeconds = costOf(process.pid).cpuSeconds - before.cpuSeconds
  const arrived = async () => (await db().article.count()) - backlog >= site1.published
  await until('all that was published is stored', PATIENCE_MS, arrived).catch(() => say('some of it was not stored'))
  await polling.stop()
  const stored = (await db().article.count()) - backlog
  const distinct = await db().article.findMany({ distinct: ['title'], select: { id: true } })
  return {
    ...{
      feeds: FEEDS,
      hosts: Math.ceil(FEEDS / FEEDS_A_HOST),
      simulatedMinutes: MINUTES,
      timesFasterThanRealTime: SPEED,
    },
    polls: site1.requests,
    meanSecondsBetweenPolls: round(site1.secondsBetweenPolls * SPEED),
    unchangedPercent: round((100 * site1.unchanged) / site1.requests),
    published: site1.published,
    lost: site1.published - stored,
    doubled: stored + backlog - distinct.length,
    hostSpacingMs: HOST_SPACING_SECONDS * 1_000,
    shortestGapOfAHostMs: Math.round(site1.shortestGapMs),
    hostPollsAtOnceAllowed: HOST_POLLS_AT_ONCE,
    mostAtOnceOfAHost: site1.mostAtOnce,
    eventLoopDelayP99Ms: round(delay.percentile(99) / 1e6),
    eventLoopDelayMaxMs: round(delay.max / 1e6),
    peakMemoryMb: Math.round(peakBytes / 1024 / 1024),
    programCpuMsPerPoll: round((cpuSeconds * 1_000) / site1.requests, 2),
  }
}

async function repolling(site: Site, databasePid: number): Promise<Record<string, unknown>> {
  await site.ask({ order: 'open', feeds: KNOWN.feeds, items: KNOWN.items, short: false })
  for (let alert = 0; alert < KNOWN.alerts; alert++)
    await addAlert({
      name: `a${alert}`,
      query: `word${alert} OR "حلب word${alert}" OR (Aleppo NOT term${alert})`,
      deliveries: [],
    })
  const cost = () => costOf(process.pid).cpuSeconds + costOfTree(databasePid).cpuSeconds
  const polling = await startPolling(86_400)
  const timed = async (name: string, work: () => Promise<unknown>) => {
    const before = cost()
    const start = new Date()
    await work()
    await until(
      name,
      PATIENCE_MS,
      async () => (await db().feed.count({ where: { lastSuccessAt: { gt: start } } })) === KNOWN.feeds,
    )
    say(`${name}: ${round(cost() - before, 2)} CPU-s`)
    return cost() - before
  }
  const dueNow = () => db().feed.updateMany({ data: { nextPollAt: new Date(0) } })
  const storing = await timed('10,000 articles stored', () =>
    addFeeds(Array.from({ length: KNOWN.feeds }, (_, index) => ({ url: `http://127.0.0.1:${site.port}/${index}` }))),
  )
  const articles = await db().article.count()
  await site.ask({ order: 'touch' })
  const changed = await timed('… polled again in documents that changed', dueNow)
  const unchanged = await timed('… polled again in documents that did not', dueNow)
  if ((await db().article.count()) !== articles) throw new Error('Polling again stored something.')
  await polling.stop()
  return {
    knownArticles: articles,
    storingCpuSeconds: round(storing, 2),
    repollingCpuSeconds: round(changed, 2),
    repollingShareOfStoring: round(changed / storing, 4),
    unchangedRepollingShareOfStoring: round(unchanged / storing, 4),
  }
}

/** The poller as the application starts it, with names that all lead to this machine. */
async function startPolling(pollMinSeconds: number): Promise<{ stop(): Promise<void> }> {
  const allowPrivateHosts = ['127.0.0.1']
  const config = { allowPrivateHosts, pollMinSeconds } as Parameters<typeof createEffects>[0]
  const effects = await createEffects(config)
  const resolve: NonNullable<Parameters<typeof createFetcher>[0]['resolve']> = (_name, done) =>
    done(null, [{ address: '127.0.0.1', family: 4 }])
  const fetcher = createFetcher({ allowPrivateHosts, resolve })
  const poller = startPoller({ ...effects, fetchFeed: fetcher.fetchFeed }, () => undefined, {
    unpaced: allowPrivateHosts,
  })
  return {
    stop: async () => {
      await poller.stop()
      await Promise.all([effects.close(), fetcher.close()])
    },
  }
}

async function withStore<T>(work: (site: Site, databasePid: number) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'rasid-bench-'))
  const database = await startEmbedded(join(folder, 'postgres'), say)
  const site = await openSite()
  try {
    await migrate(database.url)
    openStore(database.url)
    const pid = Number((await readFile(join(folder, 'postgres/postmaster.pid'), 'utf8')).split('\n')[0])
    return await work(site, pid)
  } finally {
    site.close()
    await closeStore()
    await database.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

async function openSite(): Promise<Site> {
  const child: ChildProcess = fork(new URL('./poll-site.ts', import.meta.url))
  const answer = async () => ((await once(child, 'message')) as [SiteReport])[0]
  const { port } = await answer()
  return {
    port,
    ask: (order) => {
      const answered = answer()
      child.send(order)
      return answered
    },
    close: () => child.disconnect(),
  }
}

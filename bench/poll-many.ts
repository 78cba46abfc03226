// One part of `bench poll`: 5,000 feeds on 1,250 hosts at a mean of five minutes, for twenty minutes in time that is compressed SPEED
// times. Poller, HTTP and database are real. What is not compressed is the pace of a host, which is therefore SPEED times stricter.
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { db } from '../server/store/client.ts'
import { addFeeds } from '../server/store/feeds.ts'
import { HOST_POLLS_AT_ONCE, HOST_SPACING_SECONDS } from '../server/store/hosts.ts'
import { until } from '../test/support/rasid.ts'
import { round, runPart, type Site, say, startPolling } from './poll-stand.ts'
import { costOf } from './process-cost.ts'

const SPEED = Number(process.env.SPEED ?? 8)
const FEEDS = Number(process.env.FEEDS ?? 5_000)
const FEEDS_A_HOST = 4
const ITEMS_A_FEED = 5
const MEAN_SECONDS = 300
const MINUTES = 20
const NEW_AT_A_POLL = 0.1
const PATIENCE_MS = 600_000

await runPart(manyFeeds)

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

// One part of `bench poll`: 10,000 known articles in documents that have changed around them are polled again, in CPU time of program and
// database, as a share of what storing them cost.
import { addAlert } from '../server/store/alerts.ts'
import { db } from '../server/store/client.ts'
import { addFeeds } from '../server/store/feeds.ts'
import { until } from '../test/support/rasid.ts'
import { round, runPart, type Site, say, startPolling } from './poll-stand.ts'
import { costOf, costOfTree } from './process-cost.ts'

const KNOWN = { feeds: 100, items: 100, alerts: 1_000 }
const PATIENCE_MS = 600_000
// A quarter of a second's work, in which what storing left behind may be collected or not: the mean of a few is what it costs.
const TIMES = 4

await runPart(repolling)

async function repolling(site: Site, databasePid: number): Promise<Record<string, unknown>> {
  await site.ask({ order: 'open', feeds: KNOWN.feeds, items: KNOWN.items, short: false })
  for (let alert = 0; alert < KNOWN.alerts; alert++)
    await addAlert({
      name: `a${alert}`,
      query: `word${alert} OR "حلب word${alert}" OR (Aleppo NOT term${alert})`,
      deliveries: [],
    })
  const own = () => costOf(process.pid).cpuSeconds
  const databases = () => costOfTree(databasePid).cpuSeconds
  const polling = await startPolling(86_400)
  const timed = async (name: string, work: () => Promise<unknown>) => {
    // The reading itself is this process's work: what it read of the database it does before its own clock is looked at, and after.
    const database = databases()
    const before = own()
    const start = new Date()
    await work()
    await until(
      name,
      PATIENCE_MS,
      async () => (await db().feed.count({ where: { lastSuccessAt: { gt: start } } })) === KNOWN.feeds,
    )
    const spent = own() - before + databases() - database
    say(`${name}: ${round(spent, 2)} CPU-s`)
    return spent
  }
  const dueNow = () => db().feed.updateMany({ data: { nextPollAt: new Date(0) } })
  const storing = await timed('10,000 articles stored', () =>
    addFeeds(Array.from({ length: KNOWN.feeds }, (_, index) => ({ url: `http://127.0.0.1:${site.port}/${index}` }))),
  )
  const articles = await db().article.count()
  let changed = 0
  for (let time = 0; time < TIMES; time++) {
    await site.ask({ order: 'touch' })
    changed += (await timed('… polled again in documents that changed', dueNow)) / TIMES
  }
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

// The whole journey: 100 local feeds with 10,000 articles → fetched, parsed, enriched, matched against 1,000 alerts, committed,
// published to a socket. CPU of program and database is counted from the import of the feeds to the last article on the socket.
// Two benchmarks share it: `ingest` counts, `ingest-shares` profiles.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { io } from 'socket.io-client'
import { startNewsroom } from '../server/newsroom/newsroom.ts'
import { startRasid, temporaryFolder, until } from '../test/support/rasid.ts'
import { costOf, costOfTree } from './process-cost.ts'

const FEEDS = 100
const ARTICLES = 10_000
const ALERTS = 1_000
// Paragraphs of other news: with these a dispatch has about 3 kB.
const BACKGROUND = 24
const LIMIT_MS = 300_000

/**
 * `environment` goes to Rasid on top of its own: NODE_OPTIONS profiles it. `warm`: as many again once the engine has compiled what it
 * compiles, which is what a newsroom's articles cost after the first minute.
 */
export async function runIngest(
  environment: Record<string, string> = {},
  warm = false,
): Promise<Record<string, unknown>> {
  const newsrooms = await Promise.all((warm ? [1, 2] : [1]).map(openNewsroom))
  const [{ dispatches, meanBytes }] = newsrooms as [Opened, ...Opened[]]
  say(`${ARTICLES} dispatches of ${meanBytes} bytes in ${FEEDS} feeds`)
  const folder = await temporaryFolder()
  const rasid = await startRasid(folder.path, { LOG_LEVEL: 'warn', POLL_MIN_SECONDS: '3600', ...environment })
  const database = Number(readFileSync(join(folder.path, 'postgres/postmaster.pid'), 'utf8').split('\n')[0])
  for (let alert = 0; alert < ALERTS; alert++) await rasid.post('/api/alerts', { query: alertQuery(alert, dispatches) })
  say(`${ALERTS} alerts`)
  let pushed = 0
  const socket = io(rasid.address, { transports: ['websocket'], auth: { token: rasid.token } })
  socket.on('articles:added', (articles) => {
    pushed += articles.length
  })
  await until('the socket connects', 5_000, async () => socket.connected)

  const rounds: Round[] = []
  for (const { newsroom } of newsrooms) {
    const before = { program: costOf(rasid.pid), database: costOfTree(database) }
    const began = performance.now()
    await fetch(`${rasid.address}/api/feeds/import`, {
      method: 'POST',
      body: newsroom.opml(),
      headers: { 'Content-Type': 'text/x-opml', ...rasid.auth },
    })
    const wanted = ARTICLES * (rounds.length + 1)
    await until('all articles are pushed', LIMIT_MS, async () => pushed >= wanted)
    const after = { program: costOf(rasid.pid), database: costOfTree(database) }
    rounds.push({
      seconds: (performance.now() - began) / 1000,
      program: after.program.cpuSeconds - before.program.cpuSeconds,
      database: after.database.cpuSeconds - before.database.cpuSeconds,
      peakMb: after.program.peakMb,
    })
  }

  const { articles } = await rasid.get<{ articles: number }>('/api/health')
  const alerts = await rasid.get<{ items: { hitCount: number }[] }>('/api/alerts')
  const hits = alerts.items.reduce((sum, { hitCount }) => sum + hitCount, 0)
  socket.close()
  await rasid.stop()
  for (const { newsroom } of newsrooms) await newsroom.close()
  await folder.remove()
  const [cold, again] = rounds as [Round, Round?]
  return {
    feeds: FEEDS,
    articles,
    pushed,
    alerts: ALERTS,
    hitsPerArticle: round(hits / pushed),
    meanBytes,
    seconds: round(cold.seconds),
    articlesPerSecond: Math.round(ARTICLES / cold.seconds),
    cpuSecondsPer10000: per10000(cold.program + cold.database),
    programCpuSecondsPer10000: per10000(cold.program),
    databaseCpuSecondsPer10000: per10000(cold.database),
    ...(again && {
      warmArticlesPerSecond: Math.round(ARTICLES / again.seconds),
      warmCpuSecondsPer10000: per10000(again.program + again.database),
      warmProgramCpuSecondsPer10000: per10000(again.program),
      warmDatabaseCpuSecondsPer10000: per10000(again.database),
    }),
    peakMemoryMb: Math.round((again ?? cold).peakMb),
  }
}

type Opened = Awaited<ReturnType<typeof openNewsroom>>
type Round = { seconds: number; program: number; database: number; peakMb: number }

async function openNewsroom(seed: number) {
  const newsroom = await startNewsroom({
    seed,
    feeds: FEEDS,
    windowSize: ARTICLES,
    background: BACKGROUND,
    edits: false,
    autoStart: false,
  })
  const dispatches = newsroom.publish(ARTICLES)
  const bytes = dispatches.reduce((sum, { title, text }) => sum + Buffer.byteLength(title) + Buffer.byteLength(text), 0)
  return { newsroom, dispatches, meanBytes: Math.round(bytes / ARTICLES) }
}

const say = (sentence: string) => process.stderr.write(`${sentence}\n`)

/** Queries as analysts write them, of one dispatch each: its words in the headline, or side by side. */
function alertQuery(index: number, dispatches: { title: string; text: string }[]): string {
  const { title, text } = dispatches[(index * 7) % dispatches.length] as { title: string; text: string }
  const wordsOf = (of: string) => of.split(/[^\p{L}\p{M}\p{N}]+/u).filter((word) => word.length > 1)
  const headline = wordsOf(title)
  const [first = 'Daraa', second = 'Aleppo', third = 'Idlib'] = headline.slice(index % 2)
  const body = wordsOf(text)
  // A phrase with a figure in it is as rare as what analysts watch for; the rest of a dispatch's sentences repeat.
  const figures = body.flatMap((word, at) => (/^\d+$/.test(word) && at > 1 ? [at] : []))
  const at = (figures[index % Math.max(1, figures.length)] ?? 2) - 2
  return index % 3 === 0
    ? `title:(${first} ${second} ${third}) NOT report${index}`
    : index % 3 === 1
      ? `"${body.slice(at, at + 5).join(' ')}" OR nowhere${index}`
      : `title:${first} ("${body.slice(at, at + 4).join(' ')}" OR x${index})`
}

const per10000 = (cpuSeconds: number) => round((cpuSeconds * 10_000) / ARTICLES)
const round = (value: number) => Math.round(value * 100) / 100

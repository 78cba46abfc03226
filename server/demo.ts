// `npm run demo`: the desk, alive on invented dispatches in six languages, from a simulator on this machine and with a data folder
// of its own. SEED, RATE (articles a minute) and SPEED come from the command line: npm run demo -- --rate 60 --speed 2.
import { parseArgs } from 'node:util'
import { startApplication } from './application.ts'
import { readConfig } from './config.ts'
import { lockFolder } from './folder-lock.ts'
import { startNewsroom } from './newsroom/newsroom.ts'
import { addAlert, listAlerts } from './store/alerts.ts'
import { addFeeds } from './store/feeds.ts'

const ALERTS = [
  { name: 'درعا: غارات', query: 'درعا (غارة OR غارات OR قصف)' },
  { name: 'Ceasefire talks', query: 'ceasefire OR "وقف إطلاق النار" OR ateşkes' },
  { name: 'Aid convoys', query: 'convoy OR قافلة OR конвой' },
]
// Always at the same place, so that the feeds of an earlier demo are these.
const NEWSROOM_PORT = 3901

const text = { type: 'string' } as const
const { values } = parseArgs({ options: { seed: text, rate: text, speed: text } })
const environment = { ...readDefaults(), ALLOW_PRIVATE_HOSTS: '127.0.0.1', POLL_MIN_SECONDS: '2' }
const reading = readConfig(environment)
if ('mistakes' in reading) leave(2, reading.mistakes.join('\n'))
else await demo(reading.config)

async function demo(config: Parameters<typeof startApplication>[0]): Promise<void> {
  const lock = await lockFolder(config.dataDir)
  if (lock.kind === 'busy') return leave(1, `A demo is already running (process ${lock.pid}).`)
  process.on('exit', lock.release)
  const newsroom = await startNewsroom({
    seed: Number(values.seed ?? Date.now() % 1_000_000),
    port: NEWSROOM_PORT,
    articlesPerMinute: Number(values.rate ?? 12),
    speed: Number(values.speed ?? 1),
    backlog: 560,
  })
  const application = await startApplication(config, { demo: true })
  await addFeeds(newsroom.feeds.map(({ url, title, language }) => ({ url, title, language })))
  if ((await listAlerts()).length === 0) for (const alert of ALERTS) await addAlert({ ...alert, deliveries: [] })
  process.stdout.write(`The demo desk is at ${application.address}\n`)
  const stop = async () => {
    await newsroom.close()
    await application.stop()
    process.exit(0)
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
}

function readDefaults(): Record<string, string> {
  const own = readConfig()
  return {
    ...('config' in own
      ? { DATA_DIR: `${own.config.dataDir}-demo`, PORT: String(own.config.port), LOG_LEVEL: own.config.logLevel }
      : {}),
  }
}

function leave(code: number, sentence: string): void {
  process.stderr.write(`${sentence}\n`)
  process.exit(code)
}

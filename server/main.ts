// Start here. Reads the configuration, takes the data folder, starts every role, prints one line with the address, and
// stops everything in order on Ctrl-C. What goes wrong is said in a sentence; exit 1 for failure, 2 for configuration.
import { startApplication } from './application.ts'
import { readConfig } from './config.ts'
import { lockFolder } from './folder-lock.ts'
import { log, setLogLevel } from './log.ts'

const STOP_TIMEOUT_MS = 20_000

// Whoever read what we say may be gone (a closed terminal, a pipe that ended): that ends nothing, least of all in a loop of errors.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})

await main()

async function main(): Promise<void> {
  const reading = readConfig()
  if ('mistakes' in reading) return leave(2, reading.mistakes.join('\n'))
  const { config } = reading
  setLogLevel(config.logLevel)
  const lock = await lockFolder(config.dataDir)
  if (lock.kind === 'busy') {
    return leave(
      1,
      `Rasid is already running on ${config.dataDir} (process ${lock.pid}). Stop it, or set DATA_DIR to another folder.`,
    )
  }
  if (lock.recovered) log('warn', 'An earlier run ended without stopping; carrying on from what it stored.')
  process.on('exit', lock.release)
  let stopping = false
  const application = startApplication(config, { dev: process.argv.includes('--dev') })
  const stop = async () => {
    if (stopping) return
    stopping = true
    setTimeout(() => leave(1, 'Stopping took too long; leaving now.'), STOP_TIMEOUT_MS).unref()
    await application.then(
      (running) => running.stop(),
      () => undefined,
    )
    process.exit(0)
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  try {
    const { address } = await application
    process.stdout.write(`Rasid is watching at ${address}\n`)
  } catch (error) {
    if (!stopping) leave(1, error instanceof Error ? error.message : String(error))
  }
}

function leave(code: number, sentence: string): void {
  process.stderr.write(`${sentence}\n`)
  process.exit(code)
}

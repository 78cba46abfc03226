// What commands on the store share: the configured database, the embedded one if it runs, or that one started for as long as the work
// takes. A failure is said on standard error; exit 1, or 2 for a wrong environment.
import { join } from 'node:path'
import { type Config, readConfig } from './config.ts'
import { findRunning, startEmbedded } from './database/embedded.ts'
import { migrate } from './database/migrate.ts'
import { closeStore, openStore } from './store/client.ts'

export async function withStore(work: (config: Config) => Promise<number>): Promise<number> {
  const reading = readConfig()
  if ('mistakes' in reading) {
    process.stderr.write(`${reading.mistakes.join('\n')}\n`)
    return 2
  }
  const { config } = reading
  const folder = join(config.dataDir, 'postgres')
  const running = config.databaseUrl ?? (await findRunning(folder))
  const own = running ? undefined : await startEmbedded(folder, (sentence) => process.stderr.write(`${sentence}\n`))
  const url = running ?? (own?.url as string)
  try {
    await migrate(url)
    openStore(url)
    return await work(config)
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    return 1
  } finally {
    await closeStore()
    await own?.stop()
  }
}

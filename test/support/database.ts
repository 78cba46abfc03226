// A real PostgreSQL for tests: one embedded server per test file, in a temporary folder, migrated, gone afterwards.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbedded } from '../../server/database/embedded.ts'
import { migrate } from '../../server/database/migrate.ts'
import { copyDatabase } from './made-database.ts'

export type TestDatabase = { url: string; stop(): Promise<void> }

export async function startTestDatabase(): Promise<TestDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'rasid-test-'))
  await copyDatabase(folder)
  const database = await startEmbedded(join(folder, 'postgres'), () => undefined)
  await migrate(database.url)
  return {
    url: database.url,
    stop: async () => {
      await database.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

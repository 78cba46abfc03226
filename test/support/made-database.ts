// What a test's database begins as: made and migrated once for all tests of a run, then copied, which takes a tenth of the time. A file that
// is run alone makes its own.
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { startEmbedded } from '../../server/database/embedded.ts'
import { migrate } from '../../server/database/migrate.ts'

/** Makes it in `dataDir`, for tests that start from now on. */
export async function makeDatabase(dataDir: string): Promise<void> {
  const database = await startEmbedded(join(dataDir, 'postgres'), () => undefined)
  await migrate(database.url)
  await database.stop()
  process.env.MADE_DATABASE = dataDir
}

/** Copies it into a folder that has none yet, if it was made. */
export async function copyDatabase(dataDir: string): Promise<void> {
  const made = process.env.MADE_DATABASE
  if (!made || !existsSync(dataDir) || existsSync(join(dataDir, 'postgres'))) return
  // `cp -a` keeps owners, which matter where PostgreSQL runs as another user.
  await promisify(execFile)('cp', ['-a', `${made}/.`, dataDir])
}

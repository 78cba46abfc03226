// Starting and stopping, as it goes wrong in life: twice on one folder, after a crash, with an orphaned database.
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { startRasid, temporaryFolder } from '../support/rasid.ts'

const folder = await temporaryFolder()
after(() => folder.remove())

test('an empty folder gets a database, and Ctrl-C stops everything, the database too', async () => {
  const rasid = await startRasid(folder.path, {}, { fromNothing: true })
  assert.equal(await rasid.stop(), 0)
  assert.equal(existsSync(join(folder.path, 'rasid.pid')), false)
  assert.equal(existsSync(join(folder.path, 'postgres', 'postmaster.pid')), false)
})

test('a second start on the same folder says so and leaves; the first goes on', async () => {
  const rasid = await startRasid(folder.path)
  await assert.rejects(startRasid(folder.path), /already running .*process \d+/)
  assert.equal((await rasid.get<{ status: string }>('/api/health')).status, 'ok')
  await rasid.kill()
})

test('after a crash the orphaned database is found again, with a sentence and without a stack trace', async () => {
  const rasid = await startRasid(folder.path)
  assert.match(rasid.said(), /ended without stopping/)
  assert.match(rasid.said(), /database of an earlier run was still running \(process \d+\)/)
  assert.doesNotMatch(rasid.said(), /\n\s+at /)
  assert.equal(await rasid.stop(), 0)
  assert.equal(existsSync(join(folder.path, 'postgres', 'postmaster.pid')), false)
})

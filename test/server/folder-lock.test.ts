// One Rasid per data folder: a living holder keeps it, a dead one's file is taken over, whatever it holds.
import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { lockFolder } from '../../server/folder-lock.ts'
import { temporaryFolder } from '../support/rasid.ts'

const folder = await temporaryFolder()
after(() => folder.remove())
const inside = (name: string) => join(folder.path, name, 'deeper')
const pidFile = (name: string) => join(inside(name), 'rasid.pid')

test('a new folder is made, taken, and let go', async () => {
  const lock = await lockFolder(inside('new'))
  assert.ok(lock.kind === 'held' && !lock.recovered)
  assert.ok(statSync(inside('new')).isDirectory())
  assert.equal(Number(readFileSync(pidFile('new'), 'utf8').split(' ')[0]), process.pid)
  lock.release()
  assert.ok(!existsSync(pidFile('new')))
  lock.release()
})

test('a folder that is held is busy, and says by whom; let go, it is free without a word of recovery', async () => {
  const first = await lockFolder(inside('held'))
  assert.ok(first.kind === 'held')
  assert.deepEqual(await lockFolder(inside('held')), { kind: 'busy', pid: process.pid })
  first.release()
  const second = await lockFolder(inside('held'))
  assert.ok(second.kind === 'held' && !second.recovered)
  second.release()
})

test('the file of a process that is gone is taken over', async () => {
  const gone = spawnSync(process.execPath, ['-e', '']).pid
  ;(await held('gone')).release()
  writeFileSync(pidFile('gone'), `${gone} 12345\n`)
  const lock = await held('gone')
  assert.ok(lock.recovered)
  lock.release()
})

test('a file that was cut short or holds nonsense is taken over', async () => {
  for (const content of ['', '\n', 'nonsense', '-1 0', '0 0', '99999999999 1']) {
    ;(await held('nonsense')).release()
    writeFileSync(pidFile('nonsense'), content)
    const lock = await held('nonsense')
    assert.ok(lock.recovered, JSON.stringify(content))
    lock.release()
  }
})

test('a number that another process got later does not hold the folder', {
  skip: existsSync('/proc/self/stat') ? false : 'this system does not tell when a process began',
}, async () => {
  const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
  await once(other, 'spawn')
  ;(await held('reused')).release()
  writeFileSync(pidFile('reused'), `${other.pid} 1\n`)
  const lock = await held('reused')
  assert.ok(lock.recovered)
  lock.release()
  other.kill()
})

async function held(name: string) {
  const lock = await lockFolder(inside(name))
  assert.ok(lock.kind === 'held', JSON.stringify(lock))
  return lock
}

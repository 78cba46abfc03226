// Runs every test and closes with one plain line: "N passed, N failed, N skipped". `--fast` leaves out what needs a
// database or a browser. Exit 0 only when nothing failed.
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { run } from 'node:test'
import { spec } from 'node:test/reporters'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const SLOW_ROOMS = ['store', 'hostile', 'attack', 'websub', 'live', 'api', 'journey', 'desk']
const fast = process.argv.includes('--fast')
const only = process.argv.slice(2).filter((word) => !word.startsWith('--'))

const counts = { passed: 0, failed: 0, skipped: 0 }
if (only.length === 0) {
  tool('lint and format', 'biome', ['check', '--error-on-warnings', '.'])
  tool('types', 'tsc', ['--noEmit', '-p', '.'])
}
// Rooms one after the other, the quick ones first; a file runs in a process of its own, two at a time on two cores.
await tests(
  filesIn((room) => !SLOW_ROOMS.includes(room)),
  2,
)
if (!fast)
  await tests(
    filesIn((room) => SLOW_ROOMS.includes(room)),
    1,
  )
process.stdout.write(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped\n`)
process.exit(counts.failed > 0 || counts.passed === 0 ? 1 : 0)

function tool(name: string, command: string, args: string[]): void {
  const began = performance.now()
  const done = spawnSync(join(ROOT, 'node_modules/.bin', command), args, { cwd: ROOT, encoding: 'utf8' })
  const passed = done.status === 0
  counts[passed ? 'passed' : 'failed']++
  process.stdout.write(`${passed ? '✔' : '✖'} ${name} (${((performance.now() - began) / 1000).toFixed(1)} s)\n`)
  if (!passed) process.stdout.write(`${done.stdout}${done.stderr}\n`)
}

function filesIn(wanted: (room: string) => boolean): string[] {
  const files = readdirSync(join(ROOT, 'test'), { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.test.ts'),
  )
  return files
    .filter(
      (file) => wanted(file.split('/')[0] as string) && (only.length === 0 || only.some((word) => file.includes(word))),
    )
    .sort()
    .map((file) => join(ROOT, 'test', file))
}

async function tests(files: string[], concurrency: number): Promise<void> {
  if (files.length === 0) return
  const stream = run({ files, concurrency, cwd: ROOT, timeout: 15 * 60_000 })
  stream.on('test:pass', ({ skip, todo, details }) => {
    if (details.type === 'suite') return
    counts[skip !== undefined || todo !== undefined ? 'skipped' : 'passed']++
  })
  stream.on('test:fail', ({ details }) => {
    if (details.type !== 'suite') counts.failed++
  })
  const out = new Writable({ write: (chunk, _encoding, done) => process.stdout.write(chunk, () => done()) })
  await finished(stream.compose(spec).pipe(out))
}

// Runs every test and closes with one plain line: "N passed, N failed, N skipped". `--fast` leaves out what needs a
// database or a browser. Exit 0 only when nothing failed.
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { run } from 'node:test'
import { spec } from 'node:test/reporters'
import { fileURLToPath } from 'node:url'
import { makeDatabase } from './support/made-database.ts'
import { temporaryFolder } from './support/rasid.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const WITH_BROWSER = ['desk', 'access', 'attack']
const WITH_SERVER = ['store', 'full-text', 'hostile', 'websub', 'live', 'api', 'journey']
const fast = process.argv.includes('--fast')
const only = process.argv.slice(2).filter((word) => !word.startsWith('--'))

// Types are taken out of a file once, not by every process that reads it.
process.env.NODE_COMPILE_CACHE ??= join(ROOT, '.cache/code')
const counts = { passed: 0, failed: 0, skipped: 0 }
if (only.length === 0) {
  tool('lint and format', 'biome', ['check', '--error-on-warnings', '.'])
  tool('types', 'tsc', ['--noEmit', '-p', '.'])
}
// A file runs in a process of its own: the quick ones two at a time on two cores, then one with a browser beside one that only
// starts servers: two browsers at once make each other wait for longer than people, and tests, do.
await tests(
  filesIn((room) => ![...WITH_BROWSER, ...WITH_SERVER].includes(room)),
  2,
)
const withBrowser = filesIn((room) => WITH_BROWSER.includes(room))
const withServer = filesIn((room) => WITH_SERVER.includes(room))
if (!fast && withBrowser.length + withServer.length > 0) {
  const made = await temporaryFolder()
  await makeDatabase(made.path)
  let heldBack = ''
  await Promise.all([
    tests(withBrowser),
    tests(withServer, 1, (text) => {
      heldBack += text
    }),
  ])
  await made.remove()
  process.stdout.write(heldBack)
}
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

async function tests(
  files: string[],
  concurrency = 1,
  write: (text: string) => void = (text) => process.stdout.write(text),
): Promise<void> {
  if (files.length === 0) return
  const stream = run({ files, concurrency, cwd: ROOT, timeout: 15 * 60_000 })
  stream.on('test:pass', ({ skip, todo, details }) => {
    if (details.type === 'suite') return
    counts[skip !== undefined || todo !== undefined ? 'skipped' : 'passed']++
  })
  stream.on('test:fail', ({ details }) => {
    if (details.type !== 'suite') counts.failed++
  })
  for await (const text of stream.compose(spec)) write(String(text))
}

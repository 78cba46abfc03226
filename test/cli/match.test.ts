// `rasid match` as a child process: hits on standard output alone, bad lines and bad rules by their number, honest counts.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { jsonLines, outcomeOf, runRasid, spawnRasid, spokenBy } from '../support/command.ts'
import { temporaryFolder } from '../support/rasid.ts'

const folder = await temporaryFolder()
after(() => folder.remove())

const RULES = jsonLines([
  { id: 'daraa', query: 'درعا' },
  { id: 'talks', query: 'ceasefire NEAR/5 talks' },
])
const DOCUMENTS = jsonLines([
  { id: 'one', title: 'غارة على درعا', text: 'بدرعا أمس' },
  { id: 'two', title: 'Ceasefire: talks go on', text: '' },
  { id: 'three', title: 'Weather', text: 'Rain.' },
])

before(async () => {
  await writeFile(join(folder.path, 'rules.jsonl'), RULES)
  await writeFile(join(folder.path, 'documents.jsonl'), DOCUMENTS)
  await writeFile(join(folder.path, 'flawed.jsonl'), `${RULES}nonsense\n{"id":"open","query":"(a OR"}\n{"id":"none"}\n`)
})

const match = (input: string | Uint8Array, ...more: string[]) =>
  runRasid(['match', '--rules', 'rules.jsonl', ...more], input, folder.path)

test('each hit is one line with its spans; documents without a hit say nothing; exit 0', async () => {
  const outcome = await match(DOCUMENTS)
  assert.equal(outcome.code, 0)
  assert.equal(outcome.err, '')
  const hits = spokenBy(outcome)
  assert.deepEqual(
    hits.map(({ doc, rule }) => [doc, rule]),
    [
      ['one', 'daraa'],
      ['two', 'talks'],
    ],
  )
  assert.deepEqual(hits[0]?.spans, [
    { field: 'title', start: 9, end: 13, term: 'درعا' },
    { field: 'text', start: 0, end: 5, term: 'درعا' },
  ])
})

test('--explain adds the words as they were written, and why', async () => {
  const [hit] = spokenBy(await match(DOCUMENTS, '--explain'))
  const spans = hit?.spans as { surface: string; why: unknown[] }[]
  assert.deepEqual(
    spans.map(({ surface }) => surface),
    ['درعا', 'بدرعا'],
  )
  assert.ok(spans.every(({ why }) => Array.isArray(why) && why.length > 0))
})

test('--count says one line', async () => {
  const [line, ...more] = spokenBy(await match(DOCUMENTS, '--count'))
  assert.equal(more.length, 0)
  const { docs, rules, hits, seconds, docsPerSecond, rulesRejected } = line ?? {}
  assert.deepEqual({ docs, rules, hits, rulesRejected }, { docs: 3, rules: 2, hits: 2, rulesRejected: [] })
  assert.ok(Number(seconds) > 0 && Number(docsPerSecond) > 0)
})

test('no documents: no hits, and a count that is JSON all the same', async () => {
  const silent = await match('')
  assert.deepEqual(silent, { code: 0, out: '', err: '' })
  const [line] = spokenBy(await match('\n\n', '--count'))
  assert.deepEqual(line, { docs: 0, rules: 2, hits: 0, seconds: 0, docsPerSecond: 0, rulesRejected: [] })
})

test('a bad line is named with its number, the others are matched, exit 1', async () => {
  const outcome = await match(`not json\n${DOCUMENTS}\n[1,2]\r\n{"id":"four","title":"درعا"}`)
  assert.equal(outcome.code, 1)
  assert.equal(outcome.err, 'line 1: a JSON object is expected\nline 6: a JSON object is expected\n')
  assert.deepEqual(
    spokenBy(outcome).map(({ doc }) => doc),
    ['one', 'two', 'four'],
  )
})

test('a bad rule is named, the others catch, exit 1', async () => {
  const outcome = await runRasid(['match', '--rules', 'flawed.jsonl', '--count'], DOCUMENTS, folder.path)
  assert.equal(outcome.code, 1)
  assert.match(
    outcome.err,
    /^flawed\.jsonl: line 3: a JSON object is expected\nrule open: .+ \(at \d+\)\nrule none: .+\n$/,
  )
  const [line] = spokenBy(outcome)
  assert.deepEqual([line?.rules, line?.hits, line?.rulesRejected], [2, 2, ['open', 'none']])
})

test('a document without an id goes by its line number, whatever its fields hold', async () => {
  const lines = jsonLines([{ title: 'درعا' }, { id: null, text: 'درعا' }, { id: 7, title: 'درعا', text: 5 }, {}])
  assert.deepEqual(
    spokenBy(await match(lines)).map(({ doc }) => doc),
    [1, 2, 7],
  )
})

test('offsets are UTF-16 units, also after letters outside the first plane and line separators in a string', async () => {
  const title = '🌍\u2028درعا'
  const [hit] = spokenBy(await match(jsonLines([{ id: 1, title }])))
  assert.deepEqual(hit?.spans, [{ field: 'title', start: 3, end: 7, term: 'درعا' }])
})

test('letters split between chunks are whole, in a stream longer than any buffer', async () => {
  // One byte and then letters of two: every chunk of an even size ends within a letter.
  const count = 3_000
  const lines = jsonLines(Array.from({ length: count }, (_, id) => ({ id, title: `x${'ا'.repeat(40)} درعا` })))
  const outcome = await match(lines)
  assert.equal(outcome.err, '')
  const hits = spokenBy(outcome)
  assert.equal(hits.length, count)
  assert.ok(hits.every(({ spans }) => (spans as { start: number }[])[0]?.start === 42))
})

test('byte by byte, the answer to a line comes before the next line is sent', async () => {
  const child = spawnRasid(['match', '--rules', 'rules.jsonl'], folder.path)
  const ended = outcomeOf(child)
  for (const id of [1, 2]) {
    const answered = new Promise((resolve) => child.stdout.once('data', resolve))
    for (const byte of Buffer.from(jsonLines([{ id, title: 'درعا' }])))
      await new Promise<void>((resolve) => child.stdin.write(Buffer.of(byte), () => resolve()))
    await answered
  }
  child.stdin.end()
  assert.equal(spokenBy(await ended).length, 2)
})

test('standard input may be a file', () => {
  const input = openSync(join(folder.path, 'documents.jsonl'), 'r')
  const command = fileURLToPath(new URL('../../server/rasid.mjs', import.meta.url))
  const done = spawnSync(process.execPath, [command, 'match', '--rules', 'rules.jsonl'], {
    cwd: folder.path,
    stdio: [input, 'pipe', 'pipe'],
    encoding: 'utf8',
  })
  closeSync(input)
  assert.equal(done.status, 0)
  assert.equal(done.stdout.split('\n').length, 3)
})

test('rules that cannot be read, and wrong usage: nothing on standard output, exit 2', async () => {
  for (const [args, said] of [
    [['match', '--rules', 'missing.jsonl'], /missing\.jsonl/],
    [['match', '--rules', '.'], /directory/],
    [['match'], /^usage: rasid match --rules FILE/],
    [['match', '--rules'], /^usage: /],
    [['match', '--rules', 'rules.jsonl', 'extra'], /^usage: /],
    [['match', '--rules', 'rules.jsonl', '--loud'], /^usage: /],
  ] as const) {
    const { code, out, err } = await runRasid([...args], DOCUMENTS, folder.path)
    assert.deepEqual([code, out], [2, ''], args.join(' '))
    assert.match(err, said)
    assert.doesNotMatch(err, /\n\s+at /)
  }
})

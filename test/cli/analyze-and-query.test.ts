// `rasid analyze` and `rasid query` as child processes, and what `rasid` says when it is asked for neither.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { jsonLines, runRasid, spokenBy } from '../support/command.ts'

test('analyze: one line for each document in order, with places by their offsets; exit 0', async () => {
  const documents = [
    { id: 'one', title: '🌍 غارة على درعا', text: '' },
    { id: 'two', title: 'Talks', text: 'The Syrian envoy arrived in Geneva.', language: 'en' },
    { id: 'three', title: 'لا شيء\u2028هنا', text: '' },
    { title: 'Rain in Aleppo' },
  ]
  const outcome = await runRasid(['analyze'], jsonLines(documents))
  assert.equal(outcome.code, 0)
  assert.equal(outcome.err, '')
  const lines = spokenBy(outcome)
  assert.deepEqual(
    lines.map(({ id }) => id),
    ['one', 'two', 'three', 4],
  )
  assert.deepEqual(
    lines.slice(0, 2).map(({ language }) => language),
    ['ar', 'en'],
  )
  for (const [number, line] of lines.entries())
    for (const place of line.places as { surface: string; field: 'title' | 'text'; start: number; end: number }[])
      assert.equal(documents[number]?.[place.field]?.slice(place.start, place.end), place.surface)
  const named = lines.map(({ places }) => (places as { country: string }[]).map(({ country }) => country))
  assert.ok(named[0]?.includes('SY') && named[1]?.includes('CH') && named[3]?.includes('SY'), JSON.stringify(named))
})

test('analyze: a bad line is named with its number, the others are answered, exit 1', async () => {
  const outcome = await runRasid(['analyze'], '\uFEFF{"id":1}\n{"id":\n\n{"id":2}\nnull')
  assert.equal(outcome.code, 1)
  assert.equal(outcome.err, 'line 2: a JSON object is expected\nline 5: a JSON object is expected\n')
  assert.deepEqual(
    spokenBy(outcome).map(({ id, places }) => [id, places]),
    [
      [1, []],
      [2, []],
    ],
  )
})

test('query: the canonical form and the terms, exit 0', async () => {
  const outcome = await runRasid(['query', 'درعا (قصف OR غارة)'])
  assert.deepEqual([outcome.code, outcome.err], [0, ''])
  const [line, ...more] = spokenBy(outcome)
  assert.equal(more.length, 0)
  assert.equal(line?.ok, true)
  assert.equal(typeof line?.canonical, 'string')
  assert.ok(Array.isArray(line?.terms))
  const [again] = spokenBy(await runRasid(['query', String(line?.canonical)]))
  assert.equal(again?.canonical, line?.canonical)
})

test('query: a mistake is an answer too, with its place, exit 1', async () => {
  for (const [expression, at] of [
    ['a AND', 5],
    ['', 0],
    ['درعا )', 5],
  ] as const) {
    const outcome = await runRasid(['query', expression])
    assert.deepEqual([outcome.code, outcome.err], [1, ''], expression)
    const [line] = spokenBy(outcome)
    assert.equal(line?.ok, false)
    assert.equal(typeof line?.error, 'string')
    assert.equal(line?.at, at, expression)
  }
})

test('query and analyze, wrong usage: exit 2', async () => {
  for (const args of [['query'], ['query', 'two', 'words'], ['analyze', 'file']]) {
    const { code, out, err } = await runRasid(args)
    assert.deepEqual([code, out], [2, ''], args.join(' '))
    assert.match(err, new RegExp(`^usage: rasid ${args[0]}`))
  }
})

test('without a command, or with one that does not exist, the usage; asked for, it is no mistake', async () => {
  for (const [args, status] of [
    [[], 2],
    [['cook'], 2],
    [['toString'], 2],
    [['help'], 0],
    [['--help'], 0],
  ] as const) {
    const { code, out, err } = await runRasid([...args])
    assert.deepEqual([code, out], [status, ''], args.join(' '))
    assert.match(err, /usage:\n {2}rasid parse/)
    assert.doesNotMatch(err, /\n\s+at /)
  }
})

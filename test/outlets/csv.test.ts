// CSV as another program reads it: every cell comes back to the letter, and none is a formula.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import { CSV_COLUMNS, csvHead, csvOf } from '../../server/outlets/csv.ts'
import { writerOf } from '../../server/outlets/export.ts'
import { mention } from '../store/shelf.ts'
import { whole } from './articles.ts'

const read = (text: string, bom = false): Record<string, string>[] =>
  parse(text, { columns: true, bom, record_delimiter: '\r\n' })

test('cells with commas, quotes and lines in them come back to the letter', () => {
  const text = 'سطر أول،\nسطر "ثان", with a comma\r\nand a third'
  const [row] = read(csvHead() + csvOf([whole({ title: 'عنوان "مقتبس"' }, { text, author: 'R. Haddad' })]))
  assert.equal(row?.title, 'عنوان "مقتبس"')
  assert.equal(row?.text, text)
  assert.equal(row?.author, 'R. Haddad')
  assert.equal(row?.publishedAt, '2026-03-01T11:30:00.000Z')
  assert.deepEqual(Object.keys(row ?? {}), CSV_COLUMNS)
})

test('places of events alone, each once; what is not known is empty', () => {
  const places = [
    mention(),
    mention({ start: 9, end: 14 }),
    mention({ name: 'Damascus', geonameId: 170_654 }),
    mention({ name: 'Moscow', role: 'dateline', country: 'RU' }),
    mention({ name: 'Russia', kind: 'demonym', country: 'RU' }),
  ]
  const hits = [{ alertId: '4', spans: [] }]
  const [row] = read(csvHead() + csvOf([whole({ places, hits, url: null, publishedAt: null })]))
  assert.equal(row?.eventPlaces, 'Daraa; Damascus')
  assert.equal(row?.eventCountries, 'SY')
  assert.equal(row?.eventGeonameIds, '170905; 170654')
  assert.equal(row?.alertIds, '4')
  assert.equal(row?.url, '')
  assert.equal(row?.publishedAt, '')
})

test('nothing that a spreadsheet would take for a formula begins a cell, in any column that a stranger writes', () => {
  const formulas = [
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '＝1',
    '=HYPERLINK("http://x.example","y")',
    '=cmd|"/c calc"!A1',
  ]
  for (const formula of formulas) {
    const articles = [
      whole(
        { title: formula, url: formula },
        { text: formula, author: formula, source: { ...whole().source, title: formula } },
      ),
    ]
    const [row] = read(csvHead() + csvOf(articles))
    for (const column of ['title', 'text', 'author', 'feed', 'url']) assert.equal(row?.[column], `'${formula}`, column)
  }
  const [plain] = read(csvHead() + csvOf([whole({ title: '3 - 1 = 2' })]))
  assert.equal(plain?.title, '3 - 1 = 2')
})

test('the byte order mark stands once, in front, where it is asked for', () => {
  const writer = writerOf('csv', '', true)
  const text = writer.head() + writer.objects([whole()]) + writer.objects([whole()]) + writer.foot()
  assert.equal(text.lastIndexOf('\ufeff'), 0)
  assert.equal(read(text, true).length, 2)
  assert.ok(!writerOf('csv', '', false).head().includes('\ufeff'))
})

test('JSON Lines: one article a line, whatever its text holds', () => {
  const text = 'first\nsecond\u2028third'
  const lines = writerOf('jsonl', '', false)
    .objects([whole({}, { text }), whole({ id: '13' })])
    .trimEnd()
    .split('\n')
  assert.equal(lines.length, 2)
  const [first, second] = lines.map((line) => JSON.parse(line) as Record<string, unknown>)
  assert.equal(first?.text, text)
  assert.equal(first?.author, null)
  assert.equal(second?.id, '13')
  assert.deepEqual(first?.places, whole().article.places)
  // Its source's address may hold a key, and is not on the wire.
  assert.ok(!lines.join().includes('hidden'))
})

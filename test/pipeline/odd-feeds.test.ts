// Odd documents, each with what a careful person would read in it: formats of another time, charsets that nobody said or everybody said
// wrong, marks put twice, tags never closed. A new case is a document and a line of expected.jsonl; all news in them is invented.
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { parseInWorker } from '../../server/pipeline/parse/in-worker.ts'
import type { ParsedFeed } from '../../server/pipeline/parse.ts'

const FOLDER = new URL('./odd-feeds/', import.meta.url)
const BASE = 'http://base.invalid/dir/feed'

const expected = readFileSync(new URL('expected.jsonl', FOLDER), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as ParsedFeed & { file: string })

test('every document has its expectation', () => {
  const files = readdirSync(FOLDER).filter((file) => file !== 'expected.jsonl')
  assert.deepEqual(expected.map(({ file }) => file).sort(), files.sort())
})

for (const { file, ...wanted } of expected)
  test(file, async () => {
    const read = await parseInWorker(readFileSync(new URL(file, FOLDER)), {
      contentType: null,
      language: null,
      baseUrl: BASE,
    })
    assert.ok(!('error' in read), 'error' in read ? read.error : '')
    const { format, feed, items, warnings } = read
    assert.deepEqual({ format, feed, items, warnings }, wanted)
  })

// Pages that say one word over and over: whatever is asked of them is answered without taking the square of their length, or a memory
// full of places. Nearness is held against its own definition, pair by pair.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { MOST_SPANS } from '../../core/query/evaluate.ts'
import { matchQuery } from '../../core/query/match.ts'
import { parseQuery } from '../../core/query/parse.ts'
import { analyseDocument } from '../../core/text/document.ts'
import { stemOf } from '../../core/text/stems.ts'
import { Matcher } from '../../server/pipeline/matcher.ts'

const TIMES = 14_000
const documentOf = (text: string, title = '') => analyseDocument({ title, text, language: 'en' })
const queryOf = (text: string) => {
  const parsed = parseQuery(text)
  assert.ok(parsed.ok, text)
  return parsed.query
}
const spansIn = (query: string, text: string, title?: string) => matchQuery(queryOf(query), documentOf(text, title))

test('of a word that is said over and over the first places are told, in order', () => {
  const text = 'convoy of trucks '.repeat(TIMES / 3)
  for (const query of ['convoy', 'convoy OR trucks', '"convoy of"', 'convoy NEAR/2 trucks', 'trucks ONEAR/0 convoy']) {
    const spans = spansIn(query, text, 'Trucks wait')
    assert.equal(spans?.length, MOST_SPANS, query)
    assert.deepEqual(
      spans,
      spans?.toSorted((a, b) => Number(a.field === 'text') - Number(b.field === 'text') || a.start - b.start),
    )
    assert.ok((spans?.at(-1)?.end ?? 0) <= MOST_SPANS * 'convoy of trucks '.length)
  }
  for (const [query, holds] of [
    ['count(convoy) >= 4666', true],
    ['count(convoy) >= 4667', false],
    ['count(convoy) = 4666', true],
    ['count(convoy) = 300', false],
    ['convoy count(convoy) <= 4665', false],
    ['convoy count(convoy) <= 4666', true],
  ] as const)
    assert.equal(spansIn(query, text) !== null, holds, query)
})

test('what stands behind all the places of another word is told, too', () => {
  const spans = spansIn(
    'convoy AND (bridge OR "closed road" OR lorry)',
    `${'convoy '.repeat(300)}. The bridge is a closed road. A bridge.`,
  )
  assert.equal(spans?.length, MOST_SPANS + 2)
  assert.deepEqual(
    spans?.slice(MOST_SPANS).map(({ term }) => term),
    ['bridge', 'closed road'],
  )
})

test('a thousand alerts of one word do not fill a memory with a page of it', () => {
  const matcher = new Matcher()
  for (let alert = 0; alert < 1_000; alert++)
    matcher.add(String(alert), queryOf(`convoy OR "convoy convoy" OR w${alert}`))
  const hits = matcher.match(documentOf('convoy '.repeat(TIMES)))
  assert.equal(hits.length, 1_000)
  assert.ok(hits.every(({ spans }) => spans.length === MOST_SPANS))
})

test('a word without end has no stem, and every other has', () => {
  for (const language of ['de', 'en', 'ar', 'ru', 'tr']) assert.equal(stemOf('ß'.repeat(100_000), language), undefined)
  assert.equal(stemOf('Donaudampfschifffahrtsgesellschaften'.toLowerCase(), 'de'), 'donaudampfschifffahrtsgesellschaft')
})

test('near are those that have another near them, in one field, in the order that is asked for', () => {
  const words = fc.array(fc.constantFrom('aa', 'bb', 'cc', 'dd'), { maxLength: 14 })
  const phrase = fc.array(fc.constantFrom('aa', 'bb', 'cc'), { minLength: 1, maxLength: 2 })
  let near = 0
  fc.assert(
    fc.property(
      words,
      words,
      phrase,
      phrase,
      fc.nat(4),
      fc.boolean(),
      (title, text, left, right, distance, ordered) => {
        const query = `"${left.join(' ')}" ${ordered ? 'O' : ''}NEAR/${distance} "${right.join(' ')}"`
        const found = spansIn(query, text.join(' '), title.join(' ')) ?? []
        const expected = new Set<string>()
        for (const [field, row] of [['title', title] as const, ['text', text] as const])
          for (const a of runsIn(row, left))
            for (const b of runsIn(row, right)) {
              const [after, before] = [b - (a + left.length), a - (b + right.length)]
              if ((after < 0 || after > distance) && (ordered || before < 0 || before > distance)) continue
              expected.add(`${field} ${startOf(row, a)}`).add(`${field} ${startOf(row, b)}`)
            }
        if (found.length > 0) near++
        assert.deepEqual(
          [...new Set(found.map(({ field, start }) => `${field} ${start}`))].sort(),
          [...expected].sort(),
        )
      },
    ),
    { numRuns: 5_000 },
  )
  assert.ok(near > 500, String(near))
})

const runsIn = (row: string[], phrase: string[]) =>
  row.flatMap((_, at) => (phrase.every((word, index) => row[at + index] === word) ? [at] : []))
const startOf = (row: string[], at: number) => row.slice(0, at).reduce((length, word) => length + word.length + 1, 0)

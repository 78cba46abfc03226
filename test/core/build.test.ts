// The fields of the builder and the query language say the same, both ways.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { NO_PARTS, type Parts, readParts, writeParts } from '../../core/query/build.ts'
import { directionOfQuery, partsOfQuery } from '../../core/query/direction.ts'
import { parseQuery } from '../../core/query/parse.ts'
import { printQuery } from '../../core/query/print.ts'
import { aQuery } from '../support/generate.ts'

const read = (text: string) => {
  const parsed = parseQuery(text)
  assert.ok(parsed.ok, `${text}: ${parsed.ok ? '' : parsed.error}`)
  return readParts(parsed.query)
}

/** What a query demands, whatever the order. */
function clauses(text: string): string[] {
  const parsed = parseQuery(text)
  assert.ok(parsed.ok, text)
  const { query } = parsed
  return (query.kind === 'and' ? query.parts : [query]).map(printQuery).sort()
}

test('fields become the query that an analyst would write', () => {
  const write = (parts: Partial<Parts>) => writeParts({ ...NO_PARTS, ...parts })
  assert.equal(write({}), '')
  assert.equal(write({ all: 'درعا غارة' }), 'درعا AND غارة')
  assert.equal(write({ all: 'درعا', any: 'قصف غارة', none: 'روسيا' }), 'درعا AND (قصف OR غارة) AND NOT روسيا')
  assert.equal(write({ phrase: 'حي المنشية', titleOnly: true }), 'title:"حي المنشية"')
  assert.equal(
    write({ near: 'strike', nearTo: 'Daraa hospital', distance: 3 }),
    'strike NEAR/3 Daraa OR strike NEAR/3 hospital',
  )
  assert.equal(write({ all: 'water', place: 'درعا البلد', language: 'ar' }), 'water AND place:"درعا البلد" AND lang:ar')
  assert.equal(write({ source: 'Example Wire' }), 'source:"Example Wire"')
})

test('what would be an operator or a field is a word in quotation marks', () => {
  assert.equal(writeParts({ ...NO_PARTS, all: 'AND title:x (a NOT' }), '"AND" AND "title x" AND "a" AND "NOT"')
  assert.equal(writeParts({ ...NO_PARTS, phrase: 'he said "no"' }), '"he said no"')
})

test('a query that says more than the fields is not shown in them', () => {
  for (const text of [
    '(a AND b) OR c',
    'exact:Daraa',
    'stem:strike',
    'a ONEAR/3 b',
    'count(strike) >= 3',
    'text:a',
    'title:a AND b',
    'NOT title:a AND b',
    'place:Daraa AND place:Aleppo',
    'a AND (b OR c) AND (d OR e)',
    'country:SY',
  ])
    assert.equal(read(text), null, text)
})

test('a query within reach of the fields comes back from them as it was', () => {
  fc.assert(
    fc.property(aQuery, (text) => {
      const parsed = parseQuery(text)
      if (!parsed.ok) return
      const parts = readParts(parsed.query)
      if (!parts) return
      assert.deepEqual(clauses(writeParts(parts)), clauses(text))
    }),
    { numRuns: 3_000 },
  )
})

test('fields filled in come back as they were', () => {
  const word = fc.constantFrom('درعا', 'غارة', 'strike', 'кофе', 'göç', 'NEAR/3', '3.5', '#tag')
  const words = fc.uniqueArray(word, { maxLength: 3 }).map((list) => list.join(' '))
  const parts = fc.record({ all: words, any: words, none: words, language: fc.constantFrom('', 'ar', 'en') })
  let shown = 0
  fc.assert(
    fc.property(parts, (given) => {
      const written = writeParts({ ...NO_PARTS, ...given })
      const parsed = parseQuery(written)
      if (!parsed.ok) return assert.ok(!given.all && !given.any && !given.language, written)
      const back = readParts(parsed.query)
      assert.ok(back, written)
      assert.deepEqual(clauses(writeParts(back)), clauses(written))
      shown++
    }),
    { numRuns: 2_000 },
  )
  assert.ok(shown > 1_000)
})

test('a query is read as its words are, whatever stands before them', () => {
  for (const [query, direction] of [
    ['title:درعا AND strike', 'rtl'],
    ['lang:en AND قصف', 'rtl'],
    ['NOT strike درعا', 'ltr'],
    ['count(غارة) >= 2', 'rtl'],
    ['place:"Deir ez-Zor" قصف', 'ltr'],
    ['15', 'auto'],
    ['', 'auto'],
  ] as const)
    assert.equal(directionOfQuery(query), direction, query)
})

test('the parts of a query are the query again, a field with its word', () => {
  fc.assert(
    fc.property(fc.oneof(aQuery, fc.string()), (text) => {
      assert.equal(
        partsOfQuery(text)
          .map((part) => part.text)
          .join(''),
        text,
      )
    }),
    { numRuns: 3_000 },
  )
  assert.deepEqual(
    partsOfQuery('title:درعا AND (a OR "b c")').map(({ text, kind }) => [text, kind]),
    [
      ['title:درعا ', 'word'],
      ['AND ', 'operator'],
      ['(', 'bracket'],
      ['a ', 'word'],
      ['OR ', 'operator'],
      ['"b c"', 'word'],
      [')', 'bracket'],
    ],
  )
})

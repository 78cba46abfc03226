// What is offered while a query is typed: fields by their beginning, values behind a colon, put where the caret is.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { completions, type Known, placeBegun } from '../../core/query/complete.ts'

const KNOWN: Known = {
  places: ['درعا', 'دمشق', 'حي المنشية', 'Daraa'],
  languages: ['ar', 'ckb', 'en'],
  countries: ['SY', 'SD', 'IQ'],
  sources: ['Wire A', 'جريدة الميدان'],
}

/** The query with its first completion written; the caret is where | stands. */
function first(typed: string): string[] {
  const caret = typed.indexOf('|')
  const query = typed.replace('|', '')
  return completions(query, caret, KNOWN).map(({ insert, from, to }) => query.slice(0, from) + insert + query.slice(to))
}

test('a word that begins like a field is completed to it, where the caret stands', () => {
  assert.deepEqual(first('pl|'), ['place:'])
  assert.deepEqual(first('درعا cou| OR حلب'), ['درعا country: OR حلب'])
  assert.deepEqual(first('درعا -so|'), ['درعا -source:'])
  assert.deepEqual(first('(ti|)'), ['(title:)'])
  for (const nothing of ['|', 'p|', 'درعا|', 'place |', 'PLACES|']) assert.deepEqual(first(nothing), [], nothing)
})

test('behind a colon come the values that fit, quoted where they must be', () => {
  assert.deepEqual(first('country:s|'), ['country:SY', 'country:SD'])
  assert.deepEqual(first('lang:|'), ['lang:ar', 'lang:ckb', 'lang:en'])
  assert.deepEqual(first('place:حي|'), ['place:"حي المنشية"'])
  assert.deepEqual(first('place:دَ|'), ['place:درعا', 'place:دمشق'])
  assert.deepEqual(first('درعا AND -source:wi|'), ['درعا AND -source:"Wire A"'])
  assert.deepEqual(first('title:قص|'), [])
  assert.deepEqual(first('lang:ar|'), [], 'what is whole is not offered again')
})

test('a place that is being named is known by its first letters', () => {
  for (const [query, begun] of [
    ['place:Da', 'Da'],
    ['قصف place:در', 'در'],
    ['(NOT place:Al', 'Al'],
    ['place:D', null],
    ['place:', null],
    ['replace:Da', null],
    ['place:Daraa ', null],
    ['title:Da', null],
  ] as const)
    assert.equal(placeBegun(query, query.length), begun, query)
  assert.equal(placeBegun('place:Daraa AND x', 8), 'Da')
})

// What `place:`, `country:`, `from:`, counts and tallies ask of an article, and how they are written.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { matchQuery } from '../../core/query/match.ts'
import { parseQuery } from '../../core/query/parse.ts'
import type { PlaceOfDocument } from '../../core/query/place.ts'
import { analyseDocument } from '../../core/text/document.ts'

const place = (surface: string, change: Partial<PlaceOfDocument> = {}): PlaceOfDocument => ({
  field: 'text',
  start: 0,
  end: surface.length,
  surface,
  name: surface,
  country: 'SY',
  role: 'event',
  kind: 'name',
  ...change,
})

const DISPATCH = analyseDocument({
  title: 'غارة على درعا',
  text: 'أربيل (وكالة) - غارة ثانية قرب درعا قال شهود إن طائرات روسية شنتها.',
  language: 'ar',
  from: 'IQ',
  story: '17',
  origins: 2,
  sources: 5,
  places: [
    place('بدرعا', { name: "Dar'a", geonameId: 170_905 }),
    place('أربيل', { name: 'Erbil', country: 'IQ', role: 'dateline' }),
    place('موسكو', { name: 'Moscow', country: 'RU', role: 'actor' }),
    place('سوري', { name: 'Syria', role: 'actor', kind: 'demonym' }),
    place('حي المنشية', { name: 'حي المنشية' }),
  ],
})

const TABLE: [query: string, matches: boolean][] = [
  ['place:سوريا', true],
  ['place:سورية', true],
  ['place:Syria', true],
  ['place:Suriye', true],
  ['place:Сирия', true],
  ['place:درعا', true],
  ['place:170905', true],
  ["place:Dar'a", true],
  ['place:"حي المنشية"', true],
  ['place:حلب', false],
  ['place:Iraq', false],
  ['place:Iraq@any', true],
  ['place:أربيل', false],
  ['place:أربيل@any', true],
  ['place:روسيا', false],
  ['place:روسيا@any', true],
  ['country:SY', true],
  ['country:sy', true],
  ['country:IQ', false],
  ['from:IQ', true],
  ['from:SY', false],
  ['story:17', true],
  ['story:18', false],
  ['origins >= 2', true],
  ['origins>=3', false],
  ['sources = 5', true],
  ['sources <= 4', false],
  ['count(غارة) >= 2', true],
  ['count(غارة) >= 3', false],
  ['count("قرب درعا") = 1', true],
  ['title:count(غارة) >= 2', false],
  ['درعا NOT place:حلب', true],
  ['درعا NOT place:سوريا', false],
]

test(`places, counts and tallies: ${TABLE.length} queries`, () => {
  for (const [query, matches] of TABLE) {
    const parsed = parseQuery(query)
    assert.ok(parsed.ok, query)
    assert.equal(matchQuery(parsed.query, DISPATCH) !== null, matches, query)
    const again = parseQuery(parsed.canonical)
    assert.ok(again.ok && again.canonical === parsed.canonical, parsed.canonical)
  }
})

test('a role stands right behind a quoted name', () => {
  const parsed = parseQuery('place:"حي المنشية"@any')
  assert.ok(parsed.ok)
  assert.deepEqual(parsed.query, { kind: 'meta', name: 'place', value: 'حي المنشية@any' })
})

const MISTAKES: [query: string, at: number, says: RegExp][] = [
  ['count(درعا)', 0, /count\(word\) >= 3/],
  ['درعا count(x) > 2', 5, /count/],
  ['count(درعا) <= 2', 0, /needs something to find/],
  ['count() >= 2', 6, /no word/],
  ['country:Syria', 8, /country:SY/],
  ['from:"the moon"', 5, /from:IQ/],
  ['after:2026-13-01', 6, /after:2026-01-31/],
  ['place:', 6, /place:سوريا/],
]

test('mistakes say where they are and how it is written', () => {
  for (const [query, at, says] of MISTAKES) {
    const parsed = parseQuery(query)
    assert.ok(!parsed.ok, query)
    assert.match(parsed.error, says, query)
    assert.equal(parsed.at, at, query)
  }
})

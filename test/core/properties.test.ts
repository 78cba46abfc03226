// What must hold for every query and every text: printing and parsing, live and highlighting, folding, offsets, the index. Cases
// are generated from words of every supported script; the seed is printed, RASID_SEED=… runs the same ones again.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { candidates } from '../../core/query/candidates.ts'
import { matchQuery } from '../../core/query/match.ts'
import { parseQuery } from '../../core/query/parse.ts'
import { analyseDocument } from '../../core/text/document.ts'
import { fold } from '../../core/text/fold.ts'
import { indexTerms } from '../../core/text/term-index.ts'
import { wordTerms } from '../../core/text/terms.ts'
import { tokenise } from '../../core/text/tokenise.ts'
import { Matcher } from '../../server/pipeline/matcher.ts'
import { aQuery, aText, aWord, LANGUAGES } from '../support/generate.ts'
import { mayMatch, termsIn } from '../support/tsquery.ts'

const seed = Number(process.env.RASID_SEED ?? Date.now() % 1_000_000)
const CASES = { numRuns: 10_000, seed }

test(`a query printed and parsed again is the same query (10,000 cases, seed ${seed})`, () => {
  fc.assert(
    fc.property(aQuery, (text) => {
      const first = parseQuery(text)
      assert.ok(first.ok, `${text}: ${JSON.stringify(first)}`)
      const again = parseQuery(first.canonical)
      assert.ok(again.ok, first.canonical)
      assert.equal(again.canonical, first.canonical)
      assert.deepEqual(again.query, first.query)
    }),
    CASES,
  )
})

test(`live, history’s index and highlighting agree (10,000 cases, seed ${seed})`, () => {
  let hits = 0
  fc.assert(
    fc.property(aQuery, aText, aText, fc.constantFrom(...LANGUAGES), (asked, title, text, language) => {
      const parsed = parseQuery(asked)
      assert.ok(parsed.ok)
      const document = analyseDocument({ title, text, language, publishedAt: '2026-03-04T05:06:07Z' })
      const matcher = new Matcher()
      matcher.add('q', parsed.query)
      const [live] = matcher.match(document)
      const highlighted = matchQuery(parsed.query, document)
      assert.deepEqual(live?.spans ?? null, highlighted)
      if (!highlighted) return
      hits++
      const terms = termsIn(indexTerms(document).vector)
      const bytes = terms.map((term) => Buffer.from(term))
      assert.deepEqual(bytes, bytes.toSorted(Buffer.compare), 'terms come as PostgreSQL sorts them')
      for (const placed of [false, true]) {
        const index = candidates(parsed.query, placed)
        assert.ok(index === null || mayMatch(index, terms), `${asked} is not among ${index}`)
      }
      for (const { field, start, end } of highlighted) {
        const whole = field === 'title' ? title : text
        const inside = tokenise(whole).filter((token) => token.start >= start && token.end <= end)
        assert.equal(inside[0]?.start, start, 'a span begins with a word')
        assert.equal(inside.at(-1)?.end, end, 'a span ends with a word')
      }
    }),
    CASES,
  )
  assert.ok(hits > 500, `only ${hits} of the generated cases matched: the property proves little`)
})

test(`offsets always cut whole words (10,000 cases, seed ${seed})`, () => {
  const anything = fc.oneof(aText, fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }))
  fc.assert(
    fc.property(anything, (text) => {
      let last = 0
      for (const { start, end, surface } of tokenise(text)) {
        assert.ok(start >= last && end > start)
        assert.equal(text.slice(start, end), surface)
        assert.doesNotMatch(surface, /\s/u)
        assert.doesNotMatch(surface, /^[\udc00-\udfff]|[\ud800-\udbff]$/, 'no surrogate pair is cut')
        last = end
      }
    }),
    CASES,
  )
})

test(`folding twice is folding once, and no word folds to nothing (10,000 cases, seed ${seed})`, () => {
  fc.assert(
    fc.property(fc.oneof(aWord, fc.string({ unit: 'grapheme', minLength: 1 })), (word) => {
      const folded = fold(word)
      assert.equal(fold(folded), folded)
      assert.notEqual(folded, '')
    }),
    CASES,
  )
})

test(`a word finds itself in every mode and every language (10,000 cases, seed ${seed})`, () => {
  fc.assert(
    fc.property(aWord, fc.constantFrom(...LANGUAGES), (word, language) => {
      for (const mode of ['', 'exact:', 'stem:']) {
        const parsed = parseQuery(`${mode}"${word}"`)
        assert.ok(parsed.ok)
        const document = analyseDocument({ title: '', text: `1 ${word} 2`, language })
        assert.ok(matchQuery(parsed.query, document), `${mode}${word} in ${language}`)
      }
      assert.ok(wordTerms(word, language).plain.length <= 16, 'terms are bounded')
    }),
    CASES,
  )
})

test('the index finds two forms of one stem where the article has it as its light form alone', () => {
  for (const [asked, written, language] of [
    ['شارەکان', 'شارەکەی', 'ckb'],
    ['خبریں', 'خبروں', 'ur'],
  ] as const) {
    const parsed = parseQuery(`stem:${asked}`)
    assert.ok(parsed.ok)
    const document = analyseDocument({ title: '', text: `1 ${written} 2`, language })
    assert.ok(matchQuery(parsed.query, document), asked)
    const index = candidates(parsed.query, true)
    assert.ok(index !== null && mayMatch(index, termsIn(indexTerms(document).vector)), `${asked} is not among ${index}`)
  }
})

test(`queries that stand together match as each does alone, and leave the index as it was (10,000 cases, seed ${seed})`, () => {
  const matcher = new Matcher()
  const standing = parseQuery('درعا OR school')
  assert.ok(standing.ok)
  matcher.add('standing', standing.query)
  fc.assert(
    fc.property(fc.array(aQuery, { minLength: 1, maxLength: 3 }), aText, aText, (queries, title, text) => {
      const document = analyseDocument({ title, text, language: 'ar' })
      const before = matcher.match(document)
      const alone = queries.map((asked, index) => {
        const parsed = parseQuery(asked)
        assert.ok(parsed.ok)
        matcher.add(`q${index}`, parsed.query)
        return matchQuery(parsed.query, document)
      })
      const together = new Map(matcher.match(document).map(({ id, spans }) => [id, spans]))
      alone.forEach((spans, index) => {
        assert.deepEqual(together.get(`q${index}`) ?? null, spans)
      })
      queries.forEach((_, index) => {
        matcher.remove(`q${index}`)
      })
      assert.equal(matcher.size, 1)
      assert.deepEqual(matcher.match(document), before)
    }),
    CASES,
  )
  matcher.remove('standing')
  assert.ok(matcher.isEmpty)
})

test(`any string parses, or says where it does not (10,000 cases, seed ${seed})`, () => {
  const pieces = fc.constantFrom(
    '(',
    ')',
    '"',
    '«',
    'AND',
    'OR',
    'NOT',
    '-',
    'NEAR/3',
    'title:',
    'count(',
    '>=',
    'درعا',
    'a*',
    ' ',
    '|',
  )
  const nearly = fc.array(fc.oneof(pieces, fc.string()), { maxLength: 12 }).map((parts) => parts.join(' '))
  fc.assert(
    fc.property(fc.oneof(nearly, fc.string({ unit: 'binary' })), (text) => {
      const parsed = parseQuery(text)
      if (parsed.ok) return
      assert.ok(
        Number.isInteger(parsed.at) && parsed.at >= 0 && parsed.at <= text.length,
        `${parsed.at} of ${text.length}`,
      )
      assert.match(parsed.error, /\S.*[.]$/su)
    }),
    CASES,
  )
})

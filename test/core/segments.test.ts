// Cutting a text at spans: joining the segments always gives the text back, whatever the spans.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { directionOf } from '../../core/text/direction.ts'
import { segmentsOf } from '../../core/text/segments.ts'

test('segments are the text, in order, for any spans', () => {
  const span = fc.record({ start: fc.integer({ min: -3, max: 60 }), end: fc.integer({ min: -3, max: 60 }) })
  fc.assert(
    fc.property(fc.string({ maxLength: 50 }), fc.array(span, { maxLength: 8 }), (text, spans) => {
      const segments = segmentsOf(text, spans)
      assert.equal(segments.map((segment) => segment.text).join(''), text)
      for (const segment of segments)
        if (segment.span) assert.equal(segment.text, text.slice(segment.span.start, segment.span.end))
    }),
    { numRuns: 2_000 },
  )
})

test('a span is cut where it stands', () => {
  const segments = segmentsOf('قصف في درعا أمس', [{ start: 7, end: 11 }])
  assert.deepEqual(
    segments.map(({ text, span }) => [text, span !== null]),
    [
      ['قصف في ', false],
      ['درعا', true],
      [' أمس', false],
    ],
  )
})

test('each language goes its own way', () => {
  for (const language of ['ar', 'ckb', 'fa', 'he', 'ur', 'ar-SY']) assert.equal(directionOf(language), 'rtl', language)
  for (const language of ['en', 'tr', 'ru', 'kmr']) assert.equal(directionOf(language), 'ltr', language)
  assert.equal(directionOf('und'), 'auto')
})

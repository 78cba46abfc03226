// The difference between two versions: word by word, only where something changed, in every script, whole when put together again.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { changedParagraphs } from '../../components/panels/difference.ts'

const said = (before: string, after: string) =>
  changedParagraphs(before, after).map(({ pieces }) =>
    pieces.map(({ kind, text }) => (kind === 'old' ? `[-${text}-]` : kind === 'new' ? `{+${text}+}` : text)).join(''),
  )

test('words are told apart, in either direction of script', () => {
  assert.deepEqual(said('Three dead in Zarqun', 'Five dead in Zarqun'), ['[-Three-]{+Five+} dead in Zarqun'])
  assert.deepEqual(said('مقتل ثلاثة في درعا', 'مقتل خمسة في درعا'), ['مقتل [-ثلاثة-]{+خمسة+} في درعا'])
  assert.deepEqual(said('ثلاثة، أو أربعة', 'ثلاثة أو أربعة'), ['ثلاثة[-،-] أو أربعة'])
})

test('paragraphs that are the same are left out; what is new or gone stands alone', () => {
  assert.deepEqual(said('a b\nc\nd', 'a b\nc\nd'), [])
  assert.deepEqual(said('One.\nTwo.', 'One.\nTwo.\nThree.'), ['{+Three.+}'])
  assert.deepEqual(said('One.\nTwo here.\nThree.', 'One.\nTwo there.\nThree.'), ['Two [-here-]{+there+}.'])
})

test('two texts with next to nothing in common are shown whole', () => {
  const words = (name: string) => Array.from({ length: 3_000 }, (_, index) => `${name}${index}`).join(' ')
  const [paragraph] = changedParagraphs(words('a'), words('b'))
  assert.deepEqual(
    paragraph?.pieces.map(({ kind }) => kind),
    ['old', 'new'],
  )
})

test('what is the same and new is the new text, what is the same and old the old one', () => {
  const line = fc
    .array(fc.constantFrom('a', 'b', 'درعا', 'حلب', ',', ' ', ' '), { maxLength: 8 })
    .map((parts) => parts.join(''))
  fc.assert(
    fc.property(line, line, (before, after) => {
      const pieces = changedParagraphs(before, after).flatMap(({ pieces }) => pieces)
      const only = (gone: string) => pieces.flatMap(({ kind, text }) => (kind === gone ? [] : text)).join('')
      if (before === after) assert.deepEqual(pieces, [])
      else assert.deepEqual([only('new'), only('old')], [before, after])
    }),
  )
})

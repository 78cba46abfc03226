// Why a word matched, as the reader is told.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { explainMatch } from '../../core/query/explain.ts'

const TABLE: [surface: string, term: string, why: string][] = [
  ['درعا', 'درعا', 'same'],
  ['بدرعا', 'درعا', 'prefix ب'],
  ['وبالهاون', 'هاون', 'prefix وبال'],
  ['الغارات', 'غارة', 'prefix ال, ending'],
  ['أستانة', 'استانا', 'spelling'],
  ['وأستانة', 'استانا', 'prefix و, spelling'],
  ['إطلاق', 'اطلاق', 'spelling'],
  ['STRIKES', 'strike', 'ending'],
  ['Strike', 'strike', 'case'],
  ["Dera'da", 'Dera', 'ending'],
  ['went', 'go', 'stem'],
  ['diplomats', 'diplo*', 'wildcard'],
  ['Dera', 'place:درعا', 'place'],
  ['دمشق', 'country:SY', 'place'],
  ['وقف إطلاق النار', 'وقف اطلاق النار', 'spelling'],
  ['بوقف إطلاق النار', 'وقف اطلاق النار', 'prefix ب, spelling'],
  ['وقف النار', 'وقف النار', 'same'],
]

test('each match is explained by what was taken off and folded', () => {
  for (const [surface, term, why] of TABLE) {
    const said = explainMatch(surface, term).map((step) =>
      step.kind === 'prefix' ? `prefix ${step.removed}` : step.kind,
    )
    assert.equal(said.join(', '), why, `${surface} by ${term}`)
  }
})

// What may happen to articles and their places, in any order: the steps of which place-tallies.test.ts makes random scripts.
import fc from 'fast-check'

export const PLACES = [
  { geonameId: 1, name: 'Daraa', surface: 'درعا', country: 'SY', admin1: '06' },
  { geonameId: 2, name: 'Aleppo', surface: 'حلب', country: 'SY', admin1: '09' },
  { geonameId: 3, name: 'Idlib', surface: 'إدلب', country: 'SY', admin1: '12' },
  { geonameId: 4, name: 'Amman', surface: 'عمان', country: 'JO', admin1: '16' },
  { geonameId: 5, name: 'Oman', surface: 'عمان', country: 'OM' },
]

// Far behind the spans that mentions are given here.
export const MISSED = 'تل النمل'
export const TEXT = `${'كلام '.repeat(20)}ثم وصلت القافلة إلى ${MISSED} وعادت من ${MISSED} ليلا.`

export type Step =
  | { kind: 'add'; feed: number; hour: number; mentions: { place: number; role: number; demonym: boolean }[] }
  | { kind: 'correct'; article: number; to: number | null; reach: number; history: boolean }
  | { kind: 'miss'; article: number; to: number; reach: number; history: boolean }
  | { kind: 'undo'; correction: number }
  | { kind: 'delete'; article: number }
  | { kind: 'removeFeed'; feed: number }

export const steps: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('add' as const),
      feed: fc.nat(2),
      hour: fc.nat(3),
      mentions: fc.array(fc.record({ place: fc.nat(4), role: fc.nat(2), demonym: fc.boolean() }), { maxLength: 6 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('correct' as const),
      article: fc.nat(30),
      to: fc.option(fc.nat(4)),
      reach: fc.nat(2),
      history: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('miss' as const),
      article: fc.nat(30),
      to: fc.nat(4),
      reach: fc.nat(2),
      history: fc.boolean(),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('undo' as const), correction: fc.nat(10) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('delete' as const), article: fc.nat(30) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('removeFeed' as const), feed: fc.nat(2) }) },
)

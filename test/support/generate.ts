// Generated queries and texts: words of every supported script in many spellings, put together so that they often meet.
import fc from 'fast-check'

export const LANGUAGES = [
  'ar',
  'ckb',
  'fa',
  'ur',
  'he',
  'tr',
  'kmr',
  'en',
  'fr',
  'de',
  'es',
  'ru',
  'uk',
  'it',
  'und',
  'zh',
]

const WORDS = (
  'درعا بدرعا ودرعا وبدرعا الدرعا أستانة استانا أستانه السورية السوريه سوري بالحكومة وللحكومة حكومة حكومتها قصف القصف بقصف مدرسة مدارس ٣٫٥ ' +
  'هەولێر هەولێردا هەولێرەکە شارەکان تهران تهرانی کتابها خانه‌ها لاہور لاہوروں ירושלים בירושלים ובירושלים הממשלה ממשלה צה״ל ' +
  "Ankara Ankara'da İstanbul istanbul ISPARTA şehir şehirlerde konu konularında Hewlêr Hewlêrê Kobanî school schools School's L'Ukraine qu'il " +
  'Straße strasse Angriff Angriffe ciudad ciudades Москва Москве удар ударов Київ Києві #Daraa @wire well-known 3.5 24 кафе́ 東京都 ١٢'
).split(' ')

export const aWord = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...WORDS) },
  { weight: 1, arbitrary: fc.stringMatching(/^[a-zéşığ]{2,8}$/) },
  { weight: 1, arbitrary: fc.stringMatching(/^[ابتدرسعفقكلمنهويةأإى]{2,8}$/) },
  { weight: 1, arbitrary: fc.stringMatching(/^[אבגדהוכלמשת]{2,6}$/) },
)

const SEPARATORS = [' ', ' ', ' ', '، ', '. ', ' - ', '\n', ' "', '« ', '» ']
export const aText = fc
  .array(fc.tuple(aWord, fc.constantFrom(...SEPARATORS)), { maxLength: 16 })
  .map((parts) => parts.map(([word, separator]) => word + separator).join(''))

const aWildcard = fc.constantFrom('در*', 'قص*', 'sch*', 'scho?l', 'Mo*', 'Моск*', 'شار*ان', 'an*a', 'ירוש*')
const aPhrase = fc.array(aWord, { minLength: 1, maxLength: 3 }).map((words) => `"${words.join(' ')}"`)
const aModifier = fc.constantFrom('', '', '', '', 'exact:', 'stem:', 'title:', 'text:', 'title:exact:', 'text:stem:')
const aPrimary = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(aModifier, fc.oneof(aWord, aPhrase)).map(([modifier, word]) => modifier + word) },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom('', '', 'title:'), aWildcard).map((parts) => parts.join('')) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(aWord, fc.constantFrom(' NEAR/2 ', ' ONEAR/5 ', ' NEAR/0 '), aWord)
      .map((parts) => parts.join('')),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(aWord, fc.constantFrom(' >= 1', '>=2', ' = 1')).map(([word, at]) => `count(${word})${at}`),
  },
  { weight: 1, arbitrary: fc.constantFrom('lang:ar', 'lang:tr', 'after:2026-01', 'before:2026-03-04', 'origins >= 1') },
)

/** Always a query that parses: what is forbidden stands beside something to find. */
export const aQuery: fc.Arbitrary<string> = fc.letrec<{ query: string; part: string }>((tie) => ({
  part: fc.oneof(
    { maxDepth: 2 },
    aPrimary,
    tie('query').map((inner) => `(${inner})`),
  ),
  query: fc.oneof(
    { weight: 3, arbitrary: tie('part') },
    { weight: 3, arbitrary: fc.tuple(tie('part'), tie('part')).map(([a, b]) => `${a} OR ${b}`) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(tie('part'), fc.constantFrom(' ', ' AND ', ' & '), tie('part'))
        .map((parts) => parts.join('')),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(tie('part'), fc.constantFrom(' NOT ', ' -', ' AND NOT '), aPrimary)
        .map((parts) => parts.join('')),
    },
  ),
})).query

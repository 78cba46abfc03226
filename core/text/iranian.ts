// Sorani, Persian, Urdu and Kurmanji: the forms a folded word stands under without what these languages write onto it. Pure.
// The tables speak folded letters: ی and ي are one, ە and ه are one, marks on Latin letters are dropped.

const SHORTEST_REST = 3

// Longest first; each stands for itself: definite, plural, possessed, postpositions.
const SORANI = (
  'هكانيان هكانمان هكانتان هكانيشي هكاندا هكاني هكانى هكانه هكان هكهيان هكهمان هكهتان هكهدا هكهي هكه ' +
  'يهكان يهكه يهكي يهك انيان انمان انهوه اندا انه اني ان يان مان تان يشي يش يهوه هوه ييدا يدا دا هيه يي ي ه ێك ێكي'
).split(' ')
// The lone ی is left alone: it makes an adjective (ایرانی) as often as it joins.
const PERSIAN = 'هايشان هايمان هايتان هايش هايم هايي هاي ها شان مان تان'.split(' ')
const URDU = ['ياں', 'وں', 'يں', 'ات']
const KURMANJI = 'eyen eyan eya iyen eye eke yen yan en an ye ya yi e a i'.split(' ')

/** Sorani: without a proclitic و and without one ending. */
export function soraniForms(word: string): string[] {
  const bare = word.length > 4 && word.startsWith('و') ? [word, word.slice(1)] : [word]
  return [...bare, ...bare.flatMap((form) => withoutEnding(form, SORANI))]
}

/** Persian: without a plural or a possessive. */
export const persianForms = (word: string) => [word, ...withoutEnding(word, PERSIAN)]

/** Urdu: without a plural or an oblique ending. */
export const urduForms = (word: string) => [word, ...withoutEnding(word, URDU)]

/** Kurmanji, in folded letters: without a case ending or an ezafe. */
export const kurmanjiForms = (word: string) => [word, ...withoutEnding(word, KURMANJI)]

function withoutEnding(word: string, endings: string[]): string[] {
  const ending = endings.find(
    (candidate) => word.endsWith(candidate) && word.length - candidate.length >= SHORTEST_REST,
  )
  return ending === undefined ? [] : [word.slice(0, -ending.length)]
}

// Sorani, Persian, Urdu and Kurmanji: the forms a folded word stands under without what these languages write onto it. Pure.
// The tables speak folded letters: ی and ي are one, ە and ه are one, marks on Latin letters are dropped.

const SHORTEST_REST = 3

// Longest first: definite, plural, possessed, postpositions.
const SORANI =
  'هكانتان هكانيان هكانيشي هكانمان هكهمان هكاندا هكهتان هكهيان هكانه انيان هكاني انهوه يهكان انمان هكهدا هكانى يهكي يهكه هكهي هكان يهوه ييدا اندا يهك هيه اني انه مان هوه تان يان يشي يدا هكه ێكي ێك ان يي يش دا ه ي'.split(
    ' ',
  )
// The lone ی is left alone: it makes an adjective (ایرانی) as often as it joins.
const PERSIAN = 'هايشان هايمان هايتان هايش هايم هايي هاي ها شان مان تان'.split(' ')
const URDU = ['ياں', 'وں', 'يں', 'ات']
const KURMANJI = 'eyen eyan eya iyen eye eke yen yan en an ye ya yi e a i'.split(' ')

/** Sorani: without a proclitic و and without one ending; one that begins with ە may have swallowed the word's own. */
export function soraniForms(word: string): string[] {
  const bare = word.length > 4 && word.startsWith('و') ? [word, word.slice(1)] : [word]
  return bare.flatMap((form) => {
    const [stem] = withoutEnding(form, SORANI)
    if (stem === undefined) return [form]
    return form[stem.length] === 'ه' ? [form, stem, `${stem}ه`] : [form, stem]
  })
}

/** Persian: without a plural or a possessive; after a final ه also without the ی that joins. */
export function persianForms(word: string): string[] {
  const joined = word.endsWith('هي') && word.length > SHORTEST_REST + 1 ? [word.slice(0, -1)] : []
  return [word, ...joined, ...withoutEnding(word, PERSIAN)]
}

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

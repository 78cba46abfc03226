// What Arabic, Sorani, Persian and Hebrew write onto a word: the forms under which a folded word also stands. Pure tables
// and rules; the measured ones (A, B, C) and their figures are in docs/measurements.md.

const SHORTEST_REST = 3

/** Arabic: the word without the proclitics و ف ب ك ل ال and their combinations; the word itself comes first. */
export function withoutArabicProclitics(word: string): string[] {
  const forms = [word]
  const add = (form: string) => {
    if (form.length >= SHORTEST_REST && !forms.includes(form)) forms.push(form)
  }
  for (const rest of [word, afterOne(word, 'وف')]) {
    if (rest.length < SHORTEST_REST) continue
    add(rest)
    const bare = rest.startsWith('لل') ? `ال${rest.slice(2)}` : afterOne(rest, 'بكل')
    for (const form of [rest, bare]) {
      add(form)
      if (form.startsWith('ال') && form.length >= SHORTEST_REST + 2) add(form.slice(2))
    }
  }
  return forms
}

function afterOne(word: string, letters: string): string {
  return word.length > SHORTEST_REST && letters.includes(word[0] as string) ? word.slice(1) : ''
}

/** Arabic: one light form that a word shares with its feminine, sound plural and possessed forms (rules A and B). */
export function lightArabic(word: string): string {
  let form = word
  if (form.length > 4 && /^[وف](ال|لل|بال|كال)/.test(form)) form = form.slice(1)
  else if (form.length > 4 && form.startsWith('و')) form = form.slice(1)
  if (form.length > 5 && /^[بك]ال/.test(form)) form = form.slice(3)
  else if (form.length > 4 && /^(لل|ال)/.test(form)) form = form.slice(2)
  form = dropEnding(form, /(هما|ها|هم|نا|كم)$/, 4)
  form = dropEnding(form, /(ات|ون|ين)$/, 4)
  if (form.endsWith('ه') && form.length >= 4) return form.slice(0, -1)
  return form.endsWith('ت') && form.length >= 5 ? form.slice(0, -1) : form
}

/** A foreign name's final ا and ه (from ة) are one; undefined for words that end otherwise or are too short to be sure. */
export function foreignNameKey(word: string): string | undefined {
  return word.length >= 5 && /[اه]$/.test(word) ? word.slice(0, -1) : undefined
}

// Folded letters: ە and ه are one, ی and ي are one. Longest first.
const SORANI_ENDINGS = ['هكانى', 'هكاني', 'هكان', 'يهكه', 'هكهي', 'هكه', 'يان', 'هوه', 'دا', 'ان', 'يش', 'ي']
const PERSIAN_ENDINGS = ['هايي', 'هاي', 'ها', 'ي']

/** Sorani: the word without one ending that is written onto it. */
export const withoutSoraniEnding = (word: string) => withoutEnding(word, SORANI_ENDINGS)

/** Persian: the word without its plural or ezafe. */
export const withoutPersianEnding = (word: string) => withoutEnding(word, PERSIAN_ENDINGS)

/** Hebrew: the word without the proclitics ו ה ב כ ל מ ש, up to three of them. */
export function withoutHebrewProclitics(word: string): string[] {
  const forms = [word]
  for (let form = word; forms.length <= 3 && form.length > SHORTEST_REST && 'והבכלמש'.includes(form[0] as string); ) {
    form = form.slice(1)
    forms.push(form)
  }
  return forms
}

function withoutEnding(word: string, endings: string[]): string[] {
  const ending = endings.find(
    (candidate) => word.endsWith(candidate) && word.length - candidate.length >= SHORTEST_REST + 1,
  )
  return ending === undefined ? [word] : [word, word.slice(0, -ending.length)]
}

function dropEnding(word: string, ending: RegExp, shortestRest: number): string {
  const found = ending.exec(word)
  return found && found.index >= shortestRest ? word.slice(0, found.index) : word
}

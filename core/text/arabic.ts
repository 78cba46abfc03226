// What Arabic writes onto a word: the forms a folded word stands under without its proclitics, and the one light form that
// its safe endings share. Pure tables and rules; figures in docs/measurements.md.
import { OWN_INITIAL, SHORT } from './arabic-words.ts'

const SHORTEST_REST = 3
// Of a query word a single letter is cut only where four letters stay: كيري is not يرى.
const SHORTEST_REST_OF_QUERY = 4
const ENDINGS = ['هما', 'كما', 'ها', 'هم', 'هن', 'نا', 'كم', 'ات', 'ون', 'ين', 'ان', 'وا', 'ه', 'ت', 'ا', 'ي', 'ك']

/** The word and what it is without the proclitics و ف ب ك ل ال and their combinations, and without the future's س. */
export function arabicForms(word: string, ofQuery = false): string[] {
  const least = ofQuery ? SHORTEST_REST_OF_QUERY : SHORTEST_REST
  const rests = [word]
  const first = word[0] ?? ''
  if (first === 'و' || first === 'ف') {
    const rest = word.slice(1)
    if (/^(ال|لل|[بك]ال)/.test(rest) ? rest.length > 4 : isProclitic(word, least)) rests.push(rest)
  }
  for (const form of [...rests]) {
    if (/^[بك]ال/.test(form) && form.length > 5) rests.push(form.slice(1))
    else if (form.startsWith('لل') && (form.length > 4 || SHORT.has(form.slice(2)))) rests.push(`ال${form.slice(2)}`)
    else if (/^[بكل]/.test(form) && isProclitic(form, least)) rests.push(form.slice(1))
    if (/^س[يتن]/.test(form) && form.length > 4 && !isOwnInitial(form)) rests.push(form.slice(1))
  }
  const forms = new Set(rests)
  for (const form of rests) {
    const bare = form.slice(2)
    if (form.startsWith('ال') && (bare.length >= SHORTEST_REST || SHORT.has(bare))) forms.add(bare)
  }
  return [...forms]
}

function isProclitic(word: string, least: number): boolean {
  const rest = word.slice(1)
  return (rest.length >= least || (rest.length === SHORTEST_REST && SHORT.has(rest))) && !isOwnInitial(word)
}

/** Whether the word's first letter is its own: it is a known noun, or one with an ending. */
function isOwnInitial(word: string): boolean {
  if (OWN_INITIAL.has(word)) return true
  return ENDINGS.some(
    (ending) =>
      word.endsWith(ending) &&
      word.length - ending.length >= SHORTEST_REST &&
      OWN_INITIAL.has(word.slice(0, -ending.length)),
  )
}

/** The light forms of a word's barest forms: what it shares with its feminine, sound plural and possessed forms. */
export function arabicLight(forms: string[], endsInTehMarbuta: boolean): string[] {
  return forms
    .filter((form) => !(form.startsWith('ال') && forms.includes(form.slice(2))))
    .map((form) => withoutEnding(form, endsInTehMarbuta))
}

function withoutEnding(word: string, endsInTehMarbuta: boolean): string {
  if (endsInTehMarbuta && word.endsWith('ه')) return withoutFeminine(word)
  // The pronoun goes where three letters stay; a plural where four do.
  const bare = cut(word, /(هما|ها|هم|نا|كم|(?<=[^يوا])ه)$/, 3)
  const form = cut(bare, /(ون|ين)$/, 4)
  // ات is the plural of ة: غارات of غارة, قوات of قوة.
  if (form.endsWith('ات') && form.length >= 4) return withoutFeminine(`${form.slice(0, -2)}ه`)
  if (form.endsWith('ه') && form.length >= 4) return form.slice(0, -1)
  // Before a pronoun ة is written ت.
  return form.endsWith('ت') && form.length >= (bare === word ? 6 : 5) ? form.slice(0, -1) : form
}

/** The feminine's ة goes where four letters stay: عملة is not عمل. */
const withoutFeminine = (word: string) => (word.length >= 5 ? word.slice(0, -1) : word)

/** A foreign name's final ا and ه (from ة) are one; undefined for words that end otherwise or are too short to be sure. */
export function foreignNameKey(word: string): string | undefined {
  return word.length >= 5 && /[اه]$/.test(word) ? word.slice(0, -1) : undefined
}

function cut(word: string, ending: RegExp, shortestRest: number): string {
  const found = ending.exec(word)
  return found && found.index >= shortestRest ? word.slice(0, found.index) : word
}

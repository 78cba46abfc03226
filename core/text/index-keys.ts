// Under which keys the store's index holds a word. Fewer than its terms: most of these lead to another one by rule, which then stands for
// both. What the index finds is rechecked, so a key may stand for more than a term, but each term must lead to a key. Pure.
import { arabicLight } from './arabic.ts'
import {
  englishForms,
  frenchForms,
  germanForms,
  hebrewLight,
  russianForms,
  spanishForms,
  ukrainianForms,
} from './european.ts'
import { persianForms } from './iranian.ts'
import { languagesOf, wordTerms } from './terms.ts'
import { turkishLight } from './turkish.ts'

/** Keys, and beginnings of keys: a word has one of them. */
export type AskedKeys = { keys: string[]; beginnings: string[] }

const ARTICLE = 'ال'
// Shorter ones begin half a language: a stem that is shorter is a key itself.
const SHORTEST_STEM = 3
// Ends the key of a word that goes on after it: whoever asks for words that begin with schools looks for one that was cut to school, not for
// every school. No word has this sign.
const CUT = '~'
// A lexeme may have 2,046 bytes; what is longer is cut, in the index as in what is asked of it.
const LONGEST_KEY = 500

/** What a folded form is reduced to, in every way that the letters it was written with may decide. A language that is not here reduces nothing. */
const LIGHT: Record<string, (form: string) => string[]> = {
  ar: (form) => {
    const bare = form.length > ARTICLE.length + 1 && form.startsWith(ARTICLE) ? form.slice(ARTICLE.length) : form
    return [true, false].flatMap((endsInTehMarbuta) => arabicLight([bare], endsInTehMarbuta))
  },
  fa: persianForms,
  he: (form) => [hebrewLight(form)],
  tr: (form) => [true, false].flatMap((whole) => turkishLight(form, whole).map(withoutMark)),
  en: englishForms,
  fr: frenchForms,
  de: germanForms,
  es: spanishForms,
  ru: russianForms,
  uk: ukrainianForms,
}

/** A term that was reduced carries its language and whether it is a light form or a stem. */
const REDUCED = /^([a-z]{2,3})([~+])(.*)$/s
const FOREIGN = '^'
/** Turkish marks a verb's light form. */
const withoutMark = (form: string) => (form.startsWith('-') ? form.slice(1) : form)
const formOf = (term: string) => withoutMark(REDUCED.exec(term)?.[3] ?? term)

/** The form and those that it leads to in a language. */
function leadsTo(form: string, language: string): string[] {
  const light = LIGHT[language]
  if (!light) return [form]
  if (!form.startsWith(FOREIGN)) return [form, ...light(form)]
  // The key of a foreign name: of one that ends in ا or ه.
  const name = form.slice(FOREIGN.length)
  return [form, ...light(`${name}ا`), ...light(`${name}ه`)]
}

/** The keys of a word of an article: for each of its terms one at least of those that `askedKeys` names. */
export function indexKeys(surface: string, language: string): string[] {
  const { plain, light, stems } = wordTerms(surface, language)
  const read = REDUCED.exec(light[0] ?? '')?.[1] ?? ''
  const keys: string[] = []
  const isHeld = (form: string) => keys.includes(form) || leadsTo(form, read).some((key) => keys.includes(key))
  // The shortest first: the longer ones lead to it.
  const forms = light.map(formOf).sort((a, b) => a.length - b.length)
  for (const form of forms) if (!isHeld(form)) keys.push(form)
  const cut = new Set<string>()
  for (const form of plain) {
    const leads = keys.includes(form) || (languagesOf(form).includes(read) && isHeld(form))
    if (leads && keys.some((key) => isWhole(form, key))) continue
    const key = leads ? keys.find((begun) => beginsWith(form, begun)) : undefined
    if (key === undefined) keys.push(form)
    else cut.add(key)
  }
  for (const stem of stems.map(formOf)) {
    const begun = stem.length >= SHORTEST_STEM && keys.some((key) => key.startsWith(stem))
    if (!begun && !keys.includes(stem)) keys.push(stem)
  }
  return keys.map((key) => (cut.has(key) ? key + CUT : key))
}

const withoutArticle = (form: string) => (form.startsWith(ARTICLE) ? form.slice(ARTICLE.length) : form)
const beginsWith = (form: string, key: string) => form.startsWith(key) || withoutArticle(form).startsWith(key)
const isWhole = (form: string, key: string) => form === key || withoutArticle(form) === key

/** Where to look for the words of articles that have one of these terms. */
export function askedKeys(terms: string[]): AskedKeys {
  const keys = new Set<string>()
  const beginnings = new Set<string>()
  for (const term of terms) {
    const [, language, kind] = REDUCED.exec(term) ?? []
    const form = formOf(term)
    if (kind === '+' && form.length >= SHORTEST_STEM) beginnings.add(form)
    else if (kind === '+') keys.add(form)
    else {
      keys.add(form)
      for (const read of language === undefined ? languagesOf(form) : [language])
        for (const key of leadsTo(form, read)) keys.add(key)
    }
  }
  return { keys: [...keys].flatMap((key) => [key, key + CUT]), beginnings: [...beginnings] }
}

/** Where to look for the words of articles of which a plain form begins so; undefined where that may be anywhere. */
export function keysOfBeginning(beginning: string): AskedKeys | undefined {
  if (ARTICLE.startsWith(beginning)) return undefined
  const beginnings = [...new Set([beginning, withoutArticle(beginning)])]
  // The word may have been cut to fewer letters than are asked for.
  const keys = beginnings.flatMap((whole) =>
    Array.from({ length: whole.length }, (_, end) => whole.slice(0, end) + CUT).slice(1),
  )
  return { keys, beginnings }
}

// Signs of one byte that no word has: Arabic, Russian and Hebrew letters would have two each.
const SIGNS = [...Array(31).keys()].map((code) => code + 1).concat([...Array(26).keys()].map((code) => code + 65))
// The first letter of each script and how many there are. The scripts share the signs: words of two are seldom the same then.
const LETTERS = [
  [0x0621, 42],
  [0x0430, 48],
  [0x05d0, 27],
] as const
const SIGN_OF = new Map(
  LETTERS.flatMap(([first, count]) =>
    Array.from(
      { length: count },
      (_, nth) => [String.fromCharCode(first + nth), String.fromCharCode(SIGNS[nth] as number)] as const,
    ),
  ),
)

/** A key as the index has it: a letter is a byte in the scripts above. What begins alike begins alike there, too. */
export const writtenKey = (key: string) =>
  key
    .slice(0, LONGEST_KEY)
    .replace(/[\u0430-\u045f\u05d0-\u05ea\u0621-\u064a]/g, (letter) => SIGN_OF.get(letter) ?? letter)

// Finds every run of words that may be a place's name: the longest name that begins at each word. Nothing is decided here but
// what cannot be a name at all. Pure.
import type { Field } from '../../../core/model.ts'
import type { Gazetteer } from '../../gazetteer/gazetteer.ts'
import type { Entry } from '../../gazetteer/place.ts'
import { divisionOfAbbreviation } from './abbreviations.ts'
import type { Context } from './context.ts'
import type { Form, Word } from './word.ts'

/** A text being read: its words, and what each of them is part of. */
export type Reading = {
  field: Field
  text: string
  language: string
  words: Word[]
  marks: Uint8Array
  headline: boolean
}
/** Of some name found, of a people's. */
export const OF_NAME = 1
export const OF_PEOPLE = 2

export type Name = {
  reading: Reading
  first: number
  last: number
  /** The key it was found under; names with one key are one name to an article. */
  key: string
  form: Form | undefined
  entries: Entry[]
  /** `Ky.` behind a comma. */
  abbreviated: boolean
  /** A country is called so too, and the head before it says that the town is meant. */
  notCountry?: boolean
  /** What stands around it, once that was asked. It lies here since a WeakMap would keep a whole article until the next full collection. */
  context?: Context
}

// A name does not run over a comma, a full stop or a line's end; it may run over the point of `St. Louis` and `U.S.`.
const JOINS = /^(?:[\s_\-‐‑–'’\u200c\u200e\u200f]*|\. ?)$/u
const LONGEST_NAME_WORDS = 6
const DIVISION_TAILS = new Set(['province', 'governorate', 'oblast', 'region'])

/** Whether a name is judged as one in a script without capitals. */
export const isArabic = ({ reading, first }: Name): boolean => reading.words[first]?.shape === 'none'

/** The folded word right before a name, where nothing but a blank or a sign of hashtags is between. */
export function headBefore({ reading, first }: Name): string | undefined {
  const before = reading.words[first - 1]
  const word = reading.words[first] as Word
  return before && /^[ _#]{1,2}$/.test(reading.text.slice(before.end, word.start)) ? before.folded : undefined
}

export function findNames(reading: Reading, gazetteer: Gazetteer): Name[] {
  const { words, text } = reading
  const names: Name[] = []
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as Word
    const abbreviated = abbreviation(reading, at, gazetteer)
    const best = abbreviated ?? longest(reading, at, word, text, gazetteer)
    if (!best) continue
    names.push(best)
    at = best.last
  }
  return names
}

function longest(reading: Reading, at: number, word: Word, text: string, gazetteer: Gazetteer): Name | undefined {
  let best: Name | undefined
  const whole = behindContraction(reading, at, gazetteer)
  if (whole)
    return {
      reading,
      first: at,
      last: at,
      key: `le ${word.folded}`,
      form: undefined,
      entries: whole,
      abbreviated: false,
    }
  for (const form of word.forms) {
    if (form.entries && !best)
      best = { reading, first: at, last: at, key: form.key, form, entries: form.entries, abbreviated: false }
    if (!form.begins) continue
    let key = form.key
    for (let last = at + 1; last < at + LONGEST_NAME_WORDS; last++) {
      const [before, next] = [reading.words[last - 1] as Word, reading.words[last]]
      if (!next || before.tail > 0 || !JOINS.test(text.slice(before.end, next.start))) break
      // `St. Louis` and `U.S.` keep their points; `in Adair. Mason said` does not.
      if (text[before.end] === '.' && before.surface.length > 3) break
      key += ` ${next.folded}`
      // French writes adjectives small: `Arabie saoudite`; English what a division is: `Idlib province`.
      const mayEnd = next.shape !== 'lower' || next.surface.length <= 3 || reading.language === 'fr'
      if (mayEnd || DIVISION_TAILS.has(next.folded)) {
        const entries = gazetteer.find(key)
        if (entries && (!best || last > best.last))
          best = { reading, first: at, last, key, form, entries, abbreviated: false }
      }
      if (!gazetteer.begins(key)) break
    }
  }
  return best
}

/** `du Caire`, `au Havre`: French runs a town's article into the word before it. */
function behindContraction({ language, words }: Reading, at: number, gazetteer: Gazetteer): Entry[] | undefined {
  if (language !== 'fr' || !/^(?:du|au)$/.test(words[at - 1]?.folded ?? '')) return undefined
  const { folded, shape } = words[at] as Word
  return shape === 'title' || shape === 'upper' ? gazetteer.find(`le ${folded}`) : undefined
}

/** `Lexington, Ky.`, `Lexington, KY`: the division, only right behind a comma. */
function abbreviation(reading: Reading, at: number, gazetteer: Gazetteer): Name | undefined {
  const word = reading.words[at] as Word
  const before = reading.words[at - 1]
  if (word.shape !== 'title' && word.shape !== 'upper') return undefined
  if (!before || !/^(,|\.,)? \(?$/.test(reading.text.slice(before.end, word.start))) return undefined
  const high = before.shape === 'title' || before.shape === 'upper'
  const comma = /^\.?, $/.test(reading.text.slice(before.end, word.start))
  const next = reading.words[at + 1]
  // `N.C.`, `W.Va.`: two words to the tokeniser.
  const joined =
    next && /^\. ?$/.test(reading.text.slice(word.end, next.start)) && word.surface.length <= 2
      ? `${word.folded}${next.folded}`
      : undefined
  const upper = word.surface === word.surface.toUpperCase()
  const beside = { upper, comma: comma && high }
  return (
    (joined && abbreviatedAs(joined, reading, at, at + 1, beside, gazetteer)) ||
    abbreviatedAs(word.folded, reading, at, at, beside, gazetteer)
  )
}

function abbreviatedAs(
  letters: string,
  reading: Reading,
  first: number,
  last: number,
  beside: { upper: boolean; comma: boolean },
  gazetteer: Gazetteer,
): Name | undefined {
  const pointed = reading.text[(reading.words[last] as Word).end] === '.'
  const code = divisionOfAbbreviation(letters, { ...beside, pointed })
  const place = code ? gazetteer.division(code) : undefined
  return (
    place && {
      reading,
      first,
      last,
      key: `abbreviation ${code}`,
      form: undefined,
      entries: [{ place, alternate: false }],
      abbreviated: true,
    }
  )
}

// What could be written next in a query: fields for a word that begins like one, values behind a field's colon. Pure.
import { fold } from '../text/fold.ts'
import { PREFIXES } from './lex.ts'

/** What the desk knows of the newsroom: whatever is typed may be something else all the same. */
export type Known = { places: string[]; languages: string[]; countries: string[]; sources: string[] }
/** Put `insert` in the place of the query from `from` to `to`. */
export type Completion = { insert: string; from: number; to: number }

const MOST = 6
const FEWEST_LETTERS = 2
const VALUES: Record<string, keyof Known> = {
  place: 'places',
  lang: 'languages',
  country: 'countries',
  from: 'countries',
  source: 'sources',
}

/** Completions of the word that ends at the caret, at most six. */
export function completions(query: string, caret: number, known: Known): Completion[] {
  const word = /[^\s()"«»“”|&]*$/u.exec(query.slice(0, caret))?.[0] ?? ''
  const from = caret - word.length
  const colon = word.lastIndexOf(':')
  if (colon === -1) {
    if (word.length < FEWEST_LETTERS) return []
    const typed = word.replace(/^-/, '').toLowerCase()
    const fields = PREFIXES.filter((field) => field.startsWith(typed))
    return fields.slice(0, MOST).map((field) => ({ insert: `${field}:`, from: caret - typed.length, to: caret }))
  }
  const list = VALUES[word.slice(0, colon).replace(/^.*[:-]/, '')]
  if (list === undefined) return []
  const typed = fold(word.slice(colon + 1) || ' ').trim()
  const fitting = known[list].filter((value) => fold(value).startsWith(typed) && value !== word.slice(colon + 1))
  return fitting.slice(0, MOST).map((value) => ({ insert: quoted(value), from: from + colon + 1, to: caret }))
}

/** What has been typed of a place's name at the caret; null where no place is being named. */
export function placeBegun(query: string, caret: number): string | null {
  const name = /(?:^|[\s(:-])place:([^\s()"«»“”|&@]*)$/u.exec(query.slice(0, caret))?.[1] ?? ''
  return name.length < FEWEST_LETTERS ? null : name
}

const quoted = (value: string) => (/[\s()"|&]/.test(value) ? `"${value.replaceAll('"', '')}"` : value)

// A query as fields to fill in, for people who do not write operators, and back: words that must all stand there, of which one
// must, that must not, side by side, near each other; where, in which language, from whom. Pure.
import type { Meta, Near, Phrase, Query } from './ast.ts'
import { parseQuery } from './parse.ts'
import { printQuery } from './print.ts'

/** Words are separated by blanks; what stands in quotation marks stays together. Empty is not asked for. */
export type Parts = {
  all: string
  any: string
  phrase: string
  none: string
  near: string
  nearTo: string
  distance: number
  titleOnly: boolean
  place: string
  language: string
  source: string
}

export const NO_PARTS: Parts = {
  all: '',
  any: '',
  phrase: '',
  none: '',
  near: '',
  nearTo: '',
  distance: 5,
  titleOnly: false,
  place: '',
  language: '',
  source: '',
}

const FIELD_OF_META: Partial<Record<Meta['name'], 'place' | 'language' | 'source'>> = {
  place: 'place',
  lang: 'language',
  source: 'source',
}

/** The query that the fields say; empty when they say nothing. What they forbid comes last. */
export function writeParts(parts: Parts): string {
  const field = parts.titleOnly ? 'title:' : ''
  const any = wordsGiven(parts.any).map(asWord)
  const [near, nearTo] = [parts.near, parts.nearTo].map((side) => wordsGiven(side).map(asWord).join(' OR '))
  const phrase = parts.phrase.replace(/["«»“”„]/g, ' ').trim()
  const clauses = [
    ...wordsGiven(parts.all).map((word) => field + asWord(word)),
    ...(any.length > 0
      ? [`${any.length > 1 ? `(${any.map((word) => field + word).join(' OR ')})` : field + any[0]}`]
      : []),
    ...(phrase ? [`${field}"${phrase}"`] : []),
    ...(near && nearTo ? [`${field}(${near}) NEAR/${parts.distance} ${field}(${nearTo})`] : []),
    ...(parts.place.trim() ? [`place:${asValue(parts.place)}`] : []),
    ...(parts.language.trim() ? [`lang:${asValue(parts.language)}`] : []),
    ...(parts.source.trim() ? [`source:${asValue(parts.source)}`] : []),
    ...wordsGiven(parts.none).map((word) => `NOT ${asWord(word)}`),
  ]
  const written = clauses.join(' AND ')
  const parsed = parseQuery(written)
  return parsed.ok ? parsed.canonical : written
}

/** The fields that say a query, or null when it says more than they can. */
export function readParts(query: Query): Parts | null {
  const clauses = query.kind === 'and' ? query.parts : [query]
  const parts: Parts = { ...NO_PARTS }
  const words: Phrase[] = []
  for (const clause of clauses) {
    if (!take(clause, parts, words)) return null
  }
  if (words.some(({ field }) => field !== words[0]?.field) || words[0]?.field === 'text') return null
  parts.titleOnly = words[0]?.field === 'title'
  // What reads back as something else was not understood.
  const again = parseQuery(writeParts(parts))
  return again.ok && clausesOf(again.query) === clausesOf(query) ? parts : null
}

function take(clause: Query, parts: Parts, words: Phrase[]): boolean {
  switch (clause.kind) {
    case 'phrase':
      words.push(clause)
      if (clause.words.length > 1 && parts.phrase === '') parts.phrase = textOf(clause)
      else parts.all = joined(parts.all, clause)
      return true
    case 'or': {
      const phrases = clause.parts.filter((part) => part.kind === 'phrase')
      if (parts.any !== '' || phrases.length < clause.parts.length) return takeNears(clause.parts, parts, words)
      words.push(...phrases)
      for (const phrase of phrases) parts.any = joined(parts.any, phrase)
      return true
    }
    case 'near':
      return takeNears([clause], parts, words)
    case 'not':
      if (clause.part.kind !== 'phrase' || clause.part.field !== null) return false
      parts.none = joined(parts.none, clause.part)
      return true
    case 'meta': {
      const field = FIELD_OF_META[clause.name]
      if (!field || parts[field] !== '') return false
      parts[field] = clause.value
      return true
    }
    default:
      return false
  }
}

/** `(a OR b) NEAR/5 c` is kept as one nearness for each pair. */
function takeNears(clauses: Query[], parts: Parts, words: Phrase[]): boolean {
  const nears = clauses.filter((clause): clause is Near => clause.kind === 'near')
  const [first] = nears
  if (!first || nears.length < clauses.length || parts.near !== '') return false
  if (nears.some(({ distance, ordered }) => ordered || distance !== first.distance)) return false
  const sides = (side: 'left' | 'right') => [...new Set(nears.map((near) => shown(near[side])))].join(' ')
  words.push(...nears.flatMap(({ left, right }) => [left, right]))
  Object.assign(parts, { near: sides('left'), nearTo: sides('right'), distance: first.distance })
  return true
}

const textOf = ({ words }: Phrase) => words.map(({ text }) => text).join(' ')
const joined = (known: string, phrase: Phrase) => `${known}${known && ' '}${shown(phrase)}`

/** As it is written in a field of words; a field has no mode, so an exact or stemmed word reads back as another query. */
const shown = (phrase: Phrase) => (phrase.words.length > 1 || phrase.quoted ? `"${textOf(phrase)}"` : textOf(phrase))

/** What a query demands, whatever the order. */
const clausesOf = (query: Query) => (query.kind === 'and' ? query.parts : [query]).map(printQuery).sort().join(' AND ')

function wordsGiven(text: string): string[] {
  return (text.match(/["«“„][^"«»“”„]*["»”“]|[^\s"«»“”„]+/g) ?? [])
    .map((word) => word.replace(/["«»“”„]/g, ' ').trim())
    .filter((word) => word !== '')
}

/** A word as a query has it: in quotation marks when it would be read as an operator, a field or several words. */
function asWord(word: string): string {
  const parsed = parseQuery(word)
  return parsed.ok && parsed.query.kind === 'phrase' && parsed.query.words.length === 1 && !parsed.query.field
    ? word
    : `"${word}"`
}

const asValue = (value: string) => `"${value.replace(/["«»“”„]/g, ' ').trim()}"`

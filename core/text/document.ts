// An article as the query language sees it: the words of title and text, with what else a query may ask about. Pure.
import type { PlaceOfDocument } from '../query/place.ts'
import { wordTerms } from './terms.ts'
import { type Token, tokenise } from './tokenise.ts'

export type AnalysedDocument = {
  title: Token[]
  text: Token[]
  language: string
  source: string
  url: string
  author: string
  /** ISO 8601, or '' where unknown. */
  publishedAt: string
  /** ISO 3166-1 alpha-2 of the source, or '' where unknown. */
  from: string
  places: PlaceOfDocument[]
  story: string
  /** How many told its story first-hand, and how many told it at all, itself included. */
  origins: number
  sources: number
}

export type DocumentInput = { title: string; text: string; language: string } & Partial<
  Pick<
    AnalysedDocument,
    'source' | 'url' | 'author' | 'publishedAt' | 'from' | 'places' | 'story' | 'origins' | 'sources'
  >
>

const UNKNOWN = {
  source: '',
  url: '',
  author: '',
  publishedAt: '',
  from: '',
  places: [],
  story: '',
  origins: 1,
  sources: 1,
}

export function analyseDocument({ title, text, ...rest }: DocumentInput): AnalysedDocument {
  return { ...UNKNOWN, ...rest, title: tokenise(title), text: tokenise(text) }
}

// A lexeme may have 2,046 bytes; nobody asks for a longer word. PostgreSQL counts 16,383 places and 255 of one lexeme.
const LONGEST_TERM = 500
const LAST_PLACE = 16_383
const MOST_PLACES = 255
/** Between the last word of the title and the first of the text: no phrase and no NEAR reaches across. */
const GAP = 200
// A tsvector over 1 MiB is refused. Terms past this many UTF-16 units would reject the article; they are left out instead.
const LONGEST_VECTOR = 300_000

/** `vector` is a PostgreSQL tsvector: every term with its places, the title's weighted A. `crowded`: some places are missing. */
export type TermIndex = { vector: string; crowded: boolean }

export function indexTerms({ title, text, language }: AnalysedDocument): TermIndex {
  const places = new Map<string, number[]>()
  let crowded = false
  const add = (term: string, place: number) => {
    if (term.length > LONGEST_TERM) return
    const known = places.get(term)
    if (!known) places.set(term, [Math.min(place, LAST_PLACE)])
    else if (known.length < MOST_PLACES && place <= LAST_PLACE) known.push(place)
    if (place > LAST_PLACE || (known && known.length >= MOST_PLACES)) crowded = true
  }
  let place = 0
  for (const tokens of [title, text]) {
    for (const { surface } of tokens) {
      const { plain, light, stems } = wordTerms(surface, language)
      place++
      for (const term of plain) add(term, place)
      for (const term of light) add(term, place)
      for (const term of stems) add(term, place)
    }
    place += GAP
  }
  let vector = ''
  for (const [term, at] of places) {
    vector += `'${term.replace(/['\\]/g, '$&$&')}':${at.map((one) => (one <= title.length ? `${one}A` : one)).join()} `
    if (vector.length < LONGEST_VECTOR) continue
    crowded = true
    break
  }
  return { vector, crowded }
}

// An article as the query language sees it: the words of title and text, with what else a query may ask about. Pure.
import { wordTerms } from './terms.ts'
import { type Token, tokenise } from './tokenise.ts'

/** A place that an article mentions: itself and everything it lies in. */
export type PlaceOfDocument = { ids: number[]; country: string; role: string }

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

/** A lexeme may have 2,046 bytes; nobody asks for a longer word. */
const LONGEST_TERM = 500

/** All distinct terms of both fields: what an index of candidates holds. */
export function indexTerms({ title, text, language }: AnalysedDocument): string[] {
  const terms = new Set<string>()
  for (const tokens of [title, text]) {
    for (const { surface } of tokens) {
      const { plain, light, stems } = wordTerms(surface, language)
      for (const term of plain) if (term.length <= LONGEST_TERM) terms.add(term)
      for (const term of light) if (term.length <= LONGEST_TERM) terms.add(term)
      for (const term of stems) if (term.length <= LONGEST_TERM) terms.add(term)
    }
  }
  return [...terms]
}

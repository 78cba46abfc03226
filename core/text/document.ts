// An article as the query language sees it: the words of title and text, with what else a query may ask about. Pure.
import type { PlaceOfDocument } from '../query/place.ts'
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

/** The words of title and text. */
export type DocumentWords = Pick<AnalysedDocument, 'title' | 'text'>

export const wordsOf = ({ title, text }: { title: string; text: string }): DocumentWords => ({
  title: tokenise(title),
  text: tokenise(text),
})

/** `words` of the same title and text, where they have been read before. */
export function analyseDocument(document: DocumentInput, words = wordsOf(document)): AnalysedDocument {
  return { ...UNKNOWN, ...document, ...words }
}

// An article as the query language sees it: the words of title and text, each findable by its terms. Pure.
import { documentTerms } from './terms.ts'
import { type Token, tokenise } from './tokenise.ts'

/** One field's words; `positions` leads from a term to the indices of the words that stand under it, ascending. */
export type AnalysedField = { tokens: Token[]; positions: Map<string, number[]> }

export type AnalysedDocument = {
  title: AnalysedField
  text: AnalysedField
  language: string
  source: string
  url: string
  author: string
  /** ISO 8601, or '' where unknown. */
  publishedAt: string
}

export type DocumentInput = {
  title: string
  text: string
  language: string
  source?: string
  url?: string
  author?: string
  publishedAt?: string
}

export function analyseDocument(input: DocumentInput): AnalysedDocument {
  const { title, text, language, source = '', url = '', author = '', publishedAt = '' } = input
  return {
    title: analyseField(title, language),
    text: analyseField(text, language),
    language,
    source,
    url,
    author,
    publishedAt,
  }
}

/** All distinct terms of both fields: what an index of candidates holds. */
export function indexTerms(document: AnalysedDocument): string[] {
  const terms = new Set(document.title.positions.keys())
  for (const term of document.text.positions.keys()) terms.add(term)
  // A lexeme may have 2,046 bytes; nobody asks for a longer word.
  return [...terms].filter((term) => term.length < 500)
}

function analyseField(text: string, language: string): AnalysedField {
  const tokens = tokenise(text)
  const positions = new Map<string, number[]>()
  for (let index = 0; index < tokens.length; index++) {
    for (const term of documentTerms((tokens[index] as Token).surface, language)) {
      const at = positions.get(term)
      if (at) at.push(index)
      else positions.set(term, [index])
    }
  }
  return { tokens, positions }
}

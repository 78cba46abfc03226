// Translates a query into a PostgreSQL tsquery over an article's index terms that finds every match and few others; what is
// found is rechecked by the evaluator. Null where the index cannot help. Pure.
import { fold } from '../text/fold.ts'
import type { Phrase, Query, Word } from './ast.ts'
import { isPositive } from './positive.ts'

export function candidates(query: Query): string | null {
  switch (query.kind) {
    case 'phrase':
      return phraseCandidates(query)
    case 'near':
      return all([phraseCandidates(query.left), phraseCandidates(query.right)])
    case 'and':
      return all(query.parts.map(candidates))
    case 'or':
      return any(query.parts.map(candidates))
    case 'count':
      return isPositive(query) ? phraseCandidates(query.word) : null
    case 'tally':
    case 'not':
    case 'meta':
      return null
  }
}

const phraseCandidates = (phrase: Phrase) => all(phrase.words.map(wordCandidates))

function wordCandidates(word: Word): string | null {
  if (word.wildcard) return `${quote(word.wildcard.prefix)}:*`
  // The index knows folded words: an exact word is among those that fold to the same.
  return any(word.mode === 'exact' ? [quote(fold(word.text))] : word.terms.map(quote))
}

/** All of them; those that the index knows nothing of demand nothing. */
function all(parts: (string | null)[]): string | null {
  const known = [...new Set(parts.filter((part) => part !== null))]
  return known.length === 0 ? null : known.length === 1 ? (known[0] ?? null) : `(${known.join(' & ')})`
}

/** Any of them; one that the index knows nothing of could be anything. */
function any(parts: (string | null)[]): string | null {
  if (parts.length === 0 || parts.includes(null)) return null
  const known = [...new Set(parts)]
  return known.length === 1 ? (known[0] ?? null) : `(${known.join(' | ')})`
}

const quote = (term: string) => `'${term.replace(/\\/g, '\\\\').replace(/'/g, "''")}'`

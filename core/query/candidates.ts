// Translates a query into a PostgreSQL tsquery over the keys of an article's words that finds every match and few others; what is found is
// rechecked by the evaluator. Null where the index cannot help. Pure.
import { fold } from '../text/fold.ts'
import { askedKeys, keysOfBeginning, writtenKey } from '../text/index-keys.ts'
import type { Phrase, Query, Word } from './ast.ts'
import { isPositive } from './positive.ts'

// A little under the limit: what is left out of the count are signs that a term can hold too.
const LARGEST_TSQUERY_BYTES = 1_000_000
// What an article must have beyond so many things says little more about which it is, and PostgreSQL's stack ends at some thousands.
const MOST_DEMANDS = 64

/** `placed`: phrases and fields are asked by place too, which holds for articles whose places are all known. */
export function candidates(query: Query, placed: boolean): string | null {
  switch (query.kind) {
    case 'phrase':
      return phraseCandidates(query, placed)
    case 'near':
      return all([phraseCandidates(query.left, placed), phraseCandidates(query.right, placed)])
    case 'and':
      return all(query.parts.map((part) => candidates(part, placed)))
    case 'or':
      return any(query.parts.map((part) => candidates(part, placed)))
    case 'count':
      return isPositive(query) ? phraseCandidates(query.word, placed) : null
    case 'tally':
    case 'not':
    case 'meta':
      return null
  }
}

/** Whether asking by place finds fewer than asking by presence. */
export const hasPlaces = (query: Query) => candidates(query, true) !== candidates(query, false)

function phraseCandidates({ words, field }: Phrase, placed: boolean): string | null {
  const weight = placed && field !== null ? (field === 'title' ? 'A' : 'D') : ''
  const parts = words.slice(0, MOST_DEMANDS).map((word) => wordCandidates(word, weight))
  return placed && parts.length > 1 && !parts.includes(null) ? `(${parts.join(' <-> ')})` : all(parts)
}

function wordCandidates(word: Word, weight: string): string | null {
  // The index knows folded words: an exact word is among those that fold to the same.
  const asked = word.wildcard
    ? keysOfBeginning(word.wildcard.prefix)
    : askedKeys(word.mode === 'exact' ? [fold(word.text)] : word.terms)
  if (!asked) return null
  return any([
    ...asked.keys.map((key) => (weight === '' ? quote(key) : `${quote(key)}:${weight}`)),
    ...asked.beginnings.map((key) => `${quote(key)}:*${weight}`),
  ])
}

/** All of them; those that the index knows nothing of demand nothing. */
function all(parts: (string | null)[]): string | null {
  const known = [...new Set(parts.filter((part) => part !== null))].slice(0, MOST_DEMANDS)
  return known.length > 1 ? `(${known.join(' & ')})` : (known[0] ?? null)
}

/** Any of them; one that the index knows nothing of could be anything. */
function any(parts: (string | null)[]): string | null {
  if (parts.length === 0 || parts.includes(null)) return null
  const known = [...new Set(parts)]
  return known.length === 1 ? (known[0] ?? null) : `(${known.join(' | ')})`
}

/** Whether PostgreSQL takes it: the terms of a tsquery may have 1 MiB in all. */
export const isAskable = (tsquery: string) =>
  tsquery.length < LARGEST_TSQUERY_BYTES / 3 ||
  new TextEncoder().encode(tsquery.replace(/[' |&()]/g, '')).length < LARGEST_TSQUERY_BYTES

const quote = (key: string) => `'${writtenKey(key).replace(/['\\]/g, '$&$&')}'`

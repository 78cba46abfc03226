// Turns the words of a query into what the evaluator compares: terms, or a pattern for a wildcard. Pure.
import { fold } from '../text/fold.ts'
import { queryTerms } from '../text/terms.ts'
import { tokenise } from '../text/tokenise.ts'
import type { Word } from './ast.ts'

/** The words that a piece of query holds, or a sentence that says why it holds none. */
export function toWords(text: string, exact: boolean): Word[] | { error: string } {
  const words: Word[] = []
  for (const chunk of text.split(/\s+/u)) {
    if (/[*?]/.test(chunk)) {
      const word = wildcard(chunk)
      if ('error' in word) return word
      words.push(word)
    } else
      for (const { surface } of tokenise(chunk))
        words.push({ text: surface, exact, terms: exact ? exactTerms(surface) : queryTerms(surface), wildcard: null })
  }
  return words.length > 0
    ? words
    : { error: `There is no word in ${JSON.stringify(text)}: letters or digits are expected.` }
}

// Exact words are found under their folded form and then compared letter by letter.
const exactTerms = (surface: string) => [...new Set([fold(surface), fold(surface, 'tr')])]

function wildcard(chunk: string): Word | { error: string } {
  const pattern = chunk.replace(/[^\p{L}\p{M}\p{N}*?'’#@_]/gu, '')
  const parts = pattern.split(/([*?])/)
  const first = parts[0] ?? ''
  if ((first.match(/[\p{L}\p{N}]/gu) ?? []).length < 2)
    return { error: `A wildcard needs at least two letters before it: write more of ${JSON.stringify(chunk)}.` }
  const source = parts
    .map((part) =>
      part === '*'
        ? '[\\p{L}\\p{M}\\p{N}]*'
        : part === '?'
          ? '[\\p{L}\\p{N}]'
          : escapePattern(part === '' ? '' : fold(part)),
    )
    .join('')
  // `**` is `*`; runs of it would make the pattern slow for nothing.
  return {
    text: pattern.replace(/\*+/g, '*'),
    exact: false,
    terms: [],
    wildcard: new RegExp(`^${source.replace(/(\[\\p\{L\}\\p\{M\}\\p\{N\}\]\*)+/g, '$1')}$`, 'u'),
  }
}

/** The letters before a word's first wildcard, folded: what an index can be asked for. */
export const wildcardPrefix = (word: Word) => fold(word.text.split(/[*?]/)[0] ?? '')

const escapePattern = (text: string) => text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')

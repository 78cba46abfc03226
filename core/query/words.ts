// Turns the words of a query into what the evaluator compares: terms, or a pattern for a wildcard. Pure.
import { fold, foldCase } from '../text/fold.ts'
import { queryTerms } from '../text/terms.ts'
import { tokenise } from '../text/tokenise.ts'
import type { Mode, Wildcard, Word } from './ast.ts'

/** The words that a piece of query holds, or a sentence that says why it holds none. */
export function toWords(text: string, mode: Mode): Word[] | { error: string } {
  const words: Word[] = []
  for (const chunk of text.split(/\s+/u)) {
    if (/[*?]/.test(chunk)) {
      const word = wildcardWord(chunk, mode)
      if ('error' in word) return word
      words.push(word)
    } else
      for (const { surface } of tokenise(chunk))
        words.push({ text: surface, mode, terms: termsOf(surface, mode), wildcard: null })
  }
  return words.length > 0
    ? words
    : { error: `There is no word in ${JSON.stringify(text)}: letters or digits are expected.` }
}

function termsOf(surface: string, mode: Mode): string[] {
  if (mode === 'exact') return [`=${foldCase(surface)}`]
  const { plain, light, stems } = queryTerms(surface)
  return mode === 'stem' ? [...plain, ...light, ...stems] : [...plain, ...light]
}

const ANY_LETTERS = '[\\p{L}\\p{M}\\p{N}]*'
const ONE_LETTER = '[\\p{L}\\p{N}]'

function wildcardWord(chunk: string, mode: Mode): Word | { error: string } {
  // `**` is `*`; runs of it would make the pattern slow for nothing.
  const text = chunk.replace(/[^\p{L}\p{M}\p{N}*?'’#@_]/gu, '').replace(/\*+/g, '*')
  const prefix = fold(/^[^*?]*/.exec(text)?.[0] || ' ')
  if ((prefix.match(/[\p{L}\p{N}]/gu) ?? []).length < 2)
    return { error: `A wildcard needs at least two letters before it: write more of ${JSON.stringify(chunk)}.` }
  const parts = text.split(/([*?])/)
  const pattern = parts.map((part) =>
    part === '*' ? ANY_LETTERS : part === '?' ? ONE_LETTER : part === '' ? '' : escapePattern(fold(part)),
  )
  const wildcard: Wildcard = { source: `^${pattern.join('')}$`, prefix }
  return { text, mode: mode === 'stem' ? 'default' : mode, terms: [], wildcard }
}

const escapePattern = (text: string) => text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')

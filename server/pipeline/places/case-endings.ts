// The case that Turkish writes behind a name's apostrophe. Pure.
import type { Name } from './names.ts'

/** `in`: Daraa'da · `from`: Daraa'dan · `to`: Daraa'ya · `of`: Daraa'nın · `object`: Daraa'yı */
export type Ending = 'in' | 'from' | 'to' | 'of' | 'object'

const ENDINGS: [RegExp, Ending][] = [
  [/^[dt][ae](?:ki.*|ydi|yken)?$/, 'in'],
  [/^[dt][ae]n$/, 'from'],
  [/^n?[ıiuü]n(?:[dt]?[ae]?)?$/, 'of'],
  [/^[yn]?[ae]$/, 'to'],
  [/^[yn]?[ıiuü]$/, 'object'],
]

/** The case that these letters behind an apostrophe tell; undefined where they tell none, or the language has no such cases. */
export function endingIn(letters: string, language: string): Ending | undefined {
  if (language !== 'tr' && language !== 'az') return undefined
  const small = letters.toLocaleLowerCase('tr')
  return ENDINGS.find(([pattern]) => pattern.test(small))?.[1]
}

/** The case of a name's last word. */
export const endingOf = ({ reading, last }: Name): Ending | undefined => reading.words[last]?.ending

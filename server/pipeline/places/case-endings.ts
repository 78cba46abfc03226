// The case that Turkish writes behind a name's apostrophe. Pure.
import type { Name } from './names.ts'
import type { Word } from './words.ts'

/** `in`: Daraa'da · `from`: Daraa'dan · `to`: Daraa'ya · `of`: Daraa'nın · `object`: Daraa'yı */
export type Ending = 'in' | 'from' | 'to' | 'of' | 'object'

const ENDINGS: [RegExp, Ending][] = [
  [/^[dt][ae](?:ki.*|ydi|yken)?$/, 'in'],
  [/^[dt][ae]n$/, 'from'],
  [/^n?[ıiuü]n(?:[dt]?[ae]?)?$/, 'of'],
  [/^[yn]?[ae]$/, 'to'],
  [/^[yn]?[ıiuü]$/, 'object'],
]

/** The case of a name's last word; undefined where it has none that tells. */
export function endingOf({ reading, last }: Name): Ending | undefined {
  if (reading.language !== 'tr' && reading.language !== 'az') return undefined
  const { surface, tail } = reading.words[last] as Word
  if (tail === 0) return undefined
  const letters = surface.slice(surface.length - tail + 1).toLocaleLowerCase('tr')
  return ENDINGS.find(([pattern]) => pattern.test(letters))?.[1]
}

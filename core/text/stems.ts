// The stems that `stem:` compares: Snowball's where it knows the language, the light form elsewhere. Pure.
import { stemmer as arabic } from '@orama/stemmers/arabic'
import { stemmer as english } from '@orama/stemmers/english'
import { stemmer as french } from '@orama/stemmers/french'
import { stemmer as german } from '@orama/stemmers/german'
import { stemmer as russian } from '@orama/stemmers/russian'
import { stemmer as spanish } from '@orama/stemmers/spanish'
import { stemmer as turkish } from '@orama/stemmers/turkish'
import { stemmer as ukrainian } from '@orama/stemmers/ukrainian'
import { fold } from './fold.ts'

const STEMMERS: Record<string, (word: string) => string> = {
  ar: arabic,
  de: german,
  en: english,
  es: spanish,
  fr: french,
  ru: russian,
  tr: turkish,
  uk: ukrainian,
}

// The longest words of any language are shorter; of one that goes on and on a stemmer makes the square of its letters.
const LONGEST_WORD = 100

/** The folded stem of a word in lower case; undefined where no stemmer knows the language or nothing is left. */
export function stemOf(word: string, language: string): string | undefined {
  const stem = word.length > LONGEST_WORD ? undefined : STEMMERS[language]?.(word)
  return stem ? fold(stem) : undefined
}

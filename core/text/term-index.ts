// An article's terms with their places, as the store's full-text index takes them: a PostgreSQL tsvector. What a written word is
// indexed under is worked out once and kept as numbers, so that an article costs a look a word and one string. Pure.
import type { AnalysedDocument } from './document.ts'
import { keyOf, wordTerms } from './terms.ts'
import { WordMemory } from './word-memory.ts'

// A lexeme may have 2,046 bytes; nobody asks for a longer word. PostgreSQL counts 16,383 places and 255 of one lexeme.
export const LONGEST_TERM = 500
const LAST_PLACE = 16_383
const MOST_PLACES = 255
/** Between the last word of the title and the first of the text: no phrase and no NEAR reaches across. */
const GAP = 200
// A tsvector over 1 MiB is refused. Terms past this many UTF-16 units would reject the article; they are left out instead.
const LONGEST_VECTOR = 300_000
// Strangers' words cannot fill the memory: past this many terms everything is learnt anew.
const MOST_TERMS = 300_000

/** `vector` is a PostgreSQL tsvector: every term with its places, the title's weighted A. `crowded`: some places are missing. */
export type TermIndex = { vector: string; crowded: boolean }

/** The terms met so far, each with the places it has in the article at hand. */
class Lexicon {
  readonly quoted: string[] = []
  readonly places: string[] = []
  readonly counts: number[] = []
  private readonly numbers = new Map<string, number>()
  private readonly words = new Map<string, WordMemory>()

  /** What a language's words are indexed under. */
  reader(language: string): (surface: string) => Int32Array {
    const memory = this.words.get(language) ?? new WordMemory()
    this.words.set(language, memory)
    const read = (surface: string) => this.read(surface, language)
    return (surface) => memory.recall(surface, 0, read)
  }

  private read(surface: string, language: string): Int32Array {
    const { plain, light, stems } = wordTerms(surface, language)
    // What a word is reduced to is often the word itself, which is there already: the index would be twice as large.
    const reduced = [...light, ...stems].filter((term) => !plain.includes(keyOf(term)))
    const terms = new Set([...plain, ...reduced].filter((term) => term.length <= LONGEST_TERM))
    return Int32Array.from(terms, (term) => this.number(term))
  }

  private number(term: string): number {
    const known = this.numbers.get(term)
    if (known !== undefined) return known
    const number = this.quoted.push(`'${term.replace(/['\\]/g, '$&$&')}':`) - 1
    this.places.push('')
    this.counts.push(0)
    this.numbers.set(term, number)
    return number
  }
}

let lexicon = new Lexicon()

export function indexTerms({ title, text, language }: AnalysedDocument): TermIndex {
  if (lexicon.quoted.length > MOST_TERMS) lexicon = new Lexicon()
  const { quoted, places, counts } = lexicon
  const read = lexicon.reader(language)
  const present: number[] = []
  let crowded = false
  let place = 0
  for (const tokens of [title, text]) {
    for (let i = 0; i < tokens.length; i++) {
      place++
      const written = place > LAST_PLACE ? String(LAST_PLACE) : tokens === title ? `${place}A` : String(place)
      const numbers = read((tokens[i] as { surface: string }).surface)
      for (let n = 0; n < numbers.length; n++) {
        const number = numbers[n] as number
        const count = counts[number] as number
        if (count === 0) {
          present.push(number)
          places[number] = written
          counts[number] = 1
        } else if (count < MOST_PLACES && place <= LAST_PLACE) {
          places[number] += `,${written}`
          counts[number] = count + 1
        }
        if (place > LAST_PLACE || count >= MOST_PLACES) crowded = true
      }
    }
    place += GAP
  }
  let vector = ''
  for (const number of present) {
    if (vector.length < LONGEST_VECTOR) vector += `${quoted[number] + (places[number] as string)} `
    else crowded = true
    counts[number] = 0
  }
  return { vector, crowded }
}

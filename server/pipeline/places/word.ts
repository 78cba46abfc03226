// A word of a text that is read for places: where it stands, and all that its spelling says. Pure.
import type { Token } from '../../../core/text/tokenise.ts'
import type { Entry } from '../../gazetteer/place.ts'
import type { Ending } from './case-endings.ts'
import type { Script, Shape } from './spelling.ts'

/** One form of a word: `cut` letters were taken off its front, `loose` when its end was levelled too. */
export type Form = { key: string; entries: Entry[] | undefined; begins: boolean; cut: number; loose: boolean }

export type Lexeme = {
  folded: string
  script: Script
  shape: Shape
  forms: Form[]
  /** UTF-16 units of a possessive or case ending behind an apostrophe. */
  tail: number
  /** The case that such an ending tells. */
  ending: Ending | undefined
  /** A word of hand-kept lists that is hardly ever a place. */
  common: boolean
  /** The country whose people or adjective the word is. */
  demonym: string | undefined
  /** The words that make it one together with it, each with the country. */
  seconds: ReadonlyMap<string, string> | undefined
  /** `حي`, which makes a quarter of what follows. */
  quarterHead: boolean
}

export type Word = Omit<Token, 'spelling'> & Lexeme

/** What a spelling is stays in one place, however often it is written. */
export class ReadWord implements Lexeme {
  readonly start: number
  readonly end: number
  readonly surface: string
  private readonly lexeme: Lexeme

  constructor({ start, end, surface }: Token, lexeme: Lexeme) {
    this.start = start
    this.end = end
    this.surface = surface
    this.lexeme = lexeme
  }

  get folded() {
    return this.lexeme.folded
  }
  get script() {
    return this.lexeme.script
  }
  get shape() {
    return this.lexeme.shape
  }
  get forms() {
    return this.lexeme.forms
  }
  get tail() {
    return this.lexeme.tail
  }
  get ending() {
    return this.lexeme.ending
  }
  get common() {
    return this.lexeme.common
  }
  get demonym() {
    return this.lexeme.demonym
  }
  get seconds() {
    return this.lexeme.seconds
  }
  get quarterHead() {
    return this.lexeme.quarterHead
  }
}

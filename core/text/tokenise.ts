// Cuts a text into words, with UTF-16 offsets into the text as given. Pure, linear, never fails on any string.
import { APOSTROPHE, DIGIT, GERSHAYIM, LETTER, MARK, POINT, SIGN, UNSPACED, Units } from './characters.ts'
import { type Spelling, Surfaces } from './surfaces.ts'

/** A word as written: `surface === text.slice(start, end)`, and `spelling` all words that are written so. */
export type Token = { start: number; end: number; surface: string; spelling: Spelling }

const ADDRESS = /(?:https?:\/\/|www\.)[^\s<>"«»“”،]+/y
const CLOSING = /[.,;:!?)\]}'’،؛؟]+$/u
const SMALL_H = 104
const SMALL_W = 119
const read = new Units()
const surfaces = new Surfaces()
let segmenter: Intl.Segmenter | undefined

/** The words of a text, in order. `#tag`, `@name`, an address and `3.5` are one word each. */
export function tokenise(text: string): Token[] {
  read.read(text)
  const { kinds } = read
  const tokens: Token[] = []
  for (let at = 0; at < text.length; ) {
    const kind = kinds[at] as number
    if (kind === SIGN && beginsWord(kinds[at + 1] as number)) at = word(tokens, text, at, at + 1)
    else if (beginsWord(kind)) at = address(tokens, text, at) || number(tokens, at, kind) || word(tokens, text, at, at)
    else at++
  }
  return tokens
}

const beginsWord = (kind: number) => kind === LETTER || kind === DIGIT || kind === UNSPACED
const goesOn = (kind: number) => beginsWord(kind) || kind === MARK

function push(tokens: Token[], start: number, end: number): number {
  const spelling = surfaces.at(read.units, start, end)
  tokens.push({ start, end, surface: spelling.surface, spelling })
  return end
}

/** Where the address that begins here ends; 0 when none does. */
function address(tokens: Token[], text: string, start: number): number {
  const first = read.units[start]
  if (first !== SMALL_H && first !== SMALL_W) return 0
  ADDRESS.lastIndex = start
  const found = ADDRESS.exec(text)
  return found ? push(tokens, start, start + found[0].replace(CLOSING, '').length) : 0
}

/** Where the number with points that begins here ends; 0 when none does. */
function number(tokens: Token[], start: number, kind: number): number {
  if (kind !== DIGIT) return 0
  const { kinds } = read
  let end = start
  let points = 0
  for (;;) {
    while (kinds[end] === DIGIT) end++
    if (kinds[end] !== POINT || kinds[end + 1] !== DIGIT) break
    points++
    end++
  }
  return points > 0 ? push(tokens, start, end) : 0
}

function word(tokens: Token[], text: string, start: number, from: number): number {
  const { kinds } = read
  let end = from
  let unspaced = false
  for (;;) {
    const kind = kinds[end] as number
    if (goesOn(kind)) unspaced ||= kind === UNSPACED
    else if (kind === APOSTROPHE) {
      if (!goesOn(kinds[end + 1] as number)) break
    } else if (kind !== GERSHAYIM || !isHebrew(end - 1) || !isHebrew(end + 1)) break
    end++
  }
  if (!unspaced) return push(tokens, start, end)
  // Scripts written without blanks are cut by dictionary; everything else never reaches the segmenter.
  segmenter ??= new Intl.Segmenter('und', { granularity: 'word' })
  for (const part of segmenter.segment(text.slice(start, end)))
    if (part.isWordLike) push(tokens, start + part.index, start + part.index + part.segment.length)
  return end
}

function isHebrew(at: number): boolean {
  const unit = read.units[at] as number
  return unit >= 0x05d0 && unit <= 0x05ea
}

// Cuts a text into words, with UTF-16 offsets into the text as given. Pure, linear, never fails on any string.
import { APOSTROPHE, classAt, DIGIT, GERSHAYIM, LETTER, MARK, POINT, SIGN, UNSPACED } from './characters.ts'
import { Surfaces } from './surfaces.ts'

/** A word as written: `surface === text.slice(start, end)`. */
export type Token = { start: number; end: number; surface: string }

const ADDRESS = /(?:https?:\/\/|www\.)[^\s<>"«»“”،]+/y
const CLOSING = /[.,;:!?)\]}'’،؛؟]+$/u
const SMALL_H = 104
const SMALL_W = 119
const surfaces = new Surfaces()
let segmenter: Intl.Segmenter | undefined

/** The words of a text, in order. `#tag`, `@name`, an address and `3.5` are one word each. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = []
  for (let at = 0; at < text.length; ) {
    const kind = classAt(text, at)
    if (kind === SIGN && beginsWord(classAt(text, at + 1))) at = word(tokens, text, at, at + 1)
    else if (beginsWord(kind))
      at = address(tokens, text, at) || number(tokens, text, at, kind) || word(tokens, text, at, at)
    else at++
  }
  return tokens
}

const beginsWord = (kind: number) => kind === LETTER || kind === DIGIT || kind === UNSPACED
const goesOn = (kind: number) => beginsWord(kind) || kind === MARK

function push(tokens: Token[], text: string, start: number, end: number): number {
  tokens.push({ start, end, surface: surfaces.at(text, start, end) })
  return end
}

/** Where the address that begins here ends; 0 when none does. */
function address(tokens: Token[], text: string, start: number): number {
  const first = text.charCodeAt(start)
  if (first !== SMALL_H && first !== SMALL_W) return 0
  ADDRESS.lastIndex = start
  const found = ADDRESS.exec(text)
  return found ? push(tokens, text, start, start + found[0].replace(CLOSING, '').length) : 0
}

/** Where the number with points that begins here ends; 0 when none does. */
function number(tokens: Token[], text: string, start: number, kind: number): number {
  if (kind !== DIGIT) return 0
  let end = start
  let points = 0
  for (;;) {
    while (classAt(text, end) === DIGIT) end++
    if (classAt(text, end) !== POINT || classAt(text, end + 1) !== DIGIT) break
    points++
    end++
  }
  return points > 0 ? push(tokens, text, start, end) : 0
}

function word(tokens: Token[], text: string, start: number, from: number): number {
  let end = from
  let unspaced = false
  for (;;) {
    const kind = classAt(text, end)
    if (goesOn(kind)) unspaced ||= kind === UNSPACED
    else if (kind === APOSTROPHE) {
      if (!goesOn(classAt(text, end + 1))) break
    } else if (kind !== GERSHAYIM || !isHebrew(text, end - 1) || !isHebrew(text, end + 1)) break
    end++
  }
  if (!unspaced) return push(tokens, text, start, end)
  // Scripts written without blanks are cut by dictionary; everything else never reaches the segmenter.
  segmenter ??= new Intl.Segmenter('und', { granularity: 'word' })
  for (const part of segmenter.segment(text.slice(start, end)))
    if (part.isWordLike) push(tokens, text, start + part.index, start + part.index + part.segment.length)
  return end
}

function isHebrew(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  return unit >= 0x05d0 && unit <= 0x05ea
}

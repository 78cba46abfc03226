// A text as the tokeniser reads it: its UTF-16 units, and what each is. Looked up in a table that fills itself from Unicode's properties as
// characters are met, since a property test a character would be most of the cost of reading. Pure: the table only remembers.

export const OTHER = 1
export const LETTER = 2
export const DIGIT = 3
/** Continues a word, never begins one: a mark, a joiner, tatweel. */
export const MARK = 4
export const APOSTROPHE = 5
/** # and @, which belong to the word after them. */
export const SIGN = 6
/** A letter of a script that is written without blanks. */
export const UNSPACED = 7
/** Between digits, part of a number. */
export const POINT = 8
/** Between two Hebrew letters, part of an abbreviation: צה״ל. */
export const GERSHAYIM = 9

const IS_LETTER = /\p{L}/u
const IS_DIGIT = /\p{N}/u
const IS_MARK = /[\p{M}\u200c\u200d\u0640]/u
const IS_UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
const NAMED: Record<string, number> = {
  "'": APOSTROPHE,
  '’': APOSTROPHE,
  ʼ: APOSTROPHE,
  '‘': APOSTROPHE,
  '#': SIGN,
  '@': SIGN,
  '.': POINT,
  ',': POINT,
  '٫': POINT,
  '٬': POINT,
  '״': GERSHAYIM,
  '׳': GERSHAYIM,
  '"': GERSHAYIM,
}

const table = new Uint8Array(65_536)
const FIRST_ROOM = 8_192

/** The text that is read now. One for all texts, since each is read to its end before the next. */
export class Units {
  units = new Uint16Array(FIRST_ROOM)
  /** Either half of a surrogate pair has the class of the whole; what stands past the end is OTHER. */
  kinds = new Uint8Array(FIRST_ROOM)

  read(text: string): void {
    const { length } = text
    if (length >= this.units.length) this.room(length + 1)
    const { units, kinds } = this
    const flat = flattened(text)
    for (let at = 0; at < length; at++) {
      const unit = flat.charCodeAt(at)
      units[at] = unit
      kinds[at] = table[unit] as number
      if (kinds[at] === 0) kinds[at] = this.classAt(flat, at, unit)
    }
    units[length] = 0
    kinds[length] = OTHER
  }

  private classAt(text: string, at: number, unit: number): number {
    if (unit >= 0xd800 && unit <= 0xdfff) return classOf(pairAround(text, at, unit))
    const found = classOf(text[at] as string)
    table[unit] = found
    return found
  }

  private room(least: number): void {
    const size = Math.max(least, this.units.length * 2)
    this.units = new Uint16Array(size)
    this.kinds = new Uint8Array(size)
  }
}

// A text that was cut out of another, or put together, is another kind of string to the engine than one that was written in one go; a loop
// that has met all kinds looks at each letter by a call. Joined, every text is of one kind.
const flattened = (text: string) => (text.length > 1 ? [text.slice(0, 1), text.slice(1)].join('') : text)

function pairAround(text: string, at: number, unit: number): string {
  const before = text.charCodeAt(at - 1)
  const begins = unit >= 0xdc00 && before >= 0xd800 && before < 0xdc00 ? at - 1 : at
  return String.fromCodePoint(text.codePointAt(begins) as number)
}

function classOf(character: string): number {
  const named = NAMED[character]
  if (named !== undefined) return named
  if (IS_MARK.test(character)) return MARK
  if (IS_DIGIT.test(character)) return DIGIT
  if (!IS_LETTER.test(character)) return OTHER
  return IS_UNSPACED.test(character) ? UNSPACED : LETTER
}

// What each UTF-16 unit is to the tokeniser. Looked up in a table that fills itself from Unicode's properties as characters are
// met, since a property test a character would be most of the cost of reading. Pure: the table only remembers.

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

/** The class of the unit at `at`; either half of a surrogate pair has that of the whole. 0 past the end. */
export function classAt(text: string, at: number): number {
  const unit = text.charCodeAt(at)
  // NaN, past the end, is false here.
  if (!(unit >= 0)) return 0
  const known = table[unit] as number
  if (known !== 0) return known
  if (unit >= 0xd800 && unit <= 0xdfff) return classOf(pairAround(text, at, unit))
  const found = classOf(text[at] as string)
  table[unit] = found
  return found
}

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

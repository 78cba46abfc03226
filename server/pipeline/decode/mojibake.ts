// Text that someone read in a Western charset and wrote out again as UTF-8 ("ÇáÚÑÈ", "Ø§Ù„Ø¹", "Ð’ÐµÑ", "Ã©"): taken back to what it
// was. Text that was never broken comes back as it is. Never throws.
import { windowsCharacter } from '../parse/references.ts'
import { decodeAs, strictUtf8 } from './charsets.ts'
import { guessCharset, isForeign } from './guess.ts'

const SUSPECT =
  /[\u00c0-\u00ff][\u0080-\u00ff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u2122]/g
const ARABIC = /[\u0600-\u06ff]/
// A word of both scripts: what accented letters of a Western language would become.
const MIXED = /[a-zà-ÿ][\u0621-\u06d3]|[\u0621-\u06d3][a-zà-ÿ]/i
const FEWEST_PAIRS = 8
const SPECIAL = new Map(Array.from({ length: 32 }, (_, at) => [windowsCharacter(0x80 + at), 0x80 + at]))

export function unbroken(text: string): string {
  if (ARABIC.test(text)) return text
  SUSPECT.lastIndex = 0
  let pairs = 0
  while (pairs < FEWEST_PAIRS && SUSPECT.test(text)) pairs++
  if (pairs < FEWEST_PAIRS) return text
  const bytes = westernBytes(text)
  if (!bytes) return text
  const utf8 = strictUtf8(bytes)
  // That all of so many accented letters are bytes of UTF-8 is no accident, in any script.
  if (utf8 !== undefined) return utf8
  if (!isForeign(bytes) || guessCharset(bytes) !== 'windows-1256') return text
  const arabic = decodeAs(bytes, 'windows-1256')
  return MIXED.test(arabic) ? text : arabic
}

/** The bytes that were read as these letters; undefined when a letter is among them that no byte gives. */
function westernBytes(text: string): Uint8Array | undefined {
  const bytes = new Uint8Array(text.length)
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    const byte = code < 0x100 ? code : SPECIAL.get(text[at] as string)
    if (byte === undefined) return undefined
    bytes[at] = byte
  }
  return bytes
}

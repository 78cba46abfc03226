// How much like Arabic script bytes look in each charset that was ever used for it. The high bytes of Arabic prose in its right
// charset are letters, nine in ten of them the commonest, and alef stands before lam again and again. Pure.
import { decodeAs } from './charsets.ts'

// The first is the one that the web used; the others must look better than it.
const CHARSETS = ['windows-1256', 'iso-8859-6', 'cp720', 'cp864']
const COMMON = new Set('الينمروتبهدعسفكقحةأىجشخصزضطإئآءؤیکگپچ')
const SHARE = { common: 1, letter: 0.25, other: -1 }
const READ_BYTES = 64 * 1024
// Arabic scores above 0.9. Prose in windows-1251, -1253, -1255 and koi8-r stays far below in windows-1256, less far in the
// charsets of DOS, whose letters stand where Cyrillic has its own.
const SURE = 0.6
const SURE_UNUSUAL = 0.85
const LIKELY = 0.3
// "ال" begins every third or fourth word of Arabic; other charsets have the pair by chance, once in thousands.
const LETTERS_PER_ARTICLE = 60

type Table = { charset: string; weights: Float32Array; alef: Uint8Array; lam: Uint8Array }

let tables: Table[] | undefined

/** The charset that makes Arabic of these bytes, where one does. `expected`: the feed's language is written in that script. */
export function arabicCharset(bytes: Uint8Array, expected: boolean): string | undefined {
  tables ??= CHARSETS.map(tableOf)
  let best: { charset: string; score: number; articles: number; letters: number } | undefined
  for (const table of tables) {
    const seen = scoreOf(bytes, table)
    if (!best || seen.score > best.score) best = { charset: table.charset, ...seen }
  }
  if (!best || best.letters === 0) return undefined
  if (expected) return best.score >= LIKELY ? best.charset : undefined
  const sure = best.charset === CHARSETS[0] ? SURE : SURE_UNUSUAL
  return best.score >= sure && best.articles > 0 && best.articles * LETTERS_PER_ARTICLE >= best.letters
    ? best.charset
    : undefined
}

function scoreOf(
  bytes: Uint8Array,
  { weights, alef, lam }: Table,
): { score: number; articles: number; letters: number } {
  let sum = 0
  let letters = 0
  let articles = 0
  const end = Math.min(bytes.length, READ_BYTES)
  for (let at = 0; at < end; at++) {
    const byte = bytes[at] as number
    if (byte < 0x80) continue
    letters++
    sum += weights[byte] as number
    if (lam[byte] === 1 && at > 0 && alef[bytes[at - 1] as number] === 1) articles++
  }
  return { score: letters === 0 ? 0 : sum / letters, articles, letters }
}

function tableOf(charset: string): Table {
  const table = { charset, weights: new Float32Array(256), alef: new Uint8Array(256), lam: new Uint8Array(256) }
  for (let byte = 0x80; byte < 256; byte++) {
    // The one charset that has shapes instead of letters is read as the letters that they are.
    const [letter = ''] = decodeAs(Uint8Array.of(byte), charset).normalize('NFKC').trim()
    table.weights[byte] = COMMON.has(letter)
      ? SHARE.common
      : /[\u0620-\u06d3،؟؛]/.test(letter)
        ? SHARE.letter
        : SHARE.other
    table.alef[byte] = letter === 'ا' ? 1 : 0
    table.lam[byte] = letter === 'ل' ? 1 : 0
  }
  return table
}

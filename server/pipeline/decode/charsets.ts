// What a charset is called, and bytes read in it: the platform's decoders first, iconv-lite for what they lack. Names are
// forgiven their usual slips. Never throws; bytes that fit nothing become U+FFFD.
import iconv from 'iconv-lite'
import { eightBitChinese, eightBitKorean } from './seven-bits.ts'

// Names in use that neither decoder knows.
const ALIASES: Record<string, string> = {
  'dos-720': 'cp720',
  ibm720: 'cp720',
  '720': 'cp720',
  'dos-864': 'cp864',
  csibm864: 'cp864',
  utf8mb4: 'utf-8',
  unicode: 'utf-16',
  'x-sjis-jp': 'shift_jis',
  ansi: 'windows-1252',
  maclatin2: 'maccenteuro',
  'mac-latin2': 'maccenteuro',
  'x-mac-ce': 'maccenteuro',
  'kz-1048': 'rk1048',
  kz1048: 'rk1048',
  ptcp154: 'pt154',
  // Later and wider forms of what the platform reads, as far as news needs them.
  iso2022jp: 'iso-2022-jp',
  'iso2022-jp': 'iso-2022-jp',
  shift_jis_2004: 'shift_jis',
  euc_jis_2004: 'euc-jp',
  big5hkscs: 'big5',
  hz: 'hz-gb-2312',
  iso2022kr: 'iso-2022-kr',
  'iso2022-kr': 'iso-2022-kr',
  csiso2022kr: 'iso-2022-kr',
}
// In seven bits: the charset that they are in eight, and who makes them so.
const SEVEN_BITS: Record<string, [string, (bytes: Uint8Array) => Uint8Array]> = {
  'iso-2022-kr': ['euc-kr', eightBitKorean],
  'hz-gb-2312': ['gbk', eightBitChinese],
}

/** The name under which `decodeAs` reads a charset, or undefined for one that nobody knows. */
export function knownCharset(written: string | null | undefined): string | undefined {
  const name = written?.trim().toLowerCase() ?? ''
  if (name === '') return undefined
  for (const candidate of [
    name,
    ALIASES[name],
    name.replace(/^(x-|cs)/, ''),
    name.replace(/^(win|windows|cp|x-cp)[-_ ]?(?=\d)/, 'windows-'),
  ])
    if (candidate && (Object.hasOwn(SEVEN_BITS, candidate) || isNative(candidate) || iconv.encodingExists(candidate)))
      return candidate
  return undefined
}

export function decodeAs(bytes: Uint8Array, charset: string): string {
  const seven = Object.hasOwn(SEVEN_BITS, charset) ? SEVEN_BITS[charset] : undefined
  if (seven) return decodeAs(seven[1](bytes), seven[0])
  if (!isNative(charset)) return iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), charset)
  return new TextDecoder(charset).decode(bytes)
}

export function strictUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function isNative(charset: string): boolean {
  try {
    new TextDecoder(charset)
    return true
  } catch {
    return false
  }
}

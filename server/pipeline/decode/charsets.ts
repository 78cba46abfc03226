// What a charset is called, and bytes read in it: the platform's decoders first, iconv-lite for what they lack. Names are
// forgiven their usual slips. Never throws; bytes that fit nothing become U+FFFD.
import iconv from 'iconv-lite'

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
    if (candidate && (isNative(candidate) || iconv.encodingExists(candidate))) return candidate
  return undefined
}

export function decodeAs(bytes: Uint8Array, charset: string): string {
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

// Bytes of a feed become text: the charset is found by what is certain first. Never throws; bytes that fit nothing become U+FFFD.
import chardet from 'chardet'
import iconv from 'iconv-lite'

export type Decoded = { text: string; charset: string }

const PROLOG_BYTES = 1_024
// Languages whose old pages were written in windows-1256 and are still sent under other names.
const ARABIC_SCRIPT = ['ar', 'fa', 'ur', 'ckb', 'ps']

/** `language` is the feed's, where known: what undeclared single bytes most likely are. */
export function decode(bytes: Uint8Array, contentType: string | null, language: string | null = null): Decoded {
  const marked = byteOrderMark(bytes)
  if (marked) return decodeAs(bytes, marked)
  const declared = usable(charsetOf(contentType)) ?? usable(prologCharset(bytes))
  // UTF-16 passes as UTF-8 byte by byte, so a declared one is believed first; valid UTF-8 beats any other label.
  if (declared && /^utf-?(16|32)/i.test(declared)) return decodeAs(bytes, declared)
  const utf8 = strictUtf8(bytes)
  if (utf8 !== undefined) return { text: utf8, charset: 'utf-8' }
  if (declared && !/^(utf-?8|us-ascii|ascii|iso-?8859-1|latin-?1|windows-1252)$/i.test(declared))
    return decodeAs(bytes, declared)
  // Not UTF-8, and labelled with nothing or with what every mistaken server says.
  if (language && ARABIC_SCRIPT.includes(language.split('-')[0] ?? '')) return decodeAs(bytes, 'windows-1256')
  if (looksArabic(bytes)) return decodeAs(bytes, 'windows-1256')
  return decodeAs(
    bytes,
    declared && !/^utf-?8$/i.test(declared) ? declared : (usable(chardet.detect(bytes)) ?? 'windows-1252'),
  )
}

function byteOrderMark([a, b, c, d]: Uint8Array): string | undefined {
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 ? 'utf-32le' : 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  if (a === 0 && b === 0) return c === 0xfe && d === 0xff ? 'utf-32be' : c === 0 && d === 0x3c ? 'utf-32be' : undefined
  if (a === 0 && b === 0x3c && c === 0) return 'utf-16be'
  if (a === 0x3c && b === 0 && d === 0) return c === 0 ? 'utf-32le' : 'utf-16le'
  return undefined
}

const charsetOf = (contentType: string | null) => /charset\s*=\s*["']?([\w.:-]+)/i.exec(contentType ?? '')?.[1]

function prologCharset(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, PROLOG_BYTES)).toString('latin1')
  return /^\s*<\?xml[^>]*encoding\s*=\s*["']([\w.:-]+)["']/i.exec(head)?.[1]
}

function usable(charset: string | null | undefined): string | undefined {
  return charset && (isNative(charset) || iconv.encodingExists(charset)) ? charset : undefined
}

function isNative(charset: string): boolean {
  try {
    new TextDecoder(charset)
    return true
  } catch {
    return false
  }
}

function decodeAs(bytes: Uint8Array, charset: string): Decoded {
  const text = isNative(charset) ? new TextDecoder(charset).decode(bytes) : iconv.decode(Buffer.from(bytes), charset)
  return { text: text.replace(/^\ufeff/, ''), charset: charset.toLowerCase() }
}

function strictUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/**
 * In windows-1256 the Arabic letters stand at 0xC7–0xED, alef (0xC7) and lam (0xE1) side by side again and again ("ال" is
 * the article); in windows-1252 the pair "Çá" is next to unknown. A handful of such pairs decides.
 */
function looksArabic(bytes: Uint8Array): boolean {
  let articles = 0
  let high = 0
  for (let at = 1; at < bytes.length; at++) {
    if ((bytes[at] as number) >= 0x80) high++
    if (bytes[at] === 0xe1 && bytes[at - 1] === 0xc7) articles++
  }
  return articles >= 2 && articles * 40 >= high
}

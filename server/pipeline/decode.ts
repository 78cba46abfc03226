// Bytes of a feed become text. The charset is what is surest first: byte order mark, HTTP, the document's own word, whether it is
// valid UTF-8, what the feed's language is usually written in, and a guess at last. Never throws; bytes that fit nothing
// become U+FFFD.
import { decodeAs, knownCharset, strictUtf8 } from './decode/charsets.ts'
import { guessCharset, guessOfWestern, usualCharsets } from './decode/guess.ts'
import { unbroken } from './decode/mojibake.ts'

export type Decoded = { text: string; charset: string }

const HEAD_BYTES = 4_096
// Labels that servers and programs put on everything.
const CARELESS = /^(utf-?8|us-ascii|ascii|ansi_x3.*|iso-?8859-?1|latin-?1|l1|windows-1252|cp1252)$/
// Seven bits that are valid UTF-8 and mean something else.
const SEVEN_BITS = /^(iso-2022-|hz-|utf-7)/
// How a passage in them begins, and that of Chinese ends.
const SHIFTED: [passage: RegExp, charset: string][] = [
  [/\u001b\$[@B]/, 'iso-2022-jp'],
  [/\u001b\$\)C/, 'iso-2022-kr'],
  [/~\{(?:[!-w][!-~])+~\}/, 'hz-gb-2312'],
]
// A document that is UTF-8 but for a cut or a stray byte here and there is still UTF-8.
const SEQUENCES_PER_SLIP = 4
const MOST_UNREADABLE_SHARE = 0.1

/** `language` is the feed's, where known: what undeclared single bytes most likely are. */
export function decode(bytes: Uint8Array, contentType: string | null, language: string | null = null): Decoded {
  const marked = byteOrderMark(bytes)
  if (marked) return as(bytes, marked)
  const head = Buffer.from(bytes.subarray(0, HEAD_BYTES)).toString('latin1')
  const http = knownCharset(httpCharset(contentType))
  const prolog = knownCharset(prologCharset(head))
  const declared = http ?? prolog
  if (declared && SEVEN_BITS.test(declared)) return as(bytes, declared)
  // Programs that keep text in UTF-16 write that into the prolog of what they then send as UTF-8.
  if (declared && /^utf-?(16|32)|^ucs/.test(declared) && head.includes('\u0000')) return as(bytes, declared)
  const utf8 = strictUtf8(bytes)
  if (utf8 !== undefined) {
    const seven = utf8.length === bytes.length ? shiftedIn(utf8) : undefined
    return seven ? as(bytes, seven) : { text: unbroken(utf8), charset: 'utf-8' }
  }
  if (isMostlyUtf8(bytes)) return as(bytes, 'utf-8')
  // What every server says, and the bytes do not bear out, gives way to what the document says of itself.
  const named = [http, prolog].find((charset) => charset && !CARELESS.test(charset) && !/^utf-?(16|32)/.test(charset))
  if (named) {
    const text = decodeAs(bytes, named)
    if (isReadable(text)) return { text, charset: named }
  }
  return as(bytes, likeliest(bytes, declared, (language ?? documentLanguage(head))?.toLowerCase().split(/[-_]/)[0]))
}

/** What ASCII is in that shifts to Chinese, Japanese or Korean. */
function shiftedIn(ascii: string): string | undefined {
  if (!ascii.includes('\u001b$') && !ascii.includes('~{')) return undefined
  return SHIFTED.find(([passage]) => passage.test(ascii))?.[1]
}

/** Of bytes that are not UTF-8, and labelled with nothing or with what every mistaken server says. */
function likeliest(bytes: Uint8Array, declared: string | undefined, language: string | undefined): string {
  const western = declared !== undefined && !/^utf/.test(declared) && !usualCharsets(language)
  return western ? guessOfWestern(bytes) : guessCharset(bytes, language)
}

function as(bytes: Uint8Array, charset: string): Decoded {
  return { text: decodeAs(bytes, charset).replace(/^\ufeff/, ''), charset }
}

function byteOrderMark([a, b, c, d]: Uint8Array): string | undefined {
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 ? 'utf-32le' : 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  if (a === 0 && b === 0) return (c === 0xfe && d === 0xff) || (c === 0 && d === 0x3c) ? 'utf-32be' : undefined
  if (a === 0 && b === 0x3c && c === 0) return 'utf-16be'
  if (a === 0x3c && b === 0 && d === 0) return c === 0 ? 'utf-32le' : 'utf-16le'
  return undefined
}

const httpCharset = (contentType: string | null) => /charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(contentType ?? '')?.[1]
const prologCharset = (head: string) => /<\?xml[^>]*?encoding\s*=\s*["']\s*([\w.:-]+)/i.exec(head)?.[1]
const documentLanguage = (head: string) =>
  /<(?:dc:)?language>\s*(?:<!\[CDATA\[)?\s*([a-z]{2,3})\b|xml:lang\s*=\s*["']([a-z]{2,3})\b|"language"\s*:\s*"([a-z]{2,3})\b/i
    .exec(head)
    ?.slice(1)
    .find((tag) => tag !== undefined) ?? null

function isMostlyUtf8(bytes: Uint8Array): boolean {
  let sequences = 0
  let slips = 0
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] as number
    if (byte < 0x80) continue
    const more = byte >= 0xc2 && byte < 0xe0 ? 1 : byte >= 0xe0 && byte < 0xf0 ? 2 : byte >= 0xf0 && byte < 0xf5 ? 3 : 0
    let follow = 0
    while (follow < more && ((bytes[at + follow + 1] ?? 0) & 0xc0) === 0x80) follow++
    if (more > 0 && follow === more) sequences++
    // What the end of the document cuts off is no slip.
    else if (at + more < bytes.length) slips++
    at += follow
  }
  return sequences > 0 && sequences >= slips * SEQUENCES_PER_SLIP
}

function isReadable(text: string): boolean {
  const unreadable = text.split('\ufffd').length - 1
  if (unreadable === 0) return true
  const beyond = text.match(/[\u0080-\uffff]/g)?.length ?? 1
  return unreadable / beyond <= MOST_UNREADABLE_SHARE
}

// What charset bytes are in that nobody names, or that are named as every careless server does: jschardet, asked which of those
// that news was ever written in. Pure.
import { createRequire } from 'node:module'
import type { chardet } from 'jschardet'
import { knownCharset } from './charsets.ts'

const GUESSED_BYTES = 64 * 1024
// Of the letters in words that have any beyond ASCII: Western ones have an accent here and there, others hardly anything else.
const FOREIGN_SHARE = 0.7

const WESTERN = ['windows-1252', 'iso-8859-1', 'iso-8859-15']
const CENTRAL = ['windows-1250', 'iso-8859-2']
const BALTIC = ['windows-1257', 'iso-8859-13']
const TURKISH = ['windows-1254', 'iso-8859-9']
const ARABIC = ['windows-1256', 'iso-8859-6', 'cp720', 'cp864']
// The others have none of the letters that Arabic lacks.
const PERSIAN = ['windows-1256']
const HEBREW = ['windows-1255', 'iso-8859-8', 'cp862']
const CYRILLIC = ['windows-1251', 'koi8-r', 'koi8-u', 'iso-8859-5', 'cp866', 'cp855', 'mac-cyrillic']
const GREEK = ['windows-1253', 'iso-8859-7', 'cp737']
const CENTRAL_ASIAN = ['kz-1048', 'ptcp154', 'koi8-t']
const ASIAN = ['shift_jis', 'euc-jp', 'gb18030', 'big5', 'cp949']
// Where words have letters beyond ASCII among others, and where they have hardly any others.
const OTHER_EUROPEAN = [...CENTRAL, ...TURKISH, ...BALTIC]
const SAID_TO_BE_WESTERN = ['windows-1252', ...OTHER_EUROPEAN]
const LATIN = [...WESTERN, ...OTHER_EUROPEAN, 'windows-1258', ...ASIAN]
const FOREIGN = [...LATIN, ...ARABIC, ...HEBREW, ...CYRILLIC, ...GREEK, ...CENTRAL_ASIAN, 'windows-874']
// By language, the usual first: that is what bytes are which fit none.
const USUAL: Record<string, string[]> = {
  ...{ ar: ARABIC, fa: PERSIAN, ur: PERSIAN, ckb: PERSIAN, ps: PERSIAN, ug: PERSIAN, sd: PERSIAN, arc: ARABIC },
  ...{ he: HEBREW, iw: HEBREW, yi: HEBREW, tr: TURKISH, az: TURKISH, ku: [...TURKISH, ...ARABIC], el: GREEK },
  ...{ pl: CENTRAL, cs: CENTRAL, hu: CENTRAL, sk: CENTRAL, ro: CENTRAL, sl: CENTRAL, hr: CENTRAL },
  ...{ ru: CYRILLIC, uk: CYRILLIC, be: CYRILLIC, bg: CYRILLIC, mk: CYRILLIC, sr: [...CYRILLIC, ...CENTRAL] },
  ...{ kk: [...CYRILLIC, ...CENTRAL_ASIAN], tg: [...CYRILLIC, ...CENTRAL_ASIAN], lt: BALTIC, lv: BALTIC },
  ...{ th: ['windows-874'], vi: ['windows-1258'], ja: ['shift_jis', 'euc-jp'], ko: ['cp949'], zh: ['gb18030', 'big5'] },
}

// Letters of windows-1252 that are those of Turkish, Kurmanji, Czech, Croatian, Romanian or Lithuanian in their own charsets, and signs between
// letters, which those of Polish become. Only Icelandic and Faroese have such letters themselves, and their neighbours by the way.
const HARDLY_WESTERN =
  /[\x8a\x8e\x9a\x9e\xd0\xdd\xde\xf0\xfd\xfe]|(?<=[a-z\xc0-\xff])(?:[\xa1-\xb3\xb5\xb6\xb8-\xbf](?=[a-z\xc0-\xff])|[\xb1\xb6\xb9])|(?<=[a-z\xc0-\xff]{3})\xb3/gi
const FEWEST_HARDLY_WESTERN = 3
// Hungarian in its own charset, of whose letters only two change: õ is Portuguese only before e, and Estonian only without á.
const HUNGARIAN_LONG = /[\xd5\xf5](?!e)/gi
const HUNGARIAN_COMMON = /[\xc1\xe1]/g
const NOT_HUNGARIAN = /[\xc0\xc2-\xc8\xca-\xcc\xce-\xd2\xd4\xd8\xd9\xdf\xe0\xe2-\xe8\xea-\xec\xee-\xf2\xf4\xf8\xf9]/g
const LATIN_WORD = /[a-z\x80-\xff]{2,}/gi
const HIGH = /[\x80-\xff]/
const HIGH_WORDS_SHARE = 0.04

const load = createRequire(import.meta.url)
let library: { chardet: typeof chardet } | undefined

/** The likeliest charset; `language`: the primary subtag of the feed's, where known. Never throws. */
export function guessCharset(bytes: Uint8Array, language?: string): string {
  const text = withoutTags(bytes)
  const { high, foreign } = lettersOf(text)
  const among = usualCharsets(language) ?? (foreign ? FOREIGN : LATIN)
  const [usual = 'windows-1252'] = among
  // A lone letter tells nothing.
  const certain = among.length === 1 || (among === LATIN && high < 2)
  return certain ? usual : (detected(text, among) ?? usual)
}

/** What the news of a language was written in, the usual first, where that is known. */
export const usualCharsets = (language: string | undefined): string[] | undefined =>
  language !== undefined && Object.hasOwn(USUAL, language) ? USUAL[language] : undefined

/** Whether the words that have letters beyond ASCII are in no Western language. */
export const isForeign = (bytes: Uint8Array): boolean => lettersOf(withoutTags(bytes)).foreign

/** The charset of bytes that are said to be Western. A name or a sign from elsewhere is no reason to doubt it. Never throws. */
export function guessOfWestern(bytes: Uint8Array): string {
  const text = withoutTags(bytes)
  const letters = text.toString('latin1')
  if (isHungarian(letters)) return guessCharset(bytes, 'hu')
  const among = lettersOf(text).foreign ? FOREIGN : isHardlyWestern(letters) ? SAID_TO_BE_WESTERN : undefined
  return (among && detected(text, among)) ?? 'windows-1252'
}

function isHungarian(text: string): boolean {
  const count = (letters: RegExp) => text.match(letters)?.length ?? 0
  const long = count(HUNGARIAN_LONG)
  const common = count(HUNGARIAN_COMMON)
  return long >= FEWEST_HARDLY_WESTERN && common >= long / 4 && count(NOT_HUNGARIAN) < common / 4
}

function isHardlyWestern(text: string): boolean {
  const telling = text.match(HARDLY_WESTERN) ?? []
  if (telling.length < FEWEST_HARDLY_WESTERN) return false
  const words = text.match(LATIN_WORD) ?? []
  return words.filter((word) => HIGH.test(word)).length >= words.length * HIGH_WORDS_SHARE
}

function detected(text: Uint8Array, among: string[]): string | undefined {
  // A megabyte of tables, and thirty when in use, that most processes never need.
  library ??= load('jschardet') as { chardet: typeof chardet }
  const { encoding } = library.chardet.detect(text, {
    includeEncodings: [...among, 'ascii'],
    noMatchEncoding: 'ascii',
  })
  return encoding === 'ascii' ? undefined : knownCharset(encoding)
}

/** Letters beyond ASCII, and whether words that have them hardly have others. */
function lettersOf(text: Uint8Array): { high: number; foreign: boolean } {
  let high = 0
  let inWords = 0
  let letters = 0
  let start = 0
  let highBefore = 0
  for (let at = 0; at <= text.length; at++) {
    const byte = text[at] ?? 0
    if (byte >= 0x80) high++
    else if ((byte | 32) < 97 || (byte | 32) > 122) {
      if (high > highBefore && at - start > 1) {
        inWords += high - highBefore
        letters += at - start
      }
      start = at + 1
      highBefore = high
    }
  }
  return { high, foreign: inWords > 1 && inWords >= letters * FOREIGN_SHARE }
}

function withoutTags(bytes: Uint8Array): Buffer {
  const text = Buffer.from(bytes.subarray(0, GUESSED_BYTES)).toString('latin1')
  return Buffer.from(text.replace(/<[^<>]*>/g, ' '), 'latin1')
}

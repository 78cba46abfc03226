// Character references become characters: those of XML, those of HTML that feeds use as if they were XML's, and what the
// document's own DOCTYPE defines. Unknown names stay as they are; never throws, and never grows a text without bound.
import { Parser } from 'htmlparser2'

export type Entities = { values: Map<string, string>; charactersLeft: number }

const REFERENCE = /&(?:#[xX]([\da-fA-F]{1,8})|#(\d{1,10})|([A-Za-z_][\w.-]{0,31}));/g
const DEFINITION = /<!ENTITY\s+([A-Za-z_][\w.-]{0,31})\s+(?:"([^"<]{0,2000})"|'([^'<]{0,2000})')\s*>/g
// What a document's own entities may add to it in all: plenty for names and addresses, nothing for a bomb.
const MOST_ADDED_CHARACTERS = 100_000
const MOST_REMEMBERED_NAMES = 5_000

/** U+0080–U+009F, which nobody means: HTML reads them as windows-1252, and so do we. */
const WINDOWS = [...'€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ']
export const windowsCharacter = (code: number): string => WINDOWS[code - 0x80] ?? '\ufffd'

const named = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', '\u00a0'],
])

// Halves of a pair, each written as if it were a character: so do programs that count in UTF-16.
const PAIR =
  /&#(?:[xX]0{0,4}([dD][89abAB][\da-fA-F]{2})|0{0,4}(5[56]\d{3}));&#(?:[xX]0{0,4}([dD][c-fC-F][\da-fA-F]{2})|0{0,4}(5[67]\d{3}));/g

/** Characters that were written as two references are one; everything else stays as it is. */
export function joinPairs(text: string): string {
  if (!text.includes('&#')) return text
  return text.replace(PAIR, (whole, hexHigh?: string, high?: string, hexLow?: string, low?: string) => {
    const codes = [
      hexHigh ? Number.parseInt(hexHigh, 16) : Number(high),
      hexLow ? Number.parseInt(hexLow, 16) : Number(low),
    ]
    const letter = String.fromCharCode(...codes)
    return letter.isWellFormed() && letter.codePointAt(0) !== codes[0] ? letter : whole
  })
}

export function decodeReferences(written: string, entities?: Entities): string {
  if (!written.includes('&')) return written
  const text = joinPairs(written)
  return entities ? text.replace(REFERENCE, decoderWith(entities)) : text.replace(REFERENCE, decode)
}

type Decoder = (whole: string, hex?: string, decimal?: string, name?: string) => string

const decoderWith =
  (entities: Entities | undefined): Decoder =>
  (whole, hex, decimal, name) => {
    if (name === undefined) return characterOf(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16))
    return own(name, entities) ?? namedCharacter(name) ?? whole
  }
// Most documents define none; made once, so that the engine compiles it once.
const decode = decoderWith(undefined)

/** Only what the DOCTYPE defines: for markup, in which every other reference keeps its meaning. */
export function decodeOwn(text: string, entities: Entities | undefined): string {
  if (!entities || !text.includes('&')) return text
  return text.replace(REFERENCE, (whole, _hex, _decimal, name?: string) => (name && own(name, entities)) ?? whole)
}

/** The entities of a DOCTYPE's internal subset; in each those that were defined before it. */
export function definedEntities(doctype: string): Entities | undefined {
  const values = new Map<string, string>()
  const before: Entities = { values, charactersLeft: MOST_ADDED_CHARACTERS }
  for (const [, name, double, single] of doctype.matchAll(DEFINITION))
    if (!values.has(name as string)) values.set(name as string, decodeReferences(double ?? single ?? '', before))
  return values.size > 0 ? { values, charactersLeft: MOST_ADDED_CHARACTERS } : undefined
}

function own(name: string, entities: Entities | undefined): string | undefined {
  const value = entities?.values.get(name)
  if (!entities || value === undefined || value.length > entities.charactersLeft) return undefined
  entities.charactersLeft -= value.length
  return value
}

function namedCharacter(name: string): string | undefined {
  const known = named.get(name)
  if (known !== undefined) return known
  let text = ''
  const parser = new Parser({ ontext: (data) => (text += data) }, { decodeEntities: true })
  parser.end(`&${name};`)
  if (text === `&${name};`) return undefined
  if (named.size < MOST_REMEMBERED_NAMES) named.set(name, text)
  return text
}

export function characterOf(code: number): string {
  if (code >= 0x80 && code <= 0x9f) return windowsCharacter(code)
  if (code < 0x20 && code !== 9 && code !== 10 && code !== 13) return ''
  return code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) ? '\ufffd' : String.fromCodePoint(code)
}

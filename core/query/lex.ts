// Cuts a query into its pieces, each with its UTF-16 place. Pure; any string is cut, what cannot be cut is an error piece.

export type Piece =
  | { kind: 'open' | 'close' | 'and' | 'or' | 'not' | 'end'; at: number; text: string }
  | { kind: 'near'; at: number; text: string; distance: number; ordered: boolean }
  /** `text` is what stands between the quotes. */
  | { kind: 'phrase'; at: number; text: string }
  | { kind: 'word'; at: number; text: string }
  /** A field or modifier with its colon, what it governs comes next. */
  | { kind: 'prefix'; at: number; text: string; name: string }
  /** What is counted stands in `of`: a word, `origins` or `sources`. */
  | { kind: 'count'; at: number; text: string; of: string; compare: '>=' | '<=' | '='; number: number }
  | { kind: 'wrong'; at: number; text: string; error: string }

export const PREFIXES = [
  'exact',
  'stem',
  'title',
  'text',
  'source',
  'lang',
  'place',
  'country',
  'from',
  'author',
  'url',
  'story',
  'after',
  'before',
]

// Direction marks are how people steer an editor, never part of what they ask for.
const SPACE = /[\s\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]/
const CLOSING_QUOTE: Record<string, string> = { '"': '"', '«': '»', '“': '”', '”': '”', '„': '“' }
// A quotation mark between two Hebrew letters belongs to the word: צה"ל.
const WORD =
  /(?:[^\s()"«»“”„|&\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]|(?<=[\u05d0-\u05ea])["”](?=[\u05d0-\u05ea]))+/y
const ADDRESS = /https?:\/\/[^\s()"«»“”„]+/y
const PREFIX = new RegExp(`(${PREFIXES.join('|')}):`, 'y')
const COUNT = /(?:count\(\s*("[^"]*"|[^()"]*?)\s*\)|(origins|sources))\s*(>=|<=|=)\s*(\d{1,6})(?![^\s()|&])/y
const COUNT_BEGUN = /(?:count\(|(?:origins|sources)\s*[<>=])[^\s]*/y
const NEAR = /^(O?)NEAR\/(\d{1,4})$/
const SINGLE: Record<string, 'open' | 'close' | 'and' | 'or'> = { '(': 'open', ')': 'close', '&': 'and', '|': 'or' }
const OPERATORS: Record<string, 'and' | 'or' | 'not'> = { AND: 'and', OR: 'or', NOT: 'not' }

export function lex(query: string): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  while (at < query.length) {
    if (SPACE.test(query[at] as string)) at++
    else {
      const [piece, next] = pieceAt(query, at)
      pieces.push(piece)
      at = next
    }
  }
  pieces.push({ kind: 'end', at: query.length, text: '' })
  return pieces
}

function pieceAt(query: string, at: number): [Piece, number] {
  const letter = query[at] as string
  const single = SINGLE[letter]
  if (single) return [{ kind: single, at, text: letter }, at + 1]
  const closing = CLOSING_QUOTE[letter]
  if (closing) return quoted(query, at, closing)
  // A word that begins with - is what must not be there; a - inside a word or alone is not an operator.
  if (letter === '-' && at + 1 < query.length && !SPACE.test(query[at + 1] as string))
    return [{ kind: 'not', at, text: '-' }, at + 1]
  const prefix = matchAt(PREFIX, query, at)
  if (prefix) return [{ kind: 'prefix', at, text: prefix, name: prefix.slice(0, -1) }, at + prefix.length]
  const counted = countAt(query, at)
  if (counted) return counted
  const text = matchAt(ADDRESS, query, at) ?? matchAt(WORD, query, at) ?? letter
  return [wordPiece(text, at), at + text.length]
}

function countAt(query: string, at: number): [Piece, number] | undefined {
  COUNT.lastIndex = at
  const found = COUNT.exec(query)
  if (found) {
    const [text, word, tally, compare, number] = found
    const of = (word ?? tally ?? '').replace(/^"|"$/g, '')
    return [{ kind: 'count', at, text, of, compare: compare as '>=', number: Number(number) }, at + text.length]
  }
  const begun = matchAt(COUNT_BEGUN, query, at)
  if (begun === undefined) return undefined
  const error =
    'A count is written count(word) >= 3, origins >= 2 or sources >= 2, with >=, <= or = and a whole number.'
  return [{ kind: 'wrong', at, text: begun, error }, query.length]
}

function wordPiece(text: string, at: number): Piece {
  const operator = OPERATORS[text]
  if (operator) return { kind: operator, at, text }
  const near = NEAR.exec(text)
  if (near) return { kind: 'near', at, text, distance: Number(near[2]), ordered: near[1] === 'O' }
  return { kind: 'word', at, text }
}

function quoted(query: string, at: number, closing: string): [Piece, number] {
  const end = query.indexOf(closing, at + 1)
  if (end < 0)
    return [
      {
        kind: 'wrong',
        at,
        text: query[at] as string,
        error: `This quotation has no end: add ${closing} after its last word.`,
      },
      query.length,
    ]
  return [{ kind: 'phrase', at, text: query.slice(at + 1, end) }, end + 1]
}

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0]
}

// Parses a query. Any string gives a query or an error with its UTF-16 place, never a throw; size and depth are bounded.
import type { Field } from '../model.ts'
import type { MetaName, Mode, Phrase, Query } from './ast.ts'
import { lex, type Piece } from './lex.ts'
import { exampleOf, isReadable } from './meta-value.ts'
import { isPositive, positiveTerms } from './positive.ts'
import { printQuery } from './print.ts'
import { toWords } from './words.ts'

export type Parsed =
  | { ok: true; query: Query; canonical: string; terms: string[] }
  | { ok: false; error: string; at: number }

const DEEPEST = 100
const LARGEST_PIECES = 50_000
const LARGEST_DISTANCE = 100
const LARGEST_NEAR_PRODUCT = 200

/** What governs a primary: the field it is kept to, and how its words match. */
type Governs = { field: Field | null; mode: Mode }

class Mistake extends Error {
  readonly at: number
  constructor(message: string, at: number) {
    super(message)
    this.at = at
  }
}

export function parseQuery(input: string): Parsed {
  try {
    const pieces = lex(input)
    if (pieces.length > LARGEST_PIECES)
      throw new Mistake(`This query has more than ${LARGEST_PIECES} parts: split it into several.`, 0)
    if (pieces.length === 1) throw new Mistake('The query is empty: write a word, for example درعا.', 0)
    const reader = new Reader(pieces)
    const query = reader.or({ field: null, mode: 'default' }, 0)
    const rest = reader.peek()
    if (rest.kind !== 'end')
      throw new Mistake(
        rest.kind === 'close'
          ? 'This ) closes nothing: remove it, or open a ( before.'
          : `${show(rest)} is not expected here.`,
        rest.at,
      )
    if (!isPositive(query)) throw new Mistake(NOTHING_TO_FIND, 0)
    return { ok: true, query, canonical: printQuery(query), terms: [...new Set(positiveTerms(query))] }
  } catch (error) {
    if (error instanceof Mistake) return { ok: false, error: error.message, at: error.at }
    throw error
  }
}

class Reader {
  private readonly pieces: Piece[]
  private next = 0
  constructor(pieces: Piece[]) {
    this.pieces = pieces
  }

  peek(): Piece {
    return this.pieces[this.next] as Piece
  }

  or(governs: Governs, depth: number): Query {
    const parts = [this.and(governs, depth)]
    while (this.peek().kind === 'or') {
      this.next++
      parts.push(this.and(governs, depth))
    }
    return join('or', parts)
  }

  private and(governs: Governs, depth: number): Query {
    const parts = [this.unary(governs, depth)]
    for (;;) {
      const { kind } = this.peek()
      if (kind === 'and') this.next++
      else if (kind === 'or' || kind === 'close' || kind === 'end') return join('and', parts)
      parts.push(this.unary(governs, depth))
    }
  }

  private unary(governs: Governs, depth: number): Query {
    let nots = 0
    for (; this.peek().kind === 'not'; this.next++) nots++
    const part = this.near(governs, depth)
    return nots % 2 === 1 ? { kind: 'not', part } : part
  }

  private near(governs: Governs, depth: number): Query {
    let left = this.primary(governs, depth)
    const parts: Query[] = []
    for (let piece = this.peek(); piece.kind === 'near'; piece = this.peek()) {
      this.next++
      if (piece.distance > LARGEST_DISTANCE)
        throw new Mistake(`${piece.text} is too far: at most ${LARGEST_DISTANCE} words may stand between.`, piece.at)
      const right = this.primary(governs, depth)
      parts.push(nearOf(left, right, piece))
      left = right
    }
    return parts.length > 0 ? join('and', parts) : left
  }

  private primary(governs: Governs, depth: number): Query {
    const piece = this.peek()
    if (depth > DEEPEST)
      throw new Mistake(`Parentheses and fields are nested more than ${DEEPEST} deep here.`, piece.at)
    this.next++
    if (piece.kind === 'prefix') return this.governed(piece, governs, depth)
    if (piece.kind === 'word') return phraseOf(piece, governs, false)
    if (piece.kind === 'phrase') return phraseOf(piece, governs, true)
    if (piece.kind === 'count') return countOf(piece, governs)
    if (piece.kind === 'wrong') throw new Mistake(piece.error, piece.at)
    if (piece.kind !== 'open') throw new Mistake(expectedWord(piece), piece.at)
    const inside = this.or(governs, depth + 1)
    if (this.peek().kind !== 'close') throw new Mistake('This ( is never closed: add ) after its last word.', piece.at)
    this.next++
    return inside
  }

  private governed(piece: Piece & { kind: 'prefix' }, governs: Governs, depth: number): Query {
    if (piece.name === 'exact') return this.primary({ ...governs, mode: 'exact' }, depth + 1)
    if (piece.name === 'stem') return this.primary({ ...governs, mode: 'stem' }, depth + 1)
    if (piece.name === 'title' || piece.name === 'text')
      return this.primary({ ...governs, field: piece.name }, depth + 1)
    const name = piece.name as MetaName
    const value = this.peek()
    if (value.kind !== 'word' && value.kind !== 'phrase')
      throw new Mistake(`${piece.text} needs a value right after it, for example ${exampleOf(name)}.`, value.at)
    this.next++
    // place:"حي المنشية"@any: what the name is followed by belongs to it.
    const after = this.peek()
    const roles = name === 'place' && after.kind === 'word' && after.text === '@any' && endOf(value) === after.at
    if (roles) this.next++
    const text = value.text.trim() + (roles ? after.text : '')
    if (!isReadable(name, text))
      throw new Mistake(`${name}:${text} cannot be read: write for example ${exampleOf(name)}.`, value.at)
    return { kind: 'meta', name, value: text }
  }
}

function phraseOf(piece: Piece, governs: Governs, quoted: boolean): Phrase {
  const words = toWords(piece.text, governs.mode)
  if ('error' in words) throw new Mistake(words.error, piece.at)
  return { kind: 'phrase', words, field: governs.field, quoted: quoted && words.length === 1 }
}

function countOf(piece: Piece & { kind: 'count' }, governs: Governs): Query {
  const { of, compare, number } = piece
  if (of === 'origins' || of === 'sources') return { kind: 'tally', of, compare, number }
  const at = piece.at + piece.text.indexOf('(') + 1
  return { kind: 'count', word: phraseOf({ kind: 'word', at, text: of }, governs, false), compare, number }
}

function nearOf(left: Query, right: Query, piece: Piece & { kind: 'near' }): Query {
  const lefts = phrases(left)
  const rights = phrases(right)
  if (!lefts || !rights)
    throw new Mistake(
      `${piece.text} stands between words, phrases, or alternatives of them: (a OR b) ${piece.text} c.`,
      piece.at,
    )
  if (lefts.length * rights.length > LARGEST_NEAR_PRODUCT)
    throw new Mistake(
      `${piece.text} has too many alternatives on its sides: at most ${LARGEST_NEAR_PRODUCT} pairs.`,
      piece.at,
    )
  const { distance, ordered } = piece
  return join(
    'or',
    lefts.flatMap((a) => rights.map((b): Query => ({ kind: 'near', left: a, right: b, distance, ordered }))),
  )
}

function phrases(query: Query): Phrase[] | null {
  if (query.kind === 'phrase') return [query]
  return query.kind === 'or' && query.parts.every((part) => part.kind === 'phrase') ? (query.parts as Phrase[]) : null
}

/** One part is itself; parts of the same kind are taken in, so that a chain has one level. */
function join(kind: 'and' | 'or', parts: Query[]): Query {
  const [first] = parts
  if (parts.length === 1 && first) return first
  return { kind, parts: parts.flatMap((part) => (part.kind === kind ? part.parts : [part])) }
}

/** Where a piece ends in the query; a phrase has its quotation marks around it. */
const endOf = (piece: Piece) => piece.at + piece.text.length + (piece.kind === 'phrase' ? 2 : 0)
const NOTHING_TO_FIND =
  'A query needs something to find: NOT alone would match nearly everything. Put a word before it, for example درعا NOT موسكو.'
const show = (piece: Piece) => (piece.kind === 'end' ? 'The end' : JSON.stringify(piece.text))

function expectedWord(piece: Piece): string {
  if (piece.kind === 'end') return 'The query ends where a word is expected: write one, or remove the last operator.'
  if (piece.kind === 'close')
    return 'There is nothing before this ): write a word between the parentheses, or remove them.'
  return `${show(piece)} stands where a word is expected: write a word before it, or remove it. To look for the word itself, put it in quotes.`
}

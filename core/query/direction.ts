// Which way a query is read, and how it is cut so that its parts stay in order: as its own words are, whatever fields and
// operators (Latin letters all) stand among them. Pure.
import { lex, type Piece } from './lex.ts'

const LETTER = /\p{L}/u
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/
/** What follows these is a code or an address, in Latin letters whatever the query is about. */
const LATIN_VALUES = new Set(['lang', 'country', 'from', 'url', 'after', 'before', 'story'])

/** "auto" while it has no word yet. */
export function directionOfQuery(query: string): 'rtl' | 'ltr' | 'auto' {
  let field = ''
  for (const piece of lex(query)) {
    const words = piece.kind === 'count' ? piece.of : piece.kind === 'word' || piece.kind === 'phrase' ? piece.text : ''
    const letter = LATIN_VALUES.has(field) ? undefined : LETTER.exec(words)?.[0]
    if (letter) return RIGHT_TO_LEFT.test(letter) ? 'rtl' : 'ltr'
    field = piece.kind === 'prefix' ? piece.name : ''
  }
  return 'auto'
}

/** `word`: what is looked for, with the field before it; `operator`: AND, OR …; `bracket`: it turns with the line it stands in. */
export type QueryPart = { text: string; kind: 'word' | 'operator' | 'bracket'; at: number }

/** The query cut into parts that can each stand in its own direction; joined they are the query again. */
export function partsOfQuery(query: string): QueryPart[] {
  const parts: QueryPart[] = []
  let begun: Piece | undefined
  for (const piece of lex(query)) {
    // A field and what it governs are one part, as long as that is one word.
    const governed = begun?.kind === 'prefix' && (piece.kind === 'word' || piece.kind === 'phrase')
    if (governed) continue
    const at = begun ? begun.at : 0
    if (piece.at > at) parts.push({ text: query.slice(at, piece.at), kind: begun ? kindOf(begun) : 'bracket', at })
    begun = piece
  }
  return parts
}

function kindOf(piece: Piece): QueryPart['kind'] {
  if (piece.kind === 'open' || piece.kind === 'close') return 'bracket'
  return ['and', 'or', 'not', 'near'].includes(piece.kind) ? 'operator' : 'word'
}

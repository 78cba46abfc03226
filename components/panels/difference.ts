// What changed between two versions of a text, word by word, in the paragraphs where something did. Pure; for two texts that share
// next to nothing the one simply takes the place of the other.
import { diffArrays } from 'diff'

export type Piece = { kind: 'same' | 'old' | 'new'; text: string }
/** A changed paragraph; `at` is where it begins among the pieces, for a key that stays. */
export type ChangedParagraph = { at: number; pieces: Piece[] }

// A word, a run of space, or a single mark: the units that editors change, in every script.
const UNITS = /[\p{L}\p{M}\p{N}]+|[^\S\n]+|[\s\S]/gu
// Beyond so many changed words nobody follows single ones, and finding them takes long.
const MOST_CHANGES = 1_000

export function changedParagraphs(before: string, after: string): ChangedParagraph[] {
  return paragraphs(pieces(before, after)).filter(({ pieces }) => pieces.some(({ kind }) => kind !== 'same'))
}

function pieces(before: string, after: string): Piece[] {
  const changes = diffArrays(units(before), units(after), { maxEditLength: MOST_CHANGES })
  if (!changes)
    return [
      { kind: 'old', text: before },
      { kind: 'new', text: after },
    ]
  return changes.map(({ value, added, removed }) => ({
    kind: added ? 'new' : removed ? 'old' : 'same',
    text: value.join(''),
  }))
}

const units = (text: string) => text.match(UNITS) ?? []

/** Pieces by paragraph: a line end inside a piece ends it. */
function paragraphs(all: Piece[]): ChangedParagraph[] {
  const found: ChangedParagraph[] = [{ at: 0, pieces: [] }]
  let at = 0
  for (const { kind, text } of all)
    for (const [index, part] of text.split('\n').entries()) {
      if (index > 0) found.push({ at: ++at, pieces: [] })
      if (part !== '') found.at(-1)?.pieces.push({ kind, text: part })
      at += part.length
    }
  return found
}

// The parts of a compiled query that are more than the presence of terms: where phrases and nearness stand. Pure.
import type { Field } from '../model.ts'
import type { AnalysedDocument } from '../text/document.ts'
import type { Compare, Phrase } from './ast.ts'
import type { Bound } from './bound.ts'
import type { PlaceOfDocument } from './place.ts'

/** Words from `first` to `last`, as places in the article's row of words. */
export type Run = { first: number; last: number }

export type PhraseNode = { kind: 'phrase'; field: Field | null; words: Int32Array[]; label: string }
export type NearNode = { kind: 'near'; left: PhraseNode; right: PhraseNode; distance: number; ordered: boolean }
export type CountNode = { kind: 'count'; word: PhraseNode; compare: Compare; number: number }
/** `shows` says which of an article's places it asks for, where it asks for places. */
export type MetaNode = {
  kind: 'meta'
  holds: (document: AnalysedDocument) => boolean
  shows: ((place: PlaceOfDocument) => boolean) | null
  label: string
}
export type Node = PhraseNode | NearNode | CountNode | MetaNode

export const wordsOf = (phrase: Phrase) => phrase.words.map((word) => word.text).join(' ')

/** Every run of words that is this phrase, in order; none crosses from the title into the text. */
export function runsOf({ field, words }: PhraseNode, bound: Bound): Run[] {
  const runs: Run[] = []
  // The rarest word leads: the others are looked for beside it.
  let lead = 0
  let fewest = Number.POSITIVE_INFINITY
  for (const [index, ids] of words.entries()) {
    let count = 0
    for (const id of ids) count += bound.count(id)
    if (count === 0) return runs
    if (count < fewest) {
      fewest = count
      lead = index
    }
  }
  for (const at of bound.positions(words[lead] as Int32Array)) {
    const first = at - lead
    const last = first + words.length - 1
    const inTitle = first < bound.boundary
    if (first < 0 || last >= bound.length || (inTitle && last >= bound.boundary)) continue
    if (field !== null && (field === 'title') !== inTitle) continue
    if (words.every((ids, index) => index === lead || bound.stands(first + index, ids))) runs.push({ first, last })
  }
  return runs
}

/** Every pair of runs near enough to each other, in one field. */
export function pairsOf({ left, right, distance, ordered }: NearNode, bound: Bound): [Run, Run][] {
  const rights = runsOf(right, bound)
  const pairs: [Run, Run][] = []
  if (rights.length === 0) return pairs
  for (const a of runsOf(left, bound)) {
    for (const b of rights) {
      if (a.first < bound.boundary !== b.first < bound.boundary) continue
      const after = b.first - a.last - 1
      const before = a.first - b.last - 1
      if ((after >= 0 && after <= distance) || (!ordered && before >= 0 && before <= distance)) pairs.push([a, b])
    }
  }
  return pairs
}

export function compares(found: number, compare: Compare, number: number): boolean {
  return compare === '>=' ? found >= number : compare === '<=' ? found <= number : found === number
}

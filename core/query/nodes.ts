// The parts of a compiled query that are more than the presence of terms: where phrases and nearness stand. Pure.
import type { Field } from '../model.ts'
import type { AnalysedDocument } from '../text/document.ts'
import type { Compare, Phrase } from './ast.ts'
import { type Bound, END } from './bound.ts'
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
export function runsOf(phrase: PhraseNode, bound: Bound): Run[] {
  const runs: Run[] = []
  collectRuns(phrase, bound, runs, false)
  // A word with several terms is met under each of them.
  return runs.length > 1 ? distinct(runs) : runs
}

/** Whether there is any run of words that is this phrase. */
export function hasRun(phrase: PhraseNode, bound: Bound): boolean {
  return collectRuns(phrase, bound, null, true)
}

/** Looks for runs at every place of the rarest word; answers whether it found one. */
function collectRuns({ field, words }: PhraseNode, bound: Bound, runs: Run[] | null, one: boolean): boolean {
  const lead = rarest(words, bound)
  if (lead === NONE) return false
  let found = false
  for (const id of words[lead] as Int32Array) {
    for (let entry = bound.firstEntry(id); entry !== END; entry = bound.nextEntry(entry)) {
      const first = bound.placeOf(entry) - lead
      const last = first + words.length - 1
      const inTitle = first < bound.boundary
      // Places come in order: behind the title there is no other.
      if (field === 'title' && !inTitle) break
      if (first < 0 || last >= bound.length || (inTitle && last >= bound.boundary)) continue
      if (field === 'text' && inTitle) continue
      if (!standBeside(words, first, lead, bound)) continue
      found = true
      if (one) return true
      runs?.push({ first, last })
    }
  }
  return found
}

const NONE = -1

/** Which word of a phrase has the fewest places; the others are looked for beside it. NONE when one has none. */
function rarest(words: Int32Array[], bound: Bound): number {
  let lead = NONE
  let fewest = Number.POSITIVE_INFINITY
  for (let index = 0; index < words.length; index++) {
    const ids = words[index] as Int32Array
    let count = 0
    for (let i = 0; i < ids.length; i++) count += bound.count(ids[i] as number)
    if (count === 0) return NONE
    if (count < fewest) {
      fewest = count
      lead = index
    }
  }
  return lead
}

function standBeside(words: Int32Array[], first: number, lead: number, bound: Bound): boolean {
  for (let index = 0; index < words.length; index++)
    if (index !== lead && !bound.stands(first + index, words[index] as Int32Array)) return false
  return true
}

function distinct(runs: Run[]): Run[] {
  runs.sort((a, b) => a.first - b.first)
  return runs.filter(({ first }, index) => index === 0 || first !== runs[index - 1]?.first)
}

/** Every pair of runs near enough to each other, in one field. */
export function pairsOf({ left, right, distance, ordered }: NearNode, bound: Bound): [Run, Run][] {
  const pairs: [Run, Run][] = []
  if (rarest(left.words, bound) === NONE) return pairs
  const rights = runsOf(right, bound)
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

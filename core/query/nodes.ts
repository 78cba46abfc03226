// The parts of a compiled query that are more than the presence of terms: where phrases and nearness stand. Pure.
import type { AnalysedDocument } from '../text/document.ts'
import type { Compare, Phrase } from './ast.ts'
import { type Bound, END } from './bound.ts'
import type { PlaceOfDocument } from './place.ts'

/** Words from `first` to `last`, as places in the article's row of words. */
export type Run = { first: number; last: number }

/**
 * `words`: of each word how many terms it has, then the terms, all in one row: a look at a phrase is mostly a wait for memory. A title's have
 * terms of their own. `lead`: the word that is rare in what comes by, which the others are looked for beside; NONE where nothing is
 * known of that.
 */
export type PhraseNode = {
  kind: 'phrase'
  textOnly: boolean
  words: Int32Array
  size: number
  label: string
  lead: number
}
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

/** The terms of each word as `PhraseNode.words` has them. */
export const inOneRow = (words: number[][]) => Int32Array.from(words.flatMap((ids) => [ids.length, ...ids]))

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

/** Looks for runs at every place of a rare word; answers whether it found one. */
function collectRuns(phrase: PhraseNode, bound: Bound, runs: Run[] | null, one: boolean): boolean {
  const { textOnly, words, size } = phrase
  const lead = phrase.lead === NONE ? rarest(phrase, bound) : phrase.lead
  if (lead === NONE) return false
  const at = placeOf(words, lead)
  let found = false
  for (let i = at + 1; i <= at + (words[at] as number); i++) {
    for (let entry = bound.firstEntry(words[i] as number); entry !== END; entry = bound.nextEntry(entry)) {
      const first = bound.placeOf(entry) - lead
      const last = first + size - 1
      const inTitle = first < bound.boundary
      if (first < 0 || last >= bound.length || (inTitle && last >= bound.boundary)) continue
      if (textOnly && inTitle) continue
      if (!standBeside(phrase, first, lead, bound)) continue
      found = true
      if (one) return true
      runs?.push({ first, last })
    }
  }
  return found
}

export const NONE = -1

/** Where a word of a phrase begins. */
function placeOf(words: Int32Array, index: number): number {
  let at = 0
  for (let left = index; left > 0; left--) at += 1 + (words[at] as number)
  return at
}

/** Which word of a phrase has the fewest places; the others are looked for beside it. NONE when one has none. */
function rarest({ words, size }: PhraseNode, bound: Bound): number {
  let lead = NONE
  let fewest = Number.POSITIVE_INFINITY
  let at = 0
  for (let index = 0; index < size; index++) {
    const end = at + 1 + (words[at] as number)
    let count = 0
    while (++at < end) count += bound.count(words[at] as number)
    if (count === 0) return NONE
    if (count < fewest) {
      fewest = count
      lead = index
    }
  }
  return lead
}

function standBeside({ words, size }: PhraseNode, first: number, lead: number, bound: Bound): boolean {
  let at = 0
  for (let index = 0; index < size; index++) {
    const end = at + 1 + (words[at] as number)
    if (index !== lead && !bound.stands(first + index, words, at + 1, end)) return false
    at = end
  }
  return true
}

function distinct(runs: Run[]): Run[] {
  runs.sort((a, b) => a.first - b.first)
  return runs.filter(({ first }, index) => index === 0 || first !== runs[index - 1]?.first)
}

/** Every pair of runs near enough to each other, in one field. */
export function pairsOf({ left, right, distance, ordered }: NearNode, bound: Bound): [Run, Run][] {
  const pairs: [Run, Run][] = []
  if (rarest(left, bound) === NONE) return pairs
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

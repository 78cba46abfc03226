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

/** Every run of words that is this phrase, in order, or at least the first `most`; none crosses from the title into the text. */
export function runsOf(phrase: PhraseNode, bound: Bound, most = Number.POSITIVE_INFINITY): Run[] {
  const runs: Run[] = []
  collectRuns(phrase, bound, runs, most)
  // A word with several terms is met under each of them.
  return runs.length > 1 ? distinct(runs) : runs
}

/** Whether there is any run of words that is this phrase. */
export function hasRun(phrase: PhraseNode, bound: Bound): boolean {
  return collectRuns(phrase, bound, null, 1)
}

/** Looks for runs at every place of a rare word, for the first `most` of each of its terms; answers whether it found one. */
function collectRuns(phrase: PhraseNode, bound: Bound, runs: Run[] | null, most: number): boolean {
  const { textOnly, words, size } = phrase
  const lead = phrase.lead === NONE ? rarest(phrase, bound) : phrase.lead
  if (lead === NONE) return false
  const at = placeOf(words, lead)
  let found = false
  for (let i = at + 1; i <= at + (words[at] as number); i++) {
    let left = most
    for (let entry = bound.firstEntry(words[i] as number); entry !== END && left > 0; entry = bound.nextEntry(entry)) {
      const first = bound.placeOf(entry) - lead
      const last = first + size - 1
      const inTitle = first < bound.boundary
      if (first < 0 || last >= bound.length || (inTitle && last >= bound.boundary)) continue
      if (textOnly && inTitle) continue
      if (!standBeside(phrase, first, lead, bound)) continue
      if (!runs) return true
      found = true
      left--
      runs.push({ first, last })
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

/** Whether any two runs are near enough to each other, in one field. */
export function hasNear(node: NearNode, bound: Bound): boolean {
  const [lefts, rights] = sidesOf(node, bound)
  return lefts.some(beside(rights, true, !node.ordered, node.distance, bound))
}

/** The runs of each side that are near enough to one of the other, in one field. */
export function nearRuns(node: NearNode, bound: Bound): [left: Run[], right: Run[]] {
  const [lefts, rights] = sidesOf(node, bound)
  const { distance, ordered } = node
  return [
    lefts.filter(beside(rights, true, !ordered, distance, bound)),
    rights.filter(beside(lefts, !ordered, true, distance, bound)),
  ]
}

function sidesOf({ left, right }: NearNode, bound: Bound): [left: Run[], right: Run[]] {
  if (rarest(left, bound) === NONE) return [[], []]
  const rights = runsOf(right, bound)
  return rights.length === 0 ? [[], []] : [runsOf(left, bound), rights]
}

/**
 * Whether one of `others` stands behind a run, or before it, with at most so many words between; to be asked of runs in their order. Only
 * the next on either side can be near: with each looked at for each, a word said again and again would cost the square of its times.
 */
function beside(others: Run[], behind: boolean, before: boolean, distance: number, bound: Bound) {
  const inTitle = ({ first }: Run) => first < bound.boundary
  let at = 0
  return (run: Run): boolean => {
    while (at < others.length && (others[at] as Run).first <= run.last) at++
    const next = others[at]
    if (behind && next && next.first - run.last - 1 <= distance && inTitle(next) === inTitle(run)) return true
    let last = at - 1
    while (last >= 0 && (others[last] as Run).last >= run.first) last--
    const previous = others[last]
    return Boolean(
      before && previous && run.first - previous.last - 1 <= distance && inTitle(previous) === inTitle(run),
    )
  }
}

export function compares(found: number, compare: Compare, number: number): boolean {
  return compare === '>=' ? found >= number : compare === '<=' ? found <= number : found === number
}

// Decides whether an article matches a compiled query, and where. The one evaluator behind live alerts, history and
// highlighting. Pure.
import type { Field, MatchSpan } from '../model.ts'
import type { Bound } from './bound.ts'
import {
  compares,
  hasNear,
  hasRun,
  inOneRow,
  NONE,
  type Node,
  nearRuns,
  type PhraseNode,
  type Run,
  runsOf,
} from './nodes.ts'
import { AND, ANY, NODE, NOT, OR, PHRASE, TERM } from './program.ts'

/** Where programs lie; one query's begins at `at`. */
export type Memory = { code: Int32Array | number[]; nodes: (Node | undefined)[]; labels: (string | undefined)[] }

export function holds(memory: Memory, at: number, bound: Bound): boolean {
  const { code } = memory
  const end = at + (code[at + 1] as number)
  switch (code[at]) {
    case TERM:
      return bound.has(code[at + 3] as number)
    case ANY:
      for (let i = at + 3; i < end; i++) if (bound.has(code[i] as number)) return true
      return false
    case AND:
      for (let i = at + 2; i < end; i += code[i + 1] as number) if (!holds(memory, i, bound)) return false
      return true
    case OR:
      for (let i = at + 2; i < end; i += code[i + 1] as number) if (holds(memory, i, bound)) return true
      return false
    case NOT:
      return !holds(memory, at + 2, bound)
    case PHRASE:
      return phraseHolds(memory, at, end, bound)
    default:
      return nodeHolds(memory.nodes[code[at + 2] as number] as Node, bound)
  }
}

/**
 * How many places of a query in an article are told: more than anybody looks at, and less than a page of one word over and over, which a
 * thousand alerts may ask for, takes to fill a memory.
 */
export const MOST_SPANS = 200

/**
 * Where what was asked for stands, in order, each once: the first places, and the first of every part of the query. Of alternatives only
 * those that hold have a say.
 */
export function spansOf(memory: Memory, at: number, bound: Bound, evenAlone = false): MatchSpan[] {
  collected.length = 0
  collect(memory, at, bound, evenAlone, keep)
  // An array that grew has room for a dozen spans more, and there are eight for each article.
  const spans = collected.slice()
  // What is found twice is named after the part that was written first: sorting leaves equals as they are.
  const inOrder = spans.every(isBehind) ? spans : spans.sort(compareSpans).filter(isBehind)
  return inOrder.length > MOST_SPANS ? firstOf(inOrder) : inOrder
}

/** A part that stands behind all of another's places is why the query holds, too. */
function firstOf(spans: MatchSpan[]): MatchSpan[] {
  const told = new Set<string>()
  return spans.filter(({ term }, at) => {
    const isNew = !told.has(term)
    told.add(term)
    return at < MOST_SPANS || isNew
  })
}

const collected: MatchSpan[] = []
const keep = (span: MatchSpan) => void collected.push(span)

/** The title before the text, and what begins first first. */
function compareSpans(a: MatchSpan, b: MatchSpan): number {
  if (a.field !== b.field) return a.field === 'title' ? -1 : 1
  return a.start - b.start || a.end - b.end
}

function isBehind(span: MatchSpan, index: number, spans: MatchSpan[]): boolean {
  return index === 0 || compareSpans(spans[index - 1] as MatchSpan, span) < 0
}

type Add = (span: MatchSpan) => void

function collect(memory: Memory, at: number, bound: Bound, evenAlone: boolean, add: Add): void {
  const { code } = memory
  const operation = code[at] as number
  const end = at + (code[at + 1] as number)
  if (operation === AND || operation === OR) {
    for (let i = at + 2; i < end; i += code[i + 1] as number)
      if (operation === AND || evenAlone || holds(memory, i, bound)) collect(memory, i, bound, evenAlone, add)
  } else if (operation === TERM || operation === ANY) {
    const label = labelOf(memory, at)
    for (const place of bound.positions(code, at + 3, end, MOST_SPANS))
      add(spanOf({ first: place, last: place }, label, bound))
  } else if (operation === PHRASE) collectRuns(phraseFrom(memory, at, end), bound, add)
  else if (operation === NODE) collectNode(memory.nodes[code[at + 2] as number] as Node, bound, add)
}

function collectNode(node: Node, bound: Bound, add: Add): void {
  switch (node.kind) {
    case 'phrase':
      return collectRuns(node, bound, add)
    case 'count':
      return collectRuns(node.word, bound, add)
    case 'near': {
      const [lefts, rights] = nearRuns(node, bound)
      for (const run of lefts.slice(0, MOST_SPANS)) add(spanOf(run, node.left.label, bound))
      for (const run of rights.slice(0, MOST_SPANS)) add(spanOf(run, node.right.label, bound))
      return
    }
    case 'meta':
      for (const place of bound.document.places) {
        const { field, start, end } = place
        if (node.shows?.(place)) add({ field, start, end, term: node.label })
      }
  }
}

function collectRuns(phrase: PhraseNode, bound: Bound, add: Add): void {
  for (const run of runsOf(phrase, bound, MOST_SPANS)) add(spanOf(run, phrase.label, bound))
}

function nodeHolds(node: Node, bound: Bound): boolean {
  switch (node.kind) {
    case 'phrase':
      return hasRun(node, bound)
    case 'near':
      return hasNear(node, bound)
    case 'count':
      return compares(runsOf(node.word, bound, node.number + 1).length, node.compare, node.number)
    case 'meta':
      return node.holds(bound.document)
  }
}

function phraseHolds({ code }: Memory, at: number, end: number, bound: Bound): boolean {
  let lead = at + 3
  for (let i = at + 3; i < end; i++) {
    const id = code[i] as number
    if (!bound.has(id)) return false
    if (bound.count(id) < bound.count(code[lead] as number)) lead = i
  }
  return bound.standSideBySide(code, at + 3, end, lead)
}

function phraseFrom(memory: Memory, at: number, end: number) {
  const words = Array.from(memory.code.slice(at + 3, end), (id) => [id])
  const label = labelOf(memory, at)
  return { kind: 'phrase' as const, textOnly: false, words: inOneRow(words), size: words.length, label, lead: NONE }
}

const labelOf = (memory: Memory, at: number) => memory.labels[memory.code[at + 2] as number] ?? ''

function spanOf({ first, last }: Run, term: string, bound: Bound): MatchSpan {
  const field: Field = first < bound.boundary ? 'title' : 'text'
  return { field, start: bound.token(first).start, end: bound.token(last).end, term }
}

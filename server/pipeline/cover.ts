// Which terms can stand for a standing query: of the cover an article must have one for the query to match, and of the guard
// too. The cheapest choice, by what each term costs.
import type { Memory } from '../../core/query/evaluate.ts'
import { compares, type Node, type PhraseNode } from '../../core/query/nodes.ts'
import { AND, ANY, NODE, OR, PHRASE, TERM } from '../../core/query/program.ts'

export const NO_GUARD = -1

/** `sure`: one of the terms and the guard are all that the query asks, so that nothing is left to evaluate. */
export type Cover = { terms: number[]; guard: number; sure: boolean }
type Cost = (term: number) => number

/** Null when no term can stand for it. */
export function coverOf(memory: Memory, at: number, costOf: Cost): Cover | null {
  const terms = cheapestCover(memory, at, costOf)
  if (terms === null) return null
  const distinct = terms.length === 1 ? terms : [...new Set(terms)]
  if (memory.code[at] !== AND) return { terms: distinct, guard: NO_GUARD, sure: isAlternatives(memory, at) }
  // The rarest single term among the other parts of an AND; it must not be one of the cover itself.
  const parts = partsOf(memory.code, at)
  let guard = NO_GUARD
  let least = Number.POSITIVE_INFINITY
  for (const part of parts) {
    for (const term of singlesOf(memory, part)) {
      const cost = costOf(term)
      if (cost >= least || distinct.includes(term)) continue
      guard = term
      least = cost
    }
  }
  const twoTerms = parts.length === 2 && parts.every((part) => memory.code[part] === TERM)
  return { terms: distinct, guard, sure: twoTerms && guard !== NO_GUARD }
}

/** Where the parts of an AND, OR or NOT begin. */
export function partsOf(code: Memory['code'], at: number): number[] {
  const parts: number[] = []
  const end = at + (code[at + 1] as number)
  for (let i = at + 2; i < end; i += code[i + 1] as number) parts.push(i)
  return parts
}

/** Whether any of its terms is enough: a word, or alternatives of words. */
function isAlternatives(memory: Memory, at: number): boolean {
  const operation = memory.code[at]
  return (
    operation === TERM ||
    operation === ANY ||
    (operation === OR && partsOf(memory.code, at).every((part) => isAlternatives(memory, part)))
  )
}

const NO_TERMS: number[] = []

/** Terms that must all stand in the article for this part to hold. */
function singlesOf({ code }: Memory, at: number): number[] {
  if (code[at] !== TERM && code[at] !== PHRASE) return NO_TERMS
  return argumentsOf(code, at)
}

function cheapestCover(memory: Memory, at: number, costOf: Cost): number[] | null {
  const { code, nodes } = memory
  switch (code[at]) {
    case TERM:
    case ANY:
      return argumentsOf(code, at)
    case PHRASE:
      return [argumentsOf(code, at).reduce((best, term) => (costOf(term) < costOf(best) ? term : best))]
    case AND:
      return cheapest(
        partsOf(code, at).map((part) => cheapestCover(memory, part, costOf)),
        costOf,
      )
    case OR: {
      const covers = partsOf(code, at).map((part) => cheapestCover(memory, part, costOf))
      return covers.includes(null) ? null : covers.flatMap((cover) => cover ?? [])
    }
    case NODE:
      return nodeCover(nodes[code[at + 2] as number] as Node, costOf)
    default:
      return null
  }
}

// A loop, because this runs for every query each time that they are filed anew, and slices cost ten times as much.
function argumentsOf(code: Memory['code'], at: number): number[] {
  const terms: number[] = []
  const end = at + (code[at + 1] as number)
  for (let i = at + 3; i < end; i++) terms.push(code[i] as number)
  return terms
}

function nodeCover(node: Node, costOf: Cost): number[] | null {
  switch (node.kind) {
    case 'phrase':
      return phraseCover(node, costOf)
    case 'near':
      return cheapest([phraseCover(node.left, costOf), phraseCover(node.right, costOf)], costOf)
    case 'count':
      return compares(0, node.compare, node.number) ? null : phraseCover(node.word, costOf)
    case 'meta':
      return null
  }
}

/** Its rarest word; noted on the phrase, which is looked for from there. */
function phraseCover(phrase: PhraseNode, costOf: Cost): number[] | null {
  const words: number[][] = []
  for (let at = 0; at < phrase.words.length; at += 1 + (phrase.words[at] as number))
    words.push([...phrase.words.subarray(at + 1, at + 1 + (phrase.words[at] as number))])
  const rarest = cheapest(words, costOf)
  if (rarest) phrase.lead = words.indexOf(rarest)
  return rarest
}

function cheapest(covers: (number[] | null)[], costOf: Cost): number[] | null {
  let best: number[] | null = null
  let least = Number.POSITIVE_INFINITY
  for (const cover of covers) {
    if (!cover) continue
    const cost = cover.reduce((sum, term) => sum + costOf(term), 0)
    if (cost < least) {
      best = cover
      least = cost
    }
  }
  return best
}

// Compiles a query into numbers that lie side by side in one array, so that evaluating thousands of standing queries reads memory
// in order. Each instruction is [operation, its length with all that it holds, …]; what is rare or large is a node aside. Pure.
import type { And, Or, Phrase, Query, Word } from './ast.ts'
import { metaTest } from './meta.ts'
import { type CountNode, inOneRow, type NearNode, NONE, type Node, type PhraseNode, wordsOf } from './nodes.ts'
import { placeTest } from './place.ts'
import type { Vocabulary } from './vocabulary.ts'

export const TERM = 0 // [TERM, 4, label, id]
export const ANY = 1 // [ANY, 3 + n, label, id…]: a word with several terms
export const PHRASE = 2 // [PHRASE, 3 + n, label, id…]: words side by side, one term each
export const AND = 3 // [AND, 2 + parts, part…]
export const OR = 4
export const NOT = 5 // [NOT, 2 + part, part]
export const NODE = 6 // [NODE, 3, node]

/** What a query became. `held` are the terms that it holds in the vocabulary, to be released with it. */
export type Program = { code: number[]; nodes: Node[]; labels: string[]; held: number[] }

export function compile(query: Query, vocabulary: Vocabulary): Program {
  const program: Program = { code: [], nodes: [], labels: [], held: [] }
  write(query, program, vocabulary)
  return program
}

function write(query: Query, program: Program, vocabulary: Vocabulary): void {
  switch (query.kind) {
    case 'phrase':
      return writePhrase(query, program, vocabulary)
    case 'and':
    case 'or':
      return writeParts(query, program, vocabulary)
    case 'not':
      return enclose(NOT, program, () => write(query.part, program, vocabulary))
    case 'near': {
      const { distance, ordered } = query
      const left = phraseNode(query.left, program, vocabulary)
      const right = phraseNode(query.right, program, vocabulary)
      return writeNode({ kind: 'near', left, right, distance, ordered } satisfies NearNode, program)
    }
    case 'count': {
      const word = phraseNode(query.word, program, vocabulary)
      return writeNode(
        { kind: 'count', word, compare: query.compare, number: query.number } satisfies CountNode,
        program,
      )
    }
    case 'tally':
      return writeNode({ kind: 'meta', holds: metaTest(query), shows: null, label: query.of }, program)
    case 'meta': {
      const shows = query.name === 'place' || query.name === 'country' ? placeTest(query) : null
      return writeNode({ kind: 'meta', holds: metaTest(query), shows, label: `${query.name}:${query.value}` }, program)
    }
  }
}

function writePhrase(phrase: Phrase, program: Program, vocabulary: Vocabulary): void {
  const words = idsOf(phrase, program, vocabulary)
  const single = words.every((ids) => ids.length === 1)
  if (phrase.field === 'text' || (words.length > 1 && !single)) return writeNode(nodeOf(phrase, words), program)
  const label = program.labels.push(wordsOf(phrase)) - 1
  const ids = words.flat()
  const operation = words.length > 1 ? PHRASE : single ? TERM : ANY
  program.code.push(operation, 3 + ids.length, label, ...ids)
}

/** What is quick to refute comes first, whatever the order it was written in. */
function writeParts(query: And | Or, program: Program, vocabulary: Vocabulary): void {
  const parts = query.kind === 'and' ? [...query.parts].sort((a, b) => effort(a) - effort(b)) : query.parts
  enclose(query.kind === 'and' ? AND : OR, program, () => {
    for (const part of parts) write(part, program, vocabulary)
  })
}

function effort(query: Query): number {
  if (query.kind === 'phrase') return query.words.length === 1 ? 0 : 2
  return query.kind === 'not' ? 1 + effort(query.part) : query.kind === 'or' ? 1 : 3
}

function enclose(operation: number, program: Program, inside: () => void): void {
  const start = program.code.push(operation, 0) - 2
  inside()
  program.code[start + 1] = program.code.length - start
}

function writeNode(node: Node, program: Program): void {
  program.code.push(NODE, 3, program.nodes.push(node) - 1)
}

const phraseNode = (phrase: Phrase, program: Program, vocabulary: Vocabulary): PhraseNode =>
  nodeOf(phrase, idsOf(phrase, program, vocabulary))

/** The terms of each of its words, which the program now holds. */
function idsOf(phrase: Phrase, program: Program, vocabulary: Vocabulary): number[][] {
  const ofTitle = phrase.field === 'title'
  const words = phrase.words.map(({ wildcard, terms }: Word) =>
    wildcard ? [vocabulary.acquirePattern(wildcard, ofTitle)] : terms.map((term) => vocabulary.acquire(term, ofTitle)),
  )
  program.held.push(...words.flat())
  return words
}

const nodeOf = (phrase: Phrase, words: number[][]): PhraseNode => ({
  kind: 'phrase',
  textOnly: phrase.field === 'text',
  words: inOneRow(words),
  size: words.length,
  label: wordsOf(phrase),
  lead: NONE,
})

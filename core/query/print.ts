// Prints a query in its canonical form, which parses to the same query again. Pure.
import type { And, Or, Phrase, Query } from './ast.ts'
import { lex } from './lex.ts'
import { wordsOf } from './nodes.ts'

export function printQuery(query: Query): string {
  switch (query.kind) {
    case 'phrase':
      return printPhrase(query)
    case 'near':
      return `${printPhrase(query.left)} ${query.ordered ? 'ONEAR' : 'NEAR'}/${query.distance} ${printPhrase(query.right)}`
    case 'meta':
      return `${query.name}:${isOneWord(query.value) ? query.value : `"${query.value}"`}`
    case 'count':
      return `${governors(query.word)}count(${wordIn(query.word)}) ${query.compare} ${query.number}`
    case 'tally':
      return `${query.of} ${query.compare} ${query.number}`
    case 'not':
      return `NOT ${grouped(query.part, ['and', 'or'])}`
    case 'and':
      return printParts(query, ' AND ', ['or'])
    case 'or':
      return printParts(query, ' OR ', ['and'])
  }
}

function printParts(query: And | Or, operator: string, inParentheses: Query['kind'][]): string {
  return query.parts.map((part) => grouped(part, inParentheses)).join(operator)
}

const grouped = (query: Query, kinds: Query['kind'][]) =>
  kinds.includes(query.kind) ? `(${printQuery(query)})` : printQuery(query)

function printPhrase(phrase: Phrase): string {
  const { words, quoted } = phrase
  const text = wordsOf(phrase)
  const plain = words.length === 1 && !quoted && isOneWord(text)
  return `${governors(phrase)}${plain ? text : `"${text}"`}`
}

function governors({ words, field }: Phrase): string {
  const mode = words[0]?.mode ?? 'default'
  return `${field ? `${field}:` : ''}${mode === 'default' ? '' : `${mode}:`}`
}

function wordIn(phrase: Phrase): string {
  const text = wordsOf(phrase)
  return isOneWord(text) ? text : `"${text}"`
}

function isOneWord(text: string): boolean {
  const [first, second, ...more] = lex(text)
  return first?.kind === 'word' && first.text === text && second?.kind === 'end' && more.length === 0
}

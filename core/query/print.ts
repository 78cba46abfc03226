// Prints a query in its canonical form, which parses to the same query again. Pure.
import type { And, Or, Phrase, Query } from './ast.ts'
import { lex } from './lex.ts'

export function printQuery(query: Query): string {
  switch (query.kind) {
    case 'phrase':
      return printPhrase(query)
    case 'near':
      return `${printPhrase(query.left)} ${query.ordered ? 'ONEAR' : 'NEAR'}/${query.distance} ${printPhrase(query.right)}`
    case 'meta':
      return `${query.name}:${isOneWord(query.value) ? query.value : `"${query.value}"`}`
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

function printPhrase({ words, field, quoted }: Phrase): string {
  const text = words.map((word) => word.text).join(' ')
  const plain = words.length === 1 && !quoted && isOneWord(text)
  return `${field ? `${field}:` : ''}${words[0]?.exact ? 'exact:' : ''}${plain ? text : `"${text}"`}`
}

function isOneWord(text: string): boolean {
  const [first, second, ...more] = lex(text)
  return first?.kind === 'word' && first.text === text && second?.kind === 'end' && more.length === 0
}

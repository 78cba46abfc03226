// What a query looks for, as against what it forbids. Pure.
import type { Query } from './ast.ts'

/** Whether there is something to find: NOT alone, or a word counted as absent, would match nearly everything. */
export function isPositive(query: Query): boolean {
  if (query.kind === 'and') return query.parts.some(isPositive)
  if (query.kind === 'or') return query.parts.every(isPositive)
  if (query.kind === 'count') return query.compare !== '<=' && query.number > 0
  return query.kind !== 'not'
}

/** The words and phrases that it looks for, as written. */
export function positiveTerms(query: Query): string[] {
  switch (query.kind) {
    case 'phrase':
      return [query.words.map(({ text }) => text).join(' ')]
    case 'near':
      return [...positiveTerms(query.left), ...positiveTerms(query.right)]
    case 'count':
      return isPositive(query) ? positiveTerms(query.word) : []
    case 'and':
    case 'or':
      return query.parts.flatMap(positiveTerms)
    default:
      return []
  }
}

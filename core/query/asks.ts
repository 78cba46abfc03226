// Whether a query asks for something that must first be looked up. Pure.
import type { MetaName, Query } from './ast.ts'

/** Whether any of these fields is asked for, anywhere in the query. */
export function asksFor(query: Query, names: MetaName[]): boolean {
  switch (query.kind) {
    case 'meta':
      return names.includes(query.name)
    case 'not':
      return asksFor(query.part, names)
    case 'and':
    case 'or':
      return query.parts.some((part) => asksFor(part, names))
    default:
      return false
  }
}

export const asksForPlaces = (query: Query) => asksFor(query, ['place', 'country'])

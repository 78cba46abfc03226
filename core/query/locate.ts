// Puts places in the place of their names: what `place:درعا` asks for once the gazetteer has been asked. Pure.
import type { Meta, PlaceArea, Query } from './ast.ts'
import { placeAsked } from './place.ts'

/** What a name (or a GeoNames id) stands for, with everything inside it; null where nothing is called so. */
export type AreaOf = (name: string) => PlaceArea | null

/** The same query with every `place:` looked up; the query itself where it has none. */
export function locate(query: Query, areaOf: AreaOf): Query {
  switch (query.kind) {
    case 'and':
    case 'or': {
      const parts = query.parts.map((part) => locate(part, areaOf))
      return parts.every((part, index) => part === query.parts[index]) ? query : { ...query, parts }
    }
    case 'not': {
      const part = locate(query.part, areaOf)
      return part === query.part ? query : { ...query, part }
    }
    case 'meta': {
      const area = query.name === 'place' && !query.area ? areaOf(placeAsked(query.value).wanted) : null
      return area ? { ...query, area } : query
    }
    default:
      return query
  }
}

/** What a query's places stand for, by the name that asks for each: what a browser needs to know to mark them. */
export function areasIn(query: Query): Record<string, PlaceArea> {
  const found = placesIn(query).flatMap(({ value, area }) => (area ? [[placeAsked(value).wanted, area]] : []))
  return Object.fromEntries(found)
}

/** The names that follow `place:`, each once. */
export const placesAskedFor = (query: Query) => [
  ...new Set(placesIn(query).map(({ value }) => placeAsked(value).wanted)),
]

function placesIn(query: Query): Meta[] {
  switch (query.kind) {
    case 'and':
    case 'or':
      return query.parts.flatMap(placesIn)
    case 'not':
      return placesIn(query.part)
    case 'meta':
      return query.name === 'place' ? [query] : []
    default:
      return []
  }
}

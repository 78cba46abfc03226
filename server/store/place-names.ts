// What places' names in queries stand for. The gazetteer is loaded once, by main; Next loads this module a second time for its
// bundle, so the way to it lives on globalThis, as the store's client does. Without it names are compared as written.
import type { Query } from '../../core/query/ast.ts'
import { type AreaOf, locate } from '../../core/query/locate.ts'

const shared = globalThis as typeof globalThis & { rasidAreaOf?: AreaOf | undefined }

export function openPlaceNames(areaOf: AreaOf): void {
  shared.rasidAreaOf = areaOf
}

/** The query with the places it names looked up. */
export const located = (query: Query): Query => (shared.rasidAreaOf ? locate(query, shared.rasidAreaOf) : query)

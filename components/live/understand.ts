// Understands a query as the server does: parsed here; the places that it names are looked up there, where the gazetteer is.
import { asksForPlaces } from '../../core/query/asks.ts'
import type { PlaceArea, Query } from '../../core/query/ast.ts'
import { locate } from '../../core/query/locate.ts'
import { parseQuery } from '../../core/query/parse.ts'
import { ask } from './ask.ts'

export type QueryAnswer = { canonical: string; areas: Record<string, PlaceArea>; unknownPlaces: string[] }

export const askQuery = (query: string) => ask<QueryAnswer>(`/api/query?${new URLSearchParams({ q: query })}`)

/** Null for a query that cannot be read; one whose places could not be asked for has them compared as written. */
export async function understand(query: string): Promise<Query | null> {
  const parsed = query === '' ? null : parseQuery(query)
  if (!parsed?.ok) return null
  if (!asksForPlaces(parsed.query)) return parsed.query
  const areas: Record<string, PlaceArea> = await askQuery(query).then(
    (answer) => answer.areas,
    () => ({}),
  )
  return locate(parsed.query, (name) => areas[name] ?? null)
}

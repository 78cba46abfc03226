// Reads the questions that addresses carry (?q=&since=&limit= …) into typed filters; what cannot be read is a 400 that
// names the parameter, its form and an example.

import type { PlaceRole } from '../../../core/model.ts'
import { parseQuery } from '../../../core/query/parse.ts'
import type { ArticleFilter } from '../../../server/store/search.ts'
import { Problem } from './answer.ts'

const DEFAULT_LIMIT = 50
const LARGEST_LIMIT = 500
const ROLES: PlaceRole[] = ['event', 'dateline', 'actor', 'other']

export type Asked = URLSearchParams

export const asked = (request: Request): Asked => new URL(request.url).searchParams

export function limitOf(ask: Asked): number {
  const text = ask.get('limit')
  if (!text) return DEFAULT_LIMIT
  const value = Number(text)
  if (Number.isInteger(value) && value >= 1) return Math.min(value, LARGEST_LIMIT)
  throw wrong('limit', text, `a whole number from 1 to ${LARGEST_LIMIT}, for example limit=50`)
}

/** An instant, or undefined when it was not given. */
export function instantOf(ask: Asked, name: 'since' | 'until'): Date | undefined {
  const text = ask.get(name)
  if (!text) return undefined
  const at = new Date(text)
  if (/^\d{4}-\d\d/.test(text) && !Number.isNaN(at.getTime())) return at
  throw wrong(name, text, `a time in ISO 8601, for example ${name}=2026-01-31T12:00:00Z`)
}

export function queryOf(ask: Asked): ArticleFilter['query'] {
  const text = ask.get('q')
  if (!text?.trim()) return undefined
  return checkedQuery(text).query
}

/** A parsed query, or a 400 with the position of the mistake. */
export function checkedQuery(text: string) {
  const parsed = parseQuery(text)
  if (parsed.ok) return parsed
  throw new Problem(400, 'The query cannot be read', parsed.error, { at: parsed.at })
}

export function roleOf(ask: Asked): PlaceRole | undefined {
  const text = ask.get('role')
  if (!text) return undefined
  const role = ROLES.find((known) => known === text)
  if (role) return role
  throw wrong('role', text, `one of ${ROLES.join(', ')}, for example role=event`)
}

export function oneOf<T extends string>(ask: Asked, name: string, values: readonly T[]): T | undefined {
  const text = ask.get(name)
  if (!text) return undefined
  const value = values.find((known) => known === text)
  if (value) return value
  throw wrong(name, text, `one of ${values.join(', ')}, for example ${name}=${values[0]}`)
}

/** A language tag, English where none is given. */
export function languageOf(ask: Asked): string {
  const text = ask.get('language')
  if (!text) return 'en'
  if (/^[a-z]{2,3}$/.test(text)) return text
  throw wrong('language', text, 'a language tag, for example language=ar')
}

/** Everything that filters articles. */
export function filterOf(ask: Asked): ArticleFilter {
  const filter: ArticleFilter = {}
  const query = queryOf(ask)
  const since = instantOf(ask, 'since')
  const until = instantOf(ask, 'until')
  const place = ask.get('place')
  if (query) filter.query = query
  if (since) filter.since = since
  if (until) filter.until = until
  if (place) {
    if (!/^\d{1,9}$/.test(place)) throw wrong('place', place, 'a GeoNames id, for example place=170654')
    filter.place = Number(place)
  }
  const role = roleOf(ask)
  if (role) filter.role = role
  for (const name of ['language', 'feed', 'alert'] as const) {
    const value = ask.get(name)
    if (value) filter[name] = value
  }
  return filter
}

export function wrong(name: string, text: string, expected: string): Problem {
  return new Problem(400, 'A parameter cannot be read', `${name} is "${text.slice(0, 100)}": ${expected}.`, {
    field: name,
  })
}

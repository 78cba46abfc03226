// What a route's parameters filter by, as the store takes it: what was not given is left out, queries are parsed.
import { parseQuery } from '../../../core/query/parse.ts'
import { Problem } from './answer.ts'
import { given } from './given.ts'

/** A parsed query, or a 400 with the position of the mistake. */
export function checkedQuery(text: string) {
  const parsed = parseQuery(text)
  if (parsed.ok) return parsed
  throw new Problem(400, 'The query cannot be read', parsed.error, { field: 'q', at: parsed.at })
}

/** The rest of the parameters beside the parsed query. */
export function filterOf<T extends { q?: string | undefined }>({ q, ...rest }: T) {
  return { ...given(rest), ...(q === undefined ? {} : { query: checkedQuery(q).query }) }
}

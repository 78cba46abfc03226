// GET /api/query?q=: the canonical form of a query, what it looks for, and what its places' names stand for; a mistake is a 400
// with its position.
import { explainQuery } from '../../../core/api/stats.ts'
import { areasIn, placesAskedFor } from '../../../core/query/locate.ts'
import { located } from '../../../server/store/place-names.ts'
import { checkedQuery } from '../_http/filter.ts'
import { route } from '../_http/route.ts'

export const GET = route(explainQuery, async ({ query: { q } }) => {
  const { query, canonical, terms } = checkedQuery(q)
  const areas = areasIn(located(query))
  const unknownPlaces = placesAskedFor(query).filter((name) => !Object.hasOwn(areas, name))
  return { ok: true as const, canonical, terms, areas, unknownPlaces }
})

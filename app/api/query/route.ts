// GET /api/query?q=: the canonical form of a query, what it looks for, and what its places' names stand for; a mistake is a 400
// with its position.
import { areasIn, placesAskedFor } from '../../../core/query/locate.ts'
import { located } from '../../../server/store/place-names.ts'
import { answer, json } from '../_http/answer.ts'
import { asked, checkedQuery } from '../_http/ask.ts'

export const GET = answer(async (request) => {
  const { query, canonical, terms } = checkedQuery(asked(request).get('q') ?? '')
  const areas = areasIn(located(query))
  const unknownPlaces = placesAskedFor(query).filter((name) => !Object.hasOwn(areas, name))
  return json({ ok: true, canonical, terms, areas, unknownPlaces })
})

// GET /api/stats/places: places (or divisions, or countries) by how many articles name them in each role (or the one asked for), in
// a window, each against its own usual level.
import { namedTallies } from '../../../../server/named-tallies.ts'
import { answer, json } from '../../_http/answer.ts'
import { asked, filterOf, limitOf, oneOf, roleOf } from '../../_http/ask.ts'

export const GET = answer(async (request) => {
  const ask = asked(request)
  const { query, since, until } = filterOf(ask)
  const role = roleOf(ask)
  const kind = oneOf(ask, 'kind', ['name', 'demonym'])
  const items = await namedTallies({
    limit: ask.has('limit') ? limitOf(ask) : 200,
    level: oneOf(ask, 'by', ['place', 'admin1', 'country']) ?? 'place',
    ...(role ? { role } : {}),
    ...(kind ? { kind } : {}),
    ...(query ? { query } : {}),
    ...(since ? { since } : {}),
    ...(until ? { until } : {}),
  })
  return json({ items, next: null })
})

// GET /api/stats/places: places by how many articles name them in each role (or the one asked for), in a window.
import { placeTallies } from '../../../../server/store/place-tallies.ts'
import { answer, json } from '../../_http/answer.ts'
import { asked, filterOf, limitOf, roleOf } from '../../_http/ask.ts'

export const GET = answer(async (request) => {
  const ask = asked(request)
  const { query, since, until } = filterOf(ask)
  const role = roleOf(ask)
  const items = await placeTallies({
    limit: ask.has('limit') ? limitOf(ask) : 200,
    ...(role ? { role } : {}),
    ...(query ? { query } : {}),
    ...(since ? { since } : {}),
    ...(until ? { until } : {}),
  })
  return json({ items, next: null })
})

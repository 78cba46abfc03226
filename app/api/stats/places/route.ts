// GET /api/stats/places: places (or divisions, or countries) by how many articles name them in each role (or the one asked for), in
// a window, each against its own usual level.
import { tallyPlaces } from '../../../../core/api/stats.ts'
import { namedTallies } from '../../../../server/named-tallies.ts'
import { filterOf } from '../../_http/filter.ts'
import { route } from '../../_http/route.ts'

const DEFAULT_LIMIT = 200

export const GET = route(tallyPlaces, async ({ query: { by: level = 'place', kind, limit, ...rest } }) => {
  const items = await namedTallies({
    ...filterOf(rest),
    limit: limit ?? DEFAULT_LIMIT,
    level,
    ...(kind ? { kind } : {}),
  })
  return { items, next: null }
})

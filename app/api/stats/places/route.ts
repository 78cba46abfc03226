// GET /api/stats/places: places (or divisions, or countries) by how many articles name them in each role (or the one asked for), in
// a window, each against its own usual level.
import { tallyPlaces } from '../../../../core/api/stats.ts'
import type { PlaceTally, TallyLevel } from '../../../../core/model.ts'
import { sharedGazetteer } from '../../../../server/gazetteer/shared.ts'
import { placeTallies, type TallyAsk, type UnitTally, unitTallies } from '../../../../server/store/place-tallies.ts'
import { filterOf } from '../../_http/filter.ts'
import { route } from '../../_http/route.ts'

const DEFAULT_LIMIT = 200

export const GET = route(tallyPlaces, async ({ query: { by: level = 'place', kind, limit, ...rest } }) => {
  const wanted: TallyAsk = { ...filterOf(rest), limit: limit ?? DEFAULT_LIMIT, level, ...(kind ? { kind } : {}) }
  const items =
    level === 'place' ? await placeTallies(wanted) : (await unitTallies(wanted)).flatMap((tally) => named(tally, level))
  return { items, next: null }
})

/** A division or a country as the gazetteer knows it; one that it lacks is left out. */
function named({ unit, ...counts }: UnitTally, level: TallyLevel): PlaceTally[] {
  const gazetteer = sharedGazetteer()
  const place = level === 'country' ? gazetteer.country(unit) : gazetteer.division(unit)
  if (!place) return []
  const { id, name, country, admin1, lat, lon } = place
  return [{ geonameId: id, name, country, admin1: admin1 || null, lat, lon, level, ...counts }]
}

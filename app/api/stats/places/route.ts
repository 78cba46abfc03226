// GET /api/stats/places: places (or divisions, or countries) by how many articles name them in each role (or the one asked for), in
// a window, each against its own usual level.
import type { PlaceTally, TallyLevel } from '../../../../core/model.ts'
import { sharedGazetteer } from '../../../../server/gazetteer/shared.ts'
import { placeTallies, type TallyAsk, type UnitTally, unitTallies } from '../../../../server/store/place-tallies.ts'
import { answer, json } from '../../_http/answer.ts'
import { asked, filterOf, limitOf, oneOf, roleOf } from '../../_http/ask.ts'

export const GET = answer(async (request) => {
  const ask = asked(request)
  const { query, since, until } = filterOf(ask)
  const role = roleOf(ask)
  const kind = oneOf(ask, 'kind', ['name', 'demonym'])
  const level = oneOf(ask, 'by', ['place', 'admin1', 'country']) ?? 'place'
  const wanted: TallyAsk = {
    limit: ask.has('limit') ? limitOf(ask) : 200,
    level,
    ...(role ? { role } : {}),
    ...(kind ? { kind } : {}),
    ...(query ? { query } : {}),
    ...(since ? { since } : {}),
    ...(until ? { until } : {}),
  }
  const items =
    level === 'place' ? await placeTallies(wanted) : (await unitTallies(wanted)).flatMap((tally) => named(tally, level))
  return json({ items, next: null })
})

/** A division or a country as the gazetteer knows it; one that it lacks is left out. */
function named({ unit, ...counts }: UnitTally, level: TallyLevel): PlaceTally[] {
  const gazetteer = sharedGazetteer()
  const place = level === 'country' ? gazetteer.country(unit) : gazetteer.division(unit)
  if (!place) return []
  const { id, name, country, admin1, lat, lon } = place
  return [{ geonameId: id, name, country, admin1: admin1 || null, lat, lon, level, ...counts }]
}

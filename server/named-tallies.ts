// Tallies at any level with their names: what the store counted, called as the gazetteer calls it.
import type { PlaceTally, TallyLevel } from '../core/model.ts'
import { sharedGazetteer } from './gazetteer/shared.ts'
import { placeTallies, type TallyAsk, type UnitTally, unitTallies } from './store/place-tallies.ts'

export async function namedTallies(ask: TallyAsk & { level: TallyLevel }): Promise<PlaceTally[]> {
  const { level } = ask
  if (level === 'place') return placeTallies(ask)
  return (await unitTallies(ask)).flatMap((tally) => named(tally, level))
}

/** A division or a country as the gazetteer knows it; one that it lacks is left out. */
function named({ unit, ...counts }: UnitTally, level: TallyLevel): PlaceTally[] {
  const gazetteer = sharedGazetteer()
  const place = level === 'country' ? gazetteer.country(unit) : gazetteer.division(unit)
  if (!place) return []
  const { id, name, country, admin1, lat, lon } = place
  return [{ geonameId: id, name, country, admin1: admin1 || null, lat, lon, level, ...counts }]
}

// What a place's name in a query stands for: every place that bears it in any language, with everything inside. Pure.
import type { PlaceArea } from '../../core/query/ast.ts'
import type { AreaOf } from '../../core/query/locate.ts'
import { countryCalled } from '../../core/query/place.ts'
import { kilometres } from '../gazetteer/distance.ts'
import type { Gazetteer } from '../gazetteer/gazetteer.ts'
import type { Place } from '../gazetteer/place.ts'
import { numbersCalled } from '../gazetteer/search.ts'

// A town's quarters lie this near to its middle; GeoNames does not say which town a quarter is part of.
const QUARTERS_WITHIN_KM = 15
const KEPT_NAMES = 1_000

/** Looks names up, and remembers what they stand for. */
export function areaFinder(gazetteer: Gazetteer): AreaOf {
  const known = new Map<string, PlaceArea | null>()
  return (name) => {
    let area = known.get(name)
    if (area === undefined) {
      area = areaOf(name, gazetteer)
      if (known.size >= KEPT_NAMES) known.clear()
      known.set(name, area)
    }
    return area
  }
}

function areaOf(name: string, gazetteer: Gazetteer): PlaceArea | null {
  if (/^\d+$/.test(name)) {
    const number = gazetteer.numberOf(Number(name))
    return number === undefined ? null : areaOfPlaces([gazetteer.place(number)], gazetteer)
  }
  const places = numbersCalled(gazetteer, name).map((number) => gazetteer.place(number))
  // Who writes a country's name means the country, not the villages that are called so; عمان is a capital all the same.
  const country = countryCalled(name)
  if (country !== undefined) {
    const { ids, countries } = areaOfPlaces(
      places.filter(({ code }) => code === 'PPLC'),
      gazetteer,
    )
    return { ids, countries: [...countries, country], divisions: [] }
  }
  return places.length === 0 ? null : areaOfPlaces(places, gazetteer)
}

function areaOfPlaces(places: Place[], gazetteer: Gazetteer): PlaceArea {
  const ids = new Set(places.map(({ id }) => id))
  for (const city of places.filter(({ kind }) => kind === 'city'))
    for (const quarter of gazetteer.quarters())
      if (quarter.country === city.country && kilometres(quarter, city) < QUARTERS_WITHIN_KM) ids.add(quarter.id)
  return {
    ids: [...ids],
    countries: places.filter(({ kind }) => kind === 'country').map(({ country }) => country),
    divisions: places.filter(({ kind }) => kind === 'division').map(({ country, admin1 }) => `${country}.${admin1}`),
  }
}

// Tells a country from another country's capital of the same name: عمان is Oman and Amman. Vowel signs say it outright; a dateline is
// a town's; else the countries that the article and its feed speak of say which of the two is nearer. Pure.
import { kilometres } from '../../gazetteer/distance.ts'
import type { Place } from '../../gazetteer/place.ts'
import { contextOf } from './context.ts'
import type { Group } from './resolve.ts'
import type { Word } from './word.ts'

// Log odds.
const SIGNED = 8
const DATELINED = 4
const NEARER = 2.5
// What a country's size says for it is worth nothing here; Oman calls itself سلطنة عمان, so that the bare name is rather the town.
const COUNTRY = -1
const SCENE = -0.7
// Countries this near to each other are spoken of together.
const REACH_KM = 700
const SHADDA = 'ّ'
const DAMMA = 'ُ'

/** A name that a country and another country's capital share. */
export function isTwin({ entries }: Group): boolean {
  const country = entries[0]?.place
  return (
    country?.kind === 'country' &&
    entries.some(({ place }) => place.code === 'PPLC' && place.country !== country.country)
  )
}

/** What speaks for the country or against it. `spoken`: how much of each country's is spoken of, `pointOf` where it lies. */
export function twinWorth(
  place: Place,
  group: Group,
  spoken: Map<string, number>,
  pointOf: (country: string) => Place | undefined,
): number {
  const written = group.names.map(({ reading, first, last }) =>
    reading.text.slice((reading.words[first] as Word).start, (reading.words[last] as Word).end),
  )
  const signs = written.some((name) => name.includes(SHADDA))
    ? -1
    : written.some((name) => name.includes(DAMMA))
      ? 1
      : 0
  let near = 0
  for (const [country, weight] of spoken) {
    const point = group.entries.some((entry) => entry.place.country === country) ? undefined : pointOf(country)
    if (point) near += weight * Math.exp(-kilometres(point, place) / REACH_KM)
  }
  const worth = NEARER * Math.log1p(near)
  if (place.kind !== 'country') return worth
  const scene = group.names.every((name) => contextOf(name).relation === 'in') ? SCENE : 0
  const datelined = group.datelined ? -DATELINED : 0
  return worth + COUNTRY + scene + datelined + signs * SIGNED
}

// Reads what GeoNames' towns lack into the collection: quarters and suburbs of large towns (data/quarters.tsv), and towns that were laid
// out of late (data/new-towns.tsv).
import type { Collection } from './collection.ts'
import { rows } from './data-rows.ts'
import { kilometres } from './distance.ts'
import { nameKey, type Place } from './place.ts'

type Point = { lat: number; lon: number }

// What they are worth in inhabitants: a quarter as those of GeoNames are, at a fifth of theirs.
const QUARTER = { kind: 'quarter', code: 'PPLX', rank: 8_000 } as const
const NEW_TOWN = { kind: 'city', code: 'PPL', rank: 20_000 } as const
// A quarter and the town that grew around it are one.
const SAME_PLACE_KM = 30

/** Quarters and suburbs of large towns. One that a place nearby already goes by is left out; throws for a town that is not there. */
export function readQuarters(collection: Collection): void {
  for (const [country = '', town = '', lat = '', lon = '', names = ''] of rows('quarters.tsv')) {
    const number = collection.largest(nameKey(town), country)
    const around = number === undefined ? undefined : collection.places[number]
    if (!around) throw new Error(`quarters.tsv: ${country} has no town ${town}`)
    const point = lat === '' ? around : { lat: Number(lat), lon: Number(lon) }
    for (const entry of names.split('|')) add(collection, entry, `quarter ${country} ${town}`, around, point, QUARTER)
  }
}

/** New towns, each in the division of the town nearest to it. */
export function readNewTowns(collection: Collection): void {
  for (const [country = '', lat = '', lon = '', entry = ''] of rows('new-towns.tsv')) {
    const point = { lat: Number(lat), lon: Number(lon) }
    const distance = (place: Place) => kilometres(place, point)
    const towns = collection.places.filter((place) => place.country === country && place.kind === 'city')
    const [first] = towns
    if (!first) throw new Error(`new-towns.tsv: no town in ${country}`)
    const nearest = towns.reduce((best, place) => (distance(place) < distance(best) ? place : best), first)
    add(collection, entry, `new town ${country}`, nearest, point, NEW_TOWN)
  }
}

function add(
  collection: Collection,
  entry: string,
  idPrefix: string,
  { country, admin1 }: Place,
  { lat, lon }: Point,
  kind: Pick<Place, 'kind' | 'code' | 'rank'>,
): void {
  const [written = '', english = ''] = entry.split('=')
  const [first = '', ...others] = written.split('/')
  const known = (place: Place) => place.country === country && kilometres(place, { lat, lon }) < SAME_PLACE_KM
  if (collection.has(nameKey(first), known)) return
  const id = collection.ownId(`${idPrefix} ${english}`)
  const index = collection.add({ id, name: english, country, admin1, lat, lon, ...kind })
  for (const name of [first, ...others]) collection.name(name, index, { language: 'ar' })
  collection.name(english, index, { language: 'en' })
}

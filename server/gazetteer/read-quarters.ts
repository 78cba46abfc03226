// Reads the quarters, suburbs and new towns that GeoNames' towns lack (data/quarters.tsv) into the collection.
import type { Collection } from './collection.ts'
import { rows } from './data-rows.ts'
import { kilometres } from './distance.ts'
import { nameKey, type Place } from './place.ts'

// What a quarter is worth in inhabitants, as those of GeoNames are at a fifth of theirs.
const QUARTER_RANK = 8_000
// A quarter and the town that grew around it are one.
const SAME_PLACE_KM = 30

/** Quarters and suburbs of large towns. One that a place nearby already goes by is left out; throws for a town that is not there. */
export function readQuarters(collection: Collection): void {
  for (const [country = '', town = '', lat = '', lon = '', names = ''] of rows('quarters.tsv')) {
    const number = collection.largest(nameKey(town), country)
    const around = number === undefined ? undefined : collection.places[number]
    if (!around) throw new Error(`quarters.tsv: ${country} has no town ${town}`)
    const point = lat === '' ? around : { lat: Number(lat), lon: Number(lon) }
    for (const entry of names.split('|')) {
      const [arabic = '', english = ''] = entry.split('=')
      const [first = '', ...others] = arabic.split('/')
      const known = (place: Place) => place.country === country && kilometres(place, point) < SAME_PLACE_KM
      if (collection.has(nameKey(first), known)) continue
      const id = collection.ownId(`quarter ${country} ${town} ${english}`)
      const { admin1 } = around
      const kind = { kind: 'quarter', code: 'PPLX', rank: QUARTER_RANK } as const
      const index = collection.add({ id, name: english, country, admin1, lat: point.lat, lon: point.lon, ...kind })
      for (const written of [first, ...others]) collection.name(written, index, { language: 'ar' })
      collection.name(english, index, { language: 'en' })
    }
  }
}

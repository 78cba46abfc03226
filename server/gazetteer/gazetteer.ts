// The places that Rasid knows, by every name it knows them by. Loaded once from the file that build.ts makes; throws when the
// file is missing or not ours, since preparation always makes it.
import { readFile } from 'node:fs/promises'
import { type Heading, hashOf, MAGIC, pack } from './pack.ts'
import { type Entry, PLACE_KINDS, type Place } from './place.ts'
import { createSenses, type Senses } from './senses.ts'

export const GAZETTEER_FILE = new URL('../../.cache/gazetteer.bin', import.meta.url)
/** What was written of each place, one line a place: read by `rasid places` alone. */
export const NAMES_FILE = new URL('../../.cache/gazetteer-names.txt', import.meta.url)

export type Gazetteer = {
  /** How many places there are; they are numbered from 0. */
  size: number
  place(number: number): Place
  /** The number of the place with this id. */
  numberOf(id: number): number | undefined
  /** A place's name in Arabic, where one is known; empty elsewhere. */
  arabicLabel(number: number): string
  /** All labels by number, a line each, as `place` and `arabicLabel` give them. */
  lines(language: 'en' | 'ar'): string
  /** Places of this name (a key as nameKey makes it), the highest rank first. */
  find(key: string): Entry[] | undefined
  /** The numbers of the same places, for who looks further than `find`. */
  numbers(key: string): number[]
  /** Whether a longer name begins with these words. */
  begins(key: string): boolean
  /** Every part of a town that has an entry of its own. */
  quarters(): Place[]
  /** A country by its ISO 3166-1 alpha-2 code. */
  country(code: string): Place | undefined
  /** A first-level division by its GeoNames code, `US.KY`. */
  division(code: string): Place | undefined
  /** The country whose people or adjective a folded word is by its language's rule. */
  people(language: string, word: string): string | undefined
  /** What else a word is: an everyday word, a first name, a surname. */
  senses: Senses
}

const ALTERNATE = 0x8000_0000
// A run of the program meets some thousands of distinct names; the lists are made when first asked for.
const CACHED_LISTS = 50_000

export async function loadGazetteer(): Promise<Gazetteer> {
  return openGazetteer(await readFile(GAZETTEER_FILE))
}

/** A gazetteer of these places, for tests: names by key as nameKey makes them. */
export function createGazetteer(places: Place[], names: Map<string, number[]>, words = ''): Gazetteer {
  return openGazetteer(pack(places, names, words))
}

export function openGazetteer(file: Buffer): Gazetteer {
  if (file.toString('latin1', 0, 8) !== MAGIC)
    throw new Error('The gazetteer file is not ours: run `node server/prepare.mjs`.')
  const begin = file.readUInt32LE(8)
  const heading = JSON.parse(file.toString('utf8', 16, 16 + file.readUInt32LE(12))) as Heading
  // Typed arrays want their own alignment, which a Buffer out of the pool may not have.
  const bytes = file.buffer.slice(file.byteOffset + begin, file.byteOffset + file.length) as ArrayBuffer
  const part = (name: string) => heading.parts[name] as [number, number]
  const int32 = (name: string) => new Int32Array(bytes, part(name)[0], part(name)[1] / 4)
  const uint32 = (name: string) => new Uint32Array(bytes, part(name)[0], part(name)[1] / 4)
  const float32 = (name: string) => new Float32Array(bytes, part(name)[0], part(name)[1] / 4)
  const uint16 = (name: string) => new Uint16Array(bytes, part(name)[0], part(name)[1] / 2)
  const uint8 = (name: string) => new Uint8Array(bytes, part(name)[0], part(name)[1])
  const text = (name: string) => new TextDecoder().decode(uint8(name))

  const [ids, ranks, lats, lons] = [int32('id'), int32('rank'), float32('lat'), float32('lon')]
  const [countryOf, divisionOf, kindOf, codeOf] = [uint16('country'), uint16('division'), uint8('kind'), uint8('code')]
  const [slots, postings, prefixes] = [uint32('slots'), uint32('postings'), uint32('prefixes')]
  const labels = labelsOf(uint8('labels'), heading.places)
  const arabicLabels = labelsOf(uint8('arabicLabels'), heading.places)
  let numbers: Map<number, number> | undefined
  const made: (Place | undefined)[] = new Array(heading.places)
  const lists = new Map<number, Entry[]>()
  const countries = new Map<string, Place>()
  const divisions = new Map<string, Place>()

  const place = (number: number): Place => {
    const there = made[number]
    if (there) return there
    const fresh: Place = {
      id: ids[number] as number,
      name: labels(number),
      country: heading.countries[countryOf[number] as number] as string,
      admin1: heading.divisions[divisionOf[number] as number] as string,
      kind: PLACE_KINDS[kindOf[number] as number] as Place['kind'],
      code: heading.codes[codeOf[number] as number] as string,
      rank: ranks[number] as number,
      lat: rounded(lats[number] as number),
      lon: rounded(lons[number] as number),
    }
    made[number] = fresh
    return fresh
  }
  const peoples = new Map<string, string>()
  for (const line of text('peoples').split('\n')) peoples.set(line.slice(0, -3), line.slice(-2))
  const startOf = (key: string): number => {
    const [one, two] = hashOf(key)
    const mask = slots.length / 2 - 1
    for (let slot = one & mask; ; slot = (slot + 1) & mask) {
      const start = slots[slot * 2 + 1] as number
      if (start === 0 || slots[slot * 2] === two) return start
    }
  }
  const filedAt = (start: number) => postings.subarray(start + 1, start + 1 + (postings[start] as number))
  for (let number = 0; number < heading.places; number++)
    if (kindOf[number] === 0) countries.set(place(number).country, place(number))
    else if (kindOf[number] === 1) divisions.set(`${place(number).country}.${place(number).admin1}`, place(number))

  return {
    size: heading.places,
    place,
    numberOf(id) {
      // Only pages and routes ask; a poller alone never pays for it.
      numbers ??= new Map(Array.from(ids, (each, number) => [each, number]))
      return numbers.get(id)
    },
    arabicLabel: arabicLabels,
    lines: (language) => text(language === 'ar' ? 'arabicLabels' : 'labels'),
    find(key) {
      const start = startOf(key)
      if (start === 0) return undefined
      let list = lists.get(start)
      if (!list) {
        list = Array.from(filedAt(start), (filed) => ({
          place: place((filed & ~ALTERNATE) >>> 0),
          alternate: filed >= ALTERNATE,
        }))
        if (lists.size >= CACHED_LISTS) lists.clear()
        lists.set(start, list)
      }
      return list
    },
    numbers(key) {
      const start = startOf(key)
      return start === 0 ? [] : Array.from(filedAt(start), (filed) => (filed & ~ALTERNATE) >>> 0)
    },
    begins(key) {
      const [one, two] = hashOf(key)
      const mask = prefixes.length - 1
      for (let slot = one & mask; prefixes[slot] !== 0; slot = (slot + 1) & mask)
        if (prefixes[slot] === (two || 1)) return true
      return false
    },
    quarters() {
      const found: Place[] = []
      const quarter = PLACE_KINDS.indexOf('quarter')
      for (let number = 0; number < heading.places; number++) if (kindOf[number] === quarter) found.push(place(number))
      return found
    },
    country: (code) => countries.get(code),
    division: (code) => divisions.get(code),
    people: (language, word) => peoples.get(`${language}:${word}`),
    senses: createSenses(text('words')),
  }
}

/** Place names stay bytes until one is asked for. */
function labelsOf(bytes: Uint8Array, count: number): (number: number) => string {
  const ends = new Uint32Array(count)
  let number = 0
  for (let at = 0; at < bytes.length; at++) if (bytes[at] === 10) ends[number++] = at
  ends[number] = bytes.length
  const decoder = new TextDecoder()
  return (wanted) => decoder.decode(bytes.subarray(wanted === 0 ? 0 : (ends[wanted - 1] as number) + 1, ends[wanted]))
}

const rounded = (degrees: number) => Math.round(degrees * 1e5) / 1e5

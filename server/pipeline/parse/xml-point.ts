// Where an item says that it happened: GeoRSS, simple and as GML, the W3C's Basic Geo, ICBM. A point is itself; of a line, a box, a
// circle or an area it is the middle, where it is small enough to tell one town from another. Pure; never throws.
import { kilometres, type Point } from '../../gazetteer/distance.ts'
import { textOf } from './value.ts'
import type { Element, XmlDocument } from './xml.ts'

const GEOGRAPHIC = /^(?:georss:|geo:|gml:|icbm:|media:location$)/
// Pairs of latitude and longitude, one after another.
const PAIRS = new Set([
  ...['georss:point', 'georss:line', 'georss:polygon', 'georss:box', 'georss:circle'],
  ...['gml:pos', 'gml:poslist', 'gml:lowercorner', 'gml:uppercorner'],
])
const LATITUDES = new Set(['geo:lat', 'icbm:latitude'])
const LONGITUDES = new Set(['geo:long', 'geo:lon', 'icbm:longitude'])
// A place in a polygon's ring in its boundary in an area in `where` in Media RSS's `location`.
const DEEPEST = 8
// Elements of one item; more are an attack.
const MOST_LOOKS = 20
// Letters of an outline that are looked at, and how far its end may be from its middle.
const LONGEST_OUTLINE = 20_000
const WIDEST_KM = 300
// Items of which all say the same place, and none of them where it happened.
const LEAST_AT_HOME = 3

export function pointOf(document: XmlDocument, item: Element): Point | undefined {
  let looks = 0
  for (const element of item.children) {
    if (!GEOGRAPHIC.test(element.name)) continue
    if (looks++ === MOST_LOOKS) break
    const numbers: number[] = []
    gather(document, LATITUDES.has(element.name) ? item : element, numbers, 0)
    const point = middleOf(numbers)
    if (point) return point
  }
  return undefined
}

/** A point that all of them have is where their newsroom is. */
export function withoutHome<T extends { point?: Point | undefined }>(items: T[]): T[] {
  const home = items.length >= LEAST_AT_HOME ? items[0]?.point : undefined
  if (!home || items.some(({ point }) => point?.lat !== home.lat || point.lon !== home.lon)) return items
  return items.map((item) => ({ ...item, point: undefined }))
}

function gather(document: XmlDocument, element: Element, numbers: number[], depth: number): void {
  if (PAIRS.has(element.name)) {
    const written = numbersIn(textOf(document, element))
    // The third number of a circle is its radius in metres.
    if (element.name === 'georss:circle') written.length = (written[2] ?? 0) > WIDEST_KM * 1_000 ? 0 : 2
    for (const number of written) numbers.push(number)
    return
  }
  const latitude = element.children.find(({ name }) => LATITUDES.has(name))
  const longitude = element.children.find(({ name }) => LONGITUDES.has(name))
  if (latitude && longitude) {
    numbers.push(...[latitude, longitude].map((one) => numbersIn(textOf(document, one))[0] ?? Number.NaN))
    return
  }
  if (depth < DEEPEST)
    for (const one of element.children) if (GEOGRAPHIC.test(one.name)) gather(document, one, numbers, depth + 1)
}

/** Separated by blanks, commas or both; where each has a comma and none a point, commas are those of decimals. */
function numbersIn(written: string | undefined): number[] {
  const words = written?.slice(0, LONGEST_OUTLINE).split(/[\s;]+/) ?? []
  const decimal = words.length > 1 && words.every((word) => /^[+-]?\d+,\d+$/.test(word))
  const numbers = decimal ? words.map((word) => word.replace(',', '.')) : words.flatMap((word) => word.split(','))
  return numbers.flatMap((number) => (number === '' ? [] : Number(number)))
}

/** The middle of all pairs; nothing where one is none on earth, or they say no more than a zero or a whole country. */
function middleOf(numbers: number[]): Point | undefined {
  if (numbers.length < 2 || numbers.length % 2 === 1) return undefined
  let [south, west, north, east] = [90, 180, -90, -180]
  for (let at = 0; at < numbers.length; at += 2) {
    const [lat, lon] = [numbers[at] as number, numbers[at + 1] as number]
    if (!(Math.abs(lat) <= 90 && Math.abs(lon) <= 180)) return undefined
    south = Math.min(south, lat)
    north = Math.max(north, lat)
    west = Math.min(west, lon)
    east = Math.max(east, lon)
  }
  const middle = { lat: (south + north) / 2, lon: (west + east) / 2 }
  if (middle.lat === 0 && middle.lon === 0) return undefined
  return kilometres(middle, { lat: north, lon: east }) > WIDEST_KM ? undefined : middle
}

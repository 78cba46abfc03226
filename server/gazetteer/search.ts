// Finds places for people: by a name in any spelling, or by how a label begins. And what a place is called in a reader's language.
// Pure over the gazetteer.
import type { FoundPlace } from '../../core/model.ts'
import { surfaceKeys } from '../../core/places/surface.ts'
import { fold } from '../../core/text/fold.ts'
import { kilometres, type Point } from './distance.ts'
import type { Gazetteer } from './gazetteer.ts'
import { nameKey, type Place } from './place.ts'

// More labels that begin alike than this are not read through.
const MOST_BEGINNINGS = 400
const NEAR_KM = 150
const SHORTEST_BEGINNING = 2

/** Places called so, and places whose label begins so; near ones first where a point is given, then the largest. */
export function searchPlaces(
  gazetteer: Gazetteer,
  name: string,
  { language, near, limit }: { language: string; near?: Point; limit: number },
): FoundPlace[] {
  const exact = new Set(numbersCalled(gazetteer, name))
  const numbers = new Set([...exact, ...beginning(gazetteer, name)])
  const ranked = [...numbers].map((number) => {
    const place = gazetteer.place(number)
    return { number, place, close: near !== undefined && kilometres(place, near) < NEAR_KM }
  })
  ranked.sort(
    (a, b) =>
      Number(exact.has(b.number)) - Number(exact.has(a.number)) ||
      Number(b.close) - Number(a.close) ||
      b.place.rank - a.place.rank,
  )
  return ranked.slice(0, limit).map(({ number, place }) => found(gazetteer, number, place, language))
}

/** The numbers of every place that bears this name, in whatever language and spelling, proclitics and all. */
export function numbersCalled(gazetteer: Gazetteer, name: string): number[] {
  const keys = new Set([nameKey(name), ...surfaceKeys(name)])
  return [...new Set([...keys].flatMap((key) => gazetteer.numbers(key)))]
}

/** A place by its id, as it is offered; undefined where the gazetteer lacks it. */
export function placeById(gazetteer: Gazetteer, id: number, language: string): FoundPlace | undefined {
  const number = gazetteer.numberOf(id)
  return number === undefined ? undefined : found(gazetteer, number, gazetteer.place(number), language)
}

/** What places are called in a language, by id; those that it has no name for are left out. */
export function labelsOf(gazetteer: Gazetteer, ids: Iterable<number>, language: string): Record<number, string> {
  const labels: Record<number, string> = {}
  if (language !== 'ar') return labels
  for (const id of ids) {
    const number = gazetteer.numberOf(id)
    const label = number === undefined ? '' : gazetteer.arabicLabel(number)
    if (label !== '') labels[id] = label
  }
  return labels
}

function found(gazetteer: Gazetteer, number: number, place: Place, language: string): FoundPlace {
  const { id, name, country, admin1, lat, lon, kind } = place
  const label = (language === 'ar' && gazetteer.arabicLabel(number)) || name
  const division = gazetteer.division(`${country}.${admin1}`)
  const divisionNumber = division && gazetteer.numberOf(division.id)
  return {
    geonameId: id,
    name,
    label,
    country,
    ...(admin1 ? { admin1 } : {}),
    lat,
    lon,
    kind,
    division:
      division === undefined || division.id === id
        ? null
        : (language === 'ar' && divisionNumber !== undefined && gazetteer.arabicLabel(divisionNumber)) || division.name,
  }
}

type Lines = { text: string; starts: Uint32Array }
const kept = new WeakMap<Gazetteer, Map<string, Lines>>()

function beginning(gazetteer: Gazetteer, name: string): number[] {
  const arabic = /[\u0600-\u06ff]/.test(name)
  const wanted = arabic ? fold(name.trim()) : name.trim().toLowerCase()
  if (wanted.length < SHORTEST_BEGINNING) return []
  const { text, starts } = linesOf(gazetteer, arabic ? 'ar' : 'en')
  const numbers: number[] = []
  for (
    let at = text.indexOf(`\n${wanted}`);
    at !== -1 && numbers.length < MOST_BEGINNINGS;
    at = text.indexOf(`\n${wanted}`, at + 1)
  )
    numbers.push(lineAt(starts, at))
  return numbers
}

/** Every label, folded as cheaply as serves: one text that is searched as a whole, and where its lines begin. */
function linesOf(gazetteer: Gazetteer, language: 'en' | 'ar'): Lines {
  const made = kept.get(gazetteer) ?? new Map<string, Lines>()
  kept.set(gazetteer, made)
  let lines = made.get(language)
  if (!lines) {
    const written = gazetteer.lines(language)
    const text = `\n${language === 'ar' ? written.replace(/[أإآ]/g, 'ا').replace(/ة/g, 'ه').replace(/ى/g, 'ي') : written.toLowerCase()}`
    const starts = new Uint32Array(gazetteer.size)
    for (let number = 0, at = 0; number < gazetteer.size; number++) {
      starts[number] = at
      at = text.indexOf('\n', at + 1)
    }
    lines = { text, starts }
    made.set(language, lines)
  }
  return lines
}

function lineAt(starts: Uint32Array, at: number): number {
  let [low, high] = [0, starts.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] as number) <= at) low = middle
    else high = middle - 1
  }
  return low
}

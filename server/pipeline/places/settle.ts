// Settles what a clause leaves even by the rest of the article: the ends of a way, the names of a list, a scene that is plain. Pure but
// for the roles it is given, which it changes.
import { endingOf } from './case-endings.ts'
import type { Told } from './roles.ts'
import type { Word } from './word.ts'

/**
 * Where it stood even: a place that is the scene elsewhere in the article is the scene; one that is not is somewhere else, if the
 * article has a scene.
 */
export function settle(all: Told[]): void {
  inheritCase(all)
  pairEnds(all)
  const events = all.filter(({ role }) => role === 'event')
  // `the police of Herat` are nowhere on the map, and still tell where it was.
  const anchored = all.some(({ role, doubt }) => role === 'other' && doubt === 0)
  const least = Math.min(anchored ? 1 : 2, ...events.map(({ doubt }) => doubt))
  const scenes = new Set(events.filter(({ doubt }) => doubt === least).map(({ place }) => place.id))
  for (const told of events) if (told.doubt > least && !scenes.has(told.place.id)) told.role = 'other'
}

/** "marched from Dakar to Thies": where the far end is the scene, so is the near one. */
function pairEnds(all: Told[]): void {
  for (let at = 1; at < all.length; at++) {
    const [near, far] = [all[at - 1] as Told, all[at] as Told]
    if (near.doubt === 0 || far.doubt > 0 || far.role !== 'event') continue
    if (/^ (?:to|à|au|إلى|به|تا|بۆ|до|в) $/.test(gap(near, far) ?? '')) near.doubt = 0
  }
}

/** "Halep, Hama ve Musul'dan getirilen": in a Turkish list the last name has the case of all. */
function inheritCase(all: Told[]): void {
  const heirs = new Set<Told>()
  for (let at = all.length - 2; at >= 0; at--) {
    const [told, next] = [all[at] as Told, all[at + 1] as Told]
    if (told.role === 'dateline' || endingOf(told.name) || (!endingOf(next.name) && !heirs.has(next))) continue
    const between = gap(told, next)
    // "Fransa, Mali'deki askerlerini": a comma alone joins nothing.
    if (between !== ' ve ' && between !== ' ile ' && !(between === ', ' && heirs.has(next))) continue
    if ((told.place.kind === 'country') !== (next.place.kind === 'country')) continue
    told.role = next.role
    told.doubt = next.doubt
    heirs.add(told)
  }
}

/** What is written between two neighbours; undefined across texts. */
function gap({ name: { reading, last } }: Told, { name }: Told): string | undefined {
  if (reading !== name.reading) return undefined
  return reading.text.slice((reading.words[last] as Word).end, (reading.words[name.first] as Word).start)
}

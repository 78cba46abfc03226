// Decides which of the places that bear a name is meant: by size, by what contains it ("Paris, Texas"), by the countries,
// divisions and neighbours that the rest of the article speaks of, and by where its feed comes from. One name is one place
// throughout an article, unless a container beside it says otherwise. Pure.
import { kilometres, type Point } from '../../gazetteer/distance.ts'
import type { Entry, Place } from '../../gazetteer/place.ts'
import type { Name } from './names.ts'
import { isTwin, twinWorth } from './twins.ts'
import { RESOLUTION } from './weights.ts'

/** All mentions of one name in an article. `shares`: how likely each entry is meant, summing to 1. */
export type Group = {
  key: string
  names: Name[]
  entries: Entry[]
  /** How surely this is a place at all, 0 … 1. */
  trust: number
  shares: number[]
  /** What a name beside it says that it lies in, or holds. */
  contained: Map<Entry, number> | undefined
  /** It stands where a report was filed. */
  datelined: boolean
}

export type Surroundings = {
  feedCountry: string | null
  peoples: Map<string, number>
  /** Where the feed says that it happened. */
  point: Point | null
  pointOf: (country: string) => Place | undefined
}

// More bearers of one name than this do not change the choice, and cost time.
const MOST_WEIGHED = 40
const NEAR_KM = 120
// `عمان` is Amman or Oman: the size of a country says nothing against another's capital, what else is spoken of says three times as much.
const TWIN = 3
const SURE = 0.5
// What a feed says of where it happened against a town that is spoken of beside a name.
const SAID = 50
const LEAST_SHARE = 0.02
// Inhabitants from which a place is known abroad by other names than its own: Geneva is Genève.
const WELL_KNOWN = 50_000

/** Shares the trust of every group among its entries; in the second round what is sure by now pulls what is not. */
export function resolve(groups: Group[], surroundings: Surroundings, rounds: number): void {
  const priors = groups.map(priorsOf)
  for (let at = 0; at < groups.length; at++) (groups[at] as Group).shares = softmax(priors[at] as number[])
  for (let round = 0; round < rounds; round++) {
    const spoken = tallies(groups, surroundings)
    const anchors = anchorsOf(groups)
    const fresh = groups.map((group, at) =>
      group.entries.length === 1
        ? group.shares
        : softmax(worthsOf(group, priors[at] as number[], spoken, anchors, surroundings)),
    )
    for (let at = 0; at < groups.length; at++) (groups[at] as Group).shares = fresh[at] as number[]
  }
}

/** Of a name with more bearers than are weighed, those near the point are among them. */
export function bringNear(groups: Group[], point: Point): void {
  for (const group of groups)
    if (group.entries.length > MOST_WEIGHED)
      group.entries = group.entries.toSorted((a, b) => closeness(b.place, point) - closeness(a.place, point))
}

function anchorsOf(groups: Group[]): Anchor[] {
  const anchors: Anchor[] = []
  for (const group of groups) {
    if (group.trust <= SURE) continue
    const { entry, share } = bestOf(group)
    if (share > SURE && isPoint(entry.place)) anchors.push({ group, place: entry.place, weight: group.trust * share })
  }
  return anchors
}

function priorsOf(group: Group): number[] {
  const { entries } = group
  const priors: number[] = []
  for (let at = 0; at < entries.length && at < MOST_WEIGHED; at++) priors.push(prior(entries[at] as Entry, group))
  return priors
}

function worthsOf(
  group: Group,
  priors: number[],
  { countries, divisions }: Spoken,
  anchors: Anchor[],
  { point, pointOf }: Surroundings,
): number[] {
  const twin = isTwin(group)
  const spokenWorth = RESOLUTION.country * (twin ? TWIN : 1)
  const own = sharersOf(group)
  const worths = priors.slice()
  for (let at = 0; at < priors.length; at++) {
    const { place } = group.entries[at] as Entry
    const { country, admin1 } = place
    // What the group itself adds to the tallies says nothing of it.
    let spoken = countries.get(country) ?? 0
    let around = admin1 ? divisions.of(place) : 0
    for (let one = 0; one < own.places.length; one++) {
      const other = own.places[one] as Place
      if (other.country !== country || country === '') continue
      spoken -= own.weights[one] as number
      if (admin1 && other.admin1 === admin1) around -= own.weights[one] as number
    }
    let near = point && isPoint(place) ? SAID * closeness(place, point) : 0
    if (isPoint(place))
      for (const anchor of anchors) if (anchor.group !== group) near += anchor.weight * closeness(place, anchor.place)
    worths[at] =
      (priors[at] as number) +
      spokenWorth * Math.log1p(spoken) +
      RESOLUTION.division * Math.log1p(around) +
      RESOLUTION.near * Math.log1p(near) +
      (twin ? twinWorth(place, group, countries, pointOf) : 0)
  }
  return worths
}

export function bestOf(group: Group): { entry: Entry; share: number } {
  let at = 0
  for (let other = 1; other < group.shares.length; other++)
    if ((group.shares[other] as number) > (group.shares[at] as number)) at = other
  return { entry: group.entries[at] as Entry, share: group.shares[at] as number }
}

export function contains(outer: Place, inner: Place): boolean {
  if (outer === inner || outer.country !== inner.country) return false
  if (outer.kind === 'country') return inner.kind !== 'country'
  if (outer.kind === 'division')
    return inner.kind !== 'division' && inner.kind !== 'country' && outer.admin1 === inner.admin1
  return (
    (outer.kind === 'district' || outer.kind === 'city') &&
    (inner.kind === 'city' || inner.kind === 'quarter') &&
    outer.admin1 === inner.admin1 &&
    outer.rank > inner.rank &&
    kilometres(outer, inner) < NEAR_KM / 2
  )
}

function prior({ place, alternate }: Entry, group: Group): number {
  let worth = RESOLUTION.size * Math.log10(place.rank + 1)
  if (place.code === 'PPLC') worth += RESOLUTION.capital
  if (place.kind === 'division') worth += RESOLUTION.unit
  if (place.kind === 'district') worth += RESOLUTION.district
  if (place.kind === 'quarter') worth += RESOLUTION.quarter
  if (alternate) worth += RESOLUTION.alternate * (place.rank >= WELL_KNOWN ? 0.25 : 1)
  if (group.contained)
    for (const [entry, weight] of group.contained) if (entry.place === place) worth += RESOLUTION.contained * weight
  return worth
}

/** How much of each country's and each division's is spoken of. */
type Spoken = { countries: Map<string, number>; divisions: DivisionTally }
type Anchor = { group: Group; place: Place; weight: number }

function tallies(groups: Group[], { feedCountry, peoples }: Surroundings): Spoken {
  const countries = new Map<string, number>(peoples)
  if (feedCountry) add(countries, feedCountry, 1)
  divisions.clear()
  for (const group of groups) {
    const { places, weights } = sharersOf(group)
    for (let one = 0; one < places.length; one++) {
      const place = places[one] as Place
      if (place.country) add(countries, place.country, weights[one] as number)
      if (place.admin1) divisions.add(place, weights[one] as number)
    }
  }
  return { countries, divisions }
}

/** Divisions have numbers that they keep, so that an article's tally is a row of weights and no table of its own. */
class DivisionTally {
  private readonly numbers = new Map<string, Map<string, number>>()
  private readonly weights: number[] = []
  private readonly touched: number[] = []

  clear(): void {
    for (const number of this.touched) this.weights[number] = 0
    this.touched.length = 0
  }

  of({ country, admin1 }: Place): number {
    const number = this.numbers.get(country)?.get(admin1)
    return number === undefined ? 0 : (this.weights[number] as number)
  }

  add(place: Place, weight: number): void {
    const number = this.numberOf(place)
    if (this.weights[number] === 0) this.touched.push(number)
    this.weights[number] = (this.weights[number] as number) + weight
  }

  private numberOf({ country, admin1 }: Place): number {
    let own = this.numbers.get(country)
    if (!own) {
      own = new Map()
      this.numbers.set(country, own)
    }
    let number = own.get(admin1)
    if (number === undefined) {
      number = this.weights.push(0) - 1
      own.set(admin1, number)
    }
    return number
  }
}
const divisions = new DivisionTally()

/** The entries that may well be meant, with how much each is spoken of; good until it is asked again. */
function sharersOf({ shares, entries, trust, names }: Group): typeof sharers {
  const spoken = trust * (1 + Math.log(names.length))
  sharers.places.length = 0
  sharers.weights.length = 0
  for (let at = 0; at < shares.length; at++) {
    const share = shares[at] as number
    if (share < LEAST_SHARE) continue
    sharers.places.push((entries[at] as Entry).place)
    sharers.weights.push(spoken * share)
  }
  return sharers
}
const sharers: { places: Place[]; weights: number[] } = { places: [], weights: [] }

const add = (counts: Map<string, number>, key: string, weight: number) =>
  counts.set(key, (counts.get(key) ?? 0) + weight)
export const isPoint = ({ kind }: Place) => kind === 'city' || kind === 'quarter' || kind === 'district'
/** 1 at the same spot, a third at 120 km, nothing far off. */
export const closeness = (a: Point, b: Point) => {
  if (Math.abs(a.lat - b.lat) > 4) return 0
  return Math.exp(-kilometres(a, b) / NEAR_KM)
}

function softmax(worths: number[]): number[] {
  let most = Number.NEGATIVE_INFINITY
  for (const worth of worths) if (worth > most) most = worth
  const shares = worths.slice()
  let sum = 0
  for (let at = 0; at < shares.length; at++) {
    const share = Math.exp((shares[at] as number) - most)
    shares[at] = share
    sum += share
  }
  for (let at = 0; at < shares.length; at++) shares[at] = (shares[at] as number) / sum
  return shares
}

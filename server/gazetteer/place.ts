// What a place of the gazetteer is, and how a written name becomes the key it is filed under. Pure words and rules.
import { fold } from '../../core/text/fold.ts'
import { tokenise } from '../../core/text/tokenise.ts'

/** `division`: first-level part of a country, `district`: second-level, `quarter`: part of a town; `region`: land that is no
 * unit of government, and continents; `water`: seas, rivers, straits, lakes. */
export type PlaceKind = 'country' | 'division' | 'district' | 'city' | 'quarter' | 'region' | 'water'

export const PLACE_KINDS: readonly PlaceKind[] = [
  'country',
  'division',
  'district',
  'city',
  'quarter',
  'region',
  'water',
]

export type Place = {
  /** GeoNames id; from 900,000,000 on an id of our own, for what GeoNames' ids are not at hand. */
  id: number
  name: string
  /** ISO 3166-1 alpha-2; empty where a place lies in several countries. */
  country: string
  /** GeoNames code of the first-level division, or empty. */
  admin1: string
  kind: PlaceKind
  /** GeoNames feature code where there is one: PPLC is a capital. */
  code: string
  /** Inhabitants, or what its seat of government is worth in inhabitants. */
  rank: number
  lat: number
  lon: number
}

/** A place under one of its names; `alternate` when the name is not the one it chiefly goes by. */
export type Entry = { place: Place; alternate: boolean }

export const OWN_IDS_FROM = 900_000_000

/** A name as it is looked up: its folded words with one blank between. */
export function nameKey(written: string): string {
  return tokenise(written)
    .map(({ surface }) => fold(surface))
    .join(' ')
}

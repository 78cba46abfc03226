// What evidence is, and the part of it that every script shares: which kind of place the name may be, and how large. Pure.
import type { Entry } from '../../gazetteer/place.ts'
import { type Name, OF_NAME, type Reading } from './names.ts'

/** A piece of evidence by name, with its strength (1 where it is just there). */
export type Evidence = [what: string, strength: number]

/** What is known of the whole article while its names are judged. */
export type Article = {
  /** Folded words that stand somewhere without a capital. */
  lower: Set<string>
  /** Folded words that are somebody's name. */
  people: Set<string>
}

/** Whether a word is part of some name found. */
export const isCovered = ({ marks }: Reading, at: number): boolean => marks[at] === OF_NAME

/**
 * The largest place that chiefly goes by the name: `القدس` is the city before it is the district around. One that is far smaller
 * than another of the name does not count: Geneva is not first of all the one in Illinois.
 */
export function chiefOf(entries: Entry[]): Entry {
  const largest = entries[0] as Entry
  // واشنطن is the capital before it is the state.
  const capital = entries.find(({ alternate, place }) => !alternate && place.code === 'PPLC')
  if (capital && largest.place.kind !== 'country') return capital
  return entries.find(({ alternate, place }) => !alternate && place.rank * FAR_SMALLER >= largest.place.rank) ?? largest
}
const FAR_SMALLER = 5

// Where the languages are spoken that the weights were not fitted on: their towns are named sooner than others called alike.
const OWN_COUNTRIES: Record<string, string> = {
  tr: 'TR',
  az: 'AZ',
  ru: 'RU',
  uk: 'UA',
  he: 'IL',
  fa: 'IR AF TJ',
  ckb: 'IQ IR TR SY',
  ku: 'TR SY IQ',
  kmr: 'TR SY IQ',
  fr: 'FR BE CH LU DZ TN MA MR ML NE SN CI BF TD CM CD CG CF GA GN TG BJ MG RW BI DJ KM HT LB',
  de: 'DE AT',
}

export const isOwnCountry = (language: string, country: string): boolean =>
  country !== '' && OWN_COUNTRIES[language]?.includes(country) === true

export function add(found: Evidence[], what: string, strength = 1): void {
  found.push([what, strength])
}

export function kindOf(name: Name, found: Evidence[]): void {
  const best = chiefOf(name.entries)
  if (name.abbreviated) {
    add(found, 'abbreviation')
    return
  }
  const { kind, code, rank, country } = best.place
  add(found, kind === 'city' && code === 'PPLC' ? 'capital' : kind)
  if (kind === 'city' || kind === 'quarter') add(found, 'size', Math.log10(rank) - 3)
  // Gazetteers give the English name first, so that another counts against a place in English alone.
  if (best.alternate && !/^(tr|az|ku|kmr|fr|de|es|it|nl|pt)/.test(name.reading.language)) add(found, 'alternate')
  if (name.entries.length === 1) add(found, 'unique')
  if (isOwnCountry(name.reading.language, country)) add(found, 'ownLanguage')
}

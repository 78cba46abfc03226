// Places in a query: `place:سوريا`, `place:Daraa@any`, `place:170905`, `country:SY`. A name that was looked up means its places
// with everything inside them. One that was not (no gazetteer is at hand) means the country of that name, in any language that
// the runtime knows, or else whatever is written or called so. Pure.
import type { PlaceMention } from '../model.ts'
import { surfaceKeys } from '../places/surface.ts'
import { fold } from '../text/fold.ts'
import { tokenise } from '../text/tokenise.ts'
import type { Meta, PlaceArea } from './ast.ts'

/** What a query may ask about a place that an article mentions. */
export type PlaceOfDocument = Pick<
  PlaceMention,
  'field' | 'start' | 'end' | 'geonameId' | 'name' | 'surface' | 'country' | 'admin1' | 'role' | 'kind'
>

const ANY_ROLE = '@any'
const LANGUAGES = ['en', 'ar', 'ckb', 'fa', 'ur', 'he', 'tr', 'ku', 'fr', 'de', 'es', 'ru', 'uk']
// Names that people type and the runtime's tables do not have first.
const ALSO: Record<string, string> = {
  TR: 'Turkey',
  US: 'USA America أمريكا أميركا',
  GB: 'Britain بريطانيا UK',
  PS: 'Palestine فلسطين',
  AE: 'UAE الإمارات',
  KR: 'كوريا',
  CZ: 'Czechia',
}

/** Whether a place is what `place:VALUE` or `country:CODE` asks for. */
export function placeTest({ name, value, area }: Meta): (place: PlaceOfDocument) => boolean {
  const { wanted, anyRole } = name === 'country' ? { wanted: value, anyRole: false } : placeAsked(value)
  const isThere = name === 'country' ? lies(value.toUpperCase()) : area ? within(area) : calledSo(wanted)
  return (place) => place.kind === 'name' && (anyRole || place.role === 'event') && isThere(place)
}

/** `Daraa@any` is Daraa in any role. */
export function placeAsked(value: string): { wanted: string; anyRole: boolean } {
  const anyRole = value.endsWith(ANY_ROLE)
  return { wanted: anyRole ? value.slice(0, -ANY_ROLE.length) : value, anyRole }
}

/** The country of this name, in any language that the runtime knows. */
export const countryCalled = (name: string) => countryCodes().get(levelled(keyOf(name)))

type Test = (place: PlaceOfDocument) => boolean

const lies =
  (code: string): Test =>
  ({ country }) =>
    country === code

function within(area: PlaceArea): Test {
  const ids = new Set(area.ids)
  const countries = new Set(area.countries)
  const divisions = new Set(area.divisions)
  return ({ geonameId, country, admin1 }) =>
    (geonameId !== undefined && ids.has(geonameId)) || countries.has(country) || divisions.has(`${country}.${admin1}`)
}

function calledSo(wanted: string): Test {
  if (/^\d+$/.test(wanted)) return ({ geonameId }) => geonameId === Number(wanted)
  const country = countryCalled(wanted)
  if (country !== undefined) return lies(country)
  const key = keyOf(wanted)
  return (place) => keyOf(place.name) === key || surfaceKeys(place.surface).map(withoutApostrophes).includes(key)
}

/** A name as it is compared: folded words with one blank between. */
function keyOf(name: string): string {
  return tokenise(name)
    .map(({ surface }) => withoutApostrophes(fold(surface)))
    .join(' ')
}

const withoutApostrophes = (key: string) => key.replaceAll("'", '')

// سوريا and سورية are one name.
const levelled = (key: string) => key.replace(/(?<=[\u0600-\u06ff]{4})[اه]$/, '')

let codes: Map<string, string> | undefined

function countryCodes(): Map<string, string> {
  if (codes) return codes
  codes = new Map()
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  const all = letters.flatMap((first) => letters.map((second) => first + second))
  for (const language of LANGUAGES) {
    const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' })
    for (const code of all) note(codes, names.of(code), code)
  }
  for (const [code, names] of Object.entries(ALSO)) for (const name of names.split(' ')) note(codes, name, code)
  return codes
}

function note(known: Map<string, string>, name: string | undefined, code: string): void {
  const key = name === undefined ? '' : levelled(keyOf(name))
  if (key !== '' && !known.has(key)) known.set(key, code)
}

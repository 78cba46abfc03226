// Places in a query: `place:سوريا`, `place:Daraa@any`, `place:170905`, `country:SY`. A country's name, in any language that the
// runtime knows, means the country with everything in it; another name means the places that go by it. Pure.
import type { PlaceMention } from '../model.ts'
import { fold } from '../text/fold.ts'
import { wordTerms } from '../text/terms.ts'
import { tokenise } from '../text/tokenise.ts'

/** What a query may ask about a place that an article mentions. */
export type PlaceOfDocument = Pick<PlaceMention, 'geonameId' | 'name' | 'surface' | 'country' | 'role' | 'kind'>

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

/** Whether a place is what `place:VALUE` asks for. */
export function placeTest(value: string): (place: PlaceOfDocument) => boolean {
  const anyRole = value.endsWith(ANY_ROLE)
  const name = anyRole ? value.slice(0, -ANY_ROLE.length) : value
  const counts = ({ kind, role }: PlaceOfDocument) => kind === 'name' && (anyRole || role === 'event')
  if (/^\d+$/.test(name)) return (place) => counts(place) && place.geonameId === Number(name)
  const key = keyOf(name)
  const country = countryCodes().get(levelled(key))
  if (country !== undefined) return (place) => counts(place) && place.country === country
  return (place) => counts(place) && (keyOf(place.name) === key || surfaceKeys(place.surface).includes(key))
}

/** Whether a place lies in the country that `country:CODE` asks for. */
export function countryTest(code: string): (place: PlaceOfDocument) => boolean {
  const wanted = code.toUpperCase()
  return ({ kind, role, country }) => kind === 'name' && role === 'event' && country === wanted
}

/** A name as it is compared: folded words with one blank between. */
function keyOf(name: string): string {
  return tokenise(name)
    .map(({ surface }) => fold(surface).replaceAll("'", ''))
    .join(' ')
}

/** The keys of a name as an article has it: without what its language writes onto the first word. */
function surfaceKeys(surface: string): string[] {
  const [first, ...rest] = tokenise(surface)
  if (!first) return []
  const after = rest.map((token) => ` ${fold(token.surface)}`).join('')
  return wordTerms(first.surface, 'und').plain.map((form) => form.replaceAll("'", '') + after)
}

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

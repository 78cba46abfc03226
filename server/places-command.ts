// `rasid places NAME…`: what the gazetteer knows of a name: each place that bears it, where it lies, and its names by language or
// script. Names are looked up as news writes them, proclitics and all. Exit 1 when a name is unknown.
import { readFile } from 'node:fs/promises'
import { loadGazetteer, NAMES_FILE } from './gazetteer/gazetteer.ts'
import { numbersCalled } from './gazetteer/search.ts'
import { writeLine } from './json-lines.ts'

const SCRIPTS: [string, RegExp][] = [
  ['Arab', /[\u0600-\u06ff]/],
  ['Cyrl', /[\u0400-\u04ff]/],
  ['Hebr', /[\u0590-\u05ff]/],
  ['Grek', /[\u0370-\u03ff]/],
  ['Latn', /[A-Za-z\u00c0-\u024f]/],
]

export async function placesCommand(argv: string[]): Promise<number> {
  if (argv.length === 0 || argv.some((word) => word.startsWith('--'))) {
    process.stderr.write('usage: rasid places NAME…\n')
    return 2
  }
  const [gazetteer, names] = await Promise.all([loadGazetteer(), readFile(NAMES_FILE, 'utf8')])
  const written = names.split('\n')
  let status = 0
  for (const name of argv) {
    const numbers = numbersCalled(gazetteer, name)
    if (numbers.length === 0) {
      process.stderr.write(`rasid: no place is called "${name}".\n`)
      status = 1
    }
    for (const number of numbers) {
      const { id, name: chief, country, admin1, kind, code, rank, lat, lon } = gazetteer.place(number)
      const division = gazetteer.division(`${country}.${admin1}`)
      await writeLine({
        query: name,
        geonameId: id,
        name: chief,
        country,
        ...(admin1 ? { admin1, division: division?.name } : {}),
        kind,
        code,
        rank,
        lat,
        lon,
        names: byLanguage(written[number] ?? ''),
      })
    }
  }
  return status
}

/** Names by language where it is known, else by script. */
function byLanguage(line: string): Record<string, string[]> {
  const grouped: Record<string, string[]> = {}
  for (const entry of line.split('|')) {
    if (entry === '') continue
    const known = /^([a-z]{2,3}):(.+)$/.exec(entry)
    const group = known?.[1] ?? SCRIPTS.find(([, letters]) => letters.test(entry))?.[0] ?? 'Zyyy'
    const list = grouped[group] ?? []
    list.push(known?.[2] ?? entry)
    grouped[group] = list
  }
  return grouped
}

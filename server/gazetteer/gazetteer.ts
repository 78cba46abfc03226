// The places that Rasid knows, by every name it knows them by. Loaded once from the file that build.ts makes; throws when the
// file is missing, since preparation always makes it.
import { readFile } from 'node:fs/promises'
import { foreignNameKey } from '../../core/text/arabic.ts'
import { fold } from '../../core/text/fold.ts'
import { tokenise } from '../../core/text/tokenise.ts'

/** geonameId, name, country, admin1, lat, lon, rank (inhabitants, or what its seat of government is worth), feature code. */
export type Place = [number, string, string, string, number, number, number, string]
export type GazetteerData = { places: Place[]; names: Record<string, number[]> }

export const GAZETTEER_FILE = new URL('../../.cache/gazetteer.json', import.meta.url)

export type Gazetteer = {
  /** Places of this name (a key as nameKey makes it), the highest rank first. */
  find(key: string): Place[] | undefined
  /** How many words the longest name has that begins with this word; 0 where none does. */
  longest(firstWord: string): number
  /** A country by its ISO 3166-1 alpha-2 code. */
  country(code: string): Place | undefined
}

const LONGEST_NAME_WORDS = 5

/** A name as it is looked up: its folded words with one blank between. */
export function nameKey(written: string): string {
  return tokenise(written)
    .map(({ surface }) => fold(surface))
    .join(' ')
}

export async function loadGazetteer(): Promise<Gazetteer> {
  const data = JSON.parse(await readFile(GAZETTEER_FILE, 'utf8')) as GazetteerData
  return createGazetteer(data)
}

export function createGazetteer({ places, names }: GazetteerData): Gazetteer {
  const byKey = new Map<string, number[]>()
  const longest = new Map<string, number>()
  const countries = new Map(places.filter((place) => place[7] === 'PCLI').map((place) => [place[2], place]))
  const note = (key: string, indices: number[]) => {
    const words = key.split(' ')
    if (words.length > LONGEST_NAME_WORDS || byKey.has(key)) return
    byKey.set(key, indices)
    const first = words[0] as string
    if ((longest.get(first) ?? 0) < words.length) longest.set(first, words.length)
  }
  for (const key in names) note(key, names[key] as number[])
  for (const key in names) {
    // أستانا، أستانة and استانه are one name; Москва stands in many cases.
    const foreign = /[\u0600-\u06ff]/.test(key) && !key.includes(' ') ? foreignNameKey(key) : undefined
    if (foreign !== undefined) note(`^${foreign}`, names[key] as number[])
    const stem = /^[\u0400-\u04ff]+$/.test(key) ? slavicStem(key) : key
    if (stem !== key && stem.length >= 4) note(`~${stem}`, names[key] as number[])
  }
  return {
    find: (key) => byKey.get(key)?.map((index) => places[index] as Place),
    longest: (firstWord) => longest.get(firstWord) ?? 0,
    country: (code) => countries.get(code),
  }
}

/** A Russian or Ukrainian name without its case ending. */
export function slavicStem(word: string): string {
  return word.replace(/(ами|ями|ого|ому|ах|ях|ом|ем|ем|ой|ою|ею|ей|ов|ам|ям|[аеиоуыьюяйіє])$/, '')
}

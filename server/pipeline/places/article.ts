// Reads both texts of an article: its words, the names and demonyms in them, and what its judging needs to know. Pure.
import type { Field } from '../../../core/model.ts'
import type { DocumentWords } from '../../../core/text/document.ts'
import type { Gazetteer } from '../../gazetteer/gazetteer.ts'
import type { Place } from '../../gazetteer/place.ts'
import type { Dateline } from '../dateline.ts'
import {
  ARABIC_DIVISION_HEADS,
  ARABIC_PARTS_OF_COUNTRIES,
  ARABIC_PARTS_OF_TOWNS,
  ARABIC_PREPOSITIONS,
  ARABIC_TOWN_HEADS,
  PLAIN_WORDS,
} from './cue-words.ts'
import type { Article, Evidence } from './evidence.ts'
import { findNames, headBefore, isArabic, type Name, OF_NAME, OF_PEOPLE, type Reading } from './names.ts'
import { findPeople } from './people.ts'
import type { Group } from './resolve.ts'
import type { Word } from './word.ts'
import { readWords } from './words.ts'

/** `at` to `last`: `North Korean` is two words. */
export type Demonym = { reading: Reading; at: number; last: number; country: string }
/** A name with what speaks for it; `belief` is the sum, in log odds. */
export type Candidate = {
  name: Name
  evidence: Evidence[]
  belief: number
  dateline: boolean
  /** An everyday word: a place only where much speaks for it. */
  plain: boolean
  group: Group
}
export type ReadArticle = {
  article: Article
  readings: Reading[]
  candidates: Candidate[]
  groups: Group[]
  demonyms: Demonym[]
}

// So many names in a text, or peoples, are a gazetteer of their own, not news; the rest is not looked at.
const MOST_NAMES = 400
// What stands before a day in a dateline, folded, in English, French and Turkish.
const MONTH =
  /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec|janv|fevr|avr|juil|oca|sub|nis|haz|tem|agu|eyl|eki|kas|ara)$/
// Inhabitants; smaller towns that are called like everyday words are hardly ever meant.
const SMALLEST_CALLED_TOWN = 20_000

export function readArticle(
  texts: { title: string; text: string; language: string },
  tokens: DocumentWords,
  datelines: Record<Field, Dateline[]>,
  gazetteer: Gazetteer,
): ReadArticle {
  const { language } = texts
  const readings = (['title', 'text'] as const).flatMap((field): Reading[] => {
    const text = texts[field]
    if (text === '') return []
    const words = readWords(tokens[field], text.length, language, gazetteer)
    return [{ field, text, language, words, marks: new Uint8Array(words.length), headline: false }]
  })
  const [lower, people] = [new Set<string>(), new Set<string>()]
  const candidates: Candidate[] = []
  const demonyms: Demonym[] = []
  const groups = new Map<string, Group>()
  for (const reading of readings) {
    const { words, marks } = reading
    let [high, low] = [0, 0]
    for (const word of words) {
      if (word.shape === 'lower') {
        lower.add(word.folded)
        if (word.surface.length > 3) low++
      } else if (word.shape === 'title' || word.shape === 'upper') high++
    }
    reading.headline = reading.field === 'title' && high > low
    findPeople(reading, gazetteer.senses, people)
    for (const read of findNames(reading, gazetteer).slice(0, MOST_NAMES)) {
      const found = narrowed(read)
      const start = (words[found.first] as Word).start
      const dateline = datelines[reading.field].find(
        (line) => start >= line.start && start < Math.max(line.end, line.agencyEnd),
      )
      // `TBILISI, Nov. 12`
      if (dateline && found.first > 0 && MONTH.test((words[found.first] as Word).folded)) continue
      if (dateline && dateline.agencyStart >= 0 && start >= dateline.agencyStart) continue
      if (found.first === found.last) {
        if (pairAt(reading, found.first)) continue
        const country = (words[found.first] as Word).demonym
        if (country && !isCountryName(found, country)) continue
      }
      const plain = isPlain(found)
      if (plain && found.entries[0]?.place.code !== 'PPLC' && isArabic(found) && !isCalledTown(found)) continue
      marks.fill(OF_NAME, found.first, found.last + 1)
      let group = groups.get(found.key)
      if (!group) {
        group = {
          key: found.key,
          names: [found],
          entries: found.entries,
          trust: 0,
          shares: [],
          contained: undefined,
          datelined: false,
        }
        groups.set(found.key, group)
      } else group.names.push(found)
      if (dateline) group.datelined = true
      candidates.push({ name: found, evidence: [], belief: 0, dateline: dateline !== undefined, plain, group })
    }
    let peoples = 0
    for (let at = 0; at < words.length && peoples < MOST_NAMES; at++) {
      if (marks[at]) continue
      const found = demonymAt(reading, at)
      if (!found) continue
      peoples++
      demonyms.push(found)
      marks.fill(OF_PEOPLE, at, found.last + 1)
    }
  }
  return { article: { lower, people }, readings, candidates, groups: [...groups.values()], demonyms }
}

function demonymAt(reading: Reading, at: number): Demonym | undefined {
  const pair = pairAt(reading, at)
  if (pair) return { reading, at, last: at + 1, country: pair }
  const country = (reading.words[at] as Word).demonym
  return country ? { reading, at, last: at, country } : undefined
}

function pairAt({ words, text, language }: Reading, at: number): string | undefined {
  const word = words[at] as Word
  const { seconds } = word
  const next = seconds && words[at + 1]
  const country = next && seconds.get(next.folded)
  const joined =
    country &&
    (word.shape !== 'lower' || language === 'fr') &&
    /^[ \u2010\u2011-]$/.test(text.slice(word.end, next.start))
  return joined ? country : undefined
}

/** A word of every day that names a place somewhere too. */
function isPlain(name: Name): boolean {
  if (name.first !== name.last || name.entries[0]?.place.kind === 'country') return false
  const { folded, common, tail } = name.reading.words[name.first] as Word
  // Turkish writes no apostrophe into a word of every day: ordu'da does not stand for an army.
  if (!isArabic(name)) return common && name.reading.language !== 'en' && tail === 0
  return common || PLAIN_WORDS.has(folded) || PLAIN_WORDS.has(folded.slice(name.form?.cut ?? 0))
}

/** `مدينة صور` is Tyre; pictures are صور too. */
const isCalledTown = (name: Name) => {
  const head = headBefore(name)
  return head !== undefined && ARABIC_TOWN_HEADS.has(head) && (name.entries[0]?.place.rank ?? 0) >= SMALLEST_CALLED_TOWN
}

/** `مدينة الكويت` is the town of that name, `محافظة حلب` the division: the head rules the others out. */
function narrowed(name: Name): Name {
  const head = headBefore(name)
  if (head === undefined) return name
  const kind = kindBehind(head, name)
  const left = kind ? name.entries.filter(({ place }) => place.kind === kind) : []
  if (left.length === 0 || left.length === name.entries.length) return name
  // `مدينة الكويت` is a name; `شوارع تونس` are streets.
  const notCountry = ARABIC_TOWN_HEADS.has(head) && name.entries[0]?.place.kind === 'country'
  return { ...name, key: `${kind} ${name.key}`, entries: left, notCountry }
}

function kindBehind(head: string, { entries }: Name): Place['kind'] | undefined {
  if (ARABIC_TOWN_HEADS.has(head)) return 'city'
  if (ARABIC_DIVISION_HEADS.has(head)) return 'division'
  if (entries[0]?.place.kind !== 'country') return undefined
  if (ARABIC_PARTS_OF_TOWNS.has(head)) return 'city'
  return ARABIC_PARTS_OF_COUNTRIES.has(head) ? 'country' : undefined
}

/** `السورية`, `روسية` are adjectives, though a country is spelt nearly so; bare `سورية` alone is also the country. */
function isCountryName(name: Name, country: string): boolean {
  const place = name.entries[0]?.place
  if (!place || name.form?.loose) return false
  const cut = name.form?.cut ?? 0
  const article = (name.reading.words[name.first] as Word).folded.slice(0, cut).endsWith('ال')
  if (place.kind !== 'country' || place.country !== country || article) return false
  const { folded, script, start } = name.reading.words[name.first] as Word
  // Persian: اسرائیلی is Israeli, though the ending could also be one that joins.
  if (/^(?:fa|ur)$/.test(name.reading.language) && name.form?.key !== folded && folded.endsWith('ي')) return false
  if (name.reading.language !== 'ar' || script !== 'arabic' || !/يه$/.test(folded)) return true
  // Persian calls Russia what Arabic calls Russian; in Arabic two countries end so, and one of these with its article.
  if (!folded.endsWith('السعوديه')) return /(^|[وفبكل])سوريه$/.test(folded)
  const before = name.reading.words[name.first - 1]
  if (before && ARABIC_PREPOSITIONS.has(before.folded)) return true
  return !before || !/^[وفبكل]?ال/.test(before.folded) || name.reading.text.slice(before.end, start) !== ' '
}

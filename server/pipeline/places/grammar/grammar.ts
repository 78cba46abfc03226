// What a language's grammar says of the words beside a place's name, as sets of folded words by what they do. A language without
// a table of its own reads by English, one in Arabic script by Arabic. Pure tables.
import { fold } from '../../../../core/text/fold.ts'
import { ARABIC } from './arabic.ts'
import { ENGLISH } from './english.ts'
import { FRENCH } from './french.ts'
import { PERSIAN } from './persian.ts'
import { RUSSIAN } from './russian.ts'
import { SORANI } from './sorani.ts'
import { TURKISH } from './turkish.ts'

/** Words with blanks between. What a language has no words for is left out. */
export type Words = {
  /** Stepped over on the way to the word before: articles. */
  articles?: string
  /** `in Syria`, and directions, which say the same: `northern Syria`. */
  in: string
  /** Say where only in front of more words: `of`, and the genitive's of. */
  of?: string
  from?: string
  to?: string
  on?: string
  between?: string
  /** With, against, by: nobody is with a place. */
  beside: string
  /** Open a clause, so that what follows is its subject. */
  opening: string
  /** Named after places: university, bank, club. */
  institutions: string
  /** Held by people: king, governor. */
  offices: string
  /** What acts for a country: army, government, and what it does: decision, visit. */
  acting: string
  /** Done to a country as an actor, before its name: sanctions, relations. */
  dealings: string
  /** Strikes of one on another. */
  attacks: string
  /** Where something is, before or after a name: capital, coast, airport. */
  sites: string
  /** What happens somewhere, after its name: war, elections. */
  happenings?: string
  /** Verbs before a name: it is who did it. */
  did?: string
  /** Verbs before a name that make it the scene: shook, visited. */
  hit: string
  /** Verbs after a name: it did. */
  said: string
  /** Born, studied, native. */
  origins: string
  /** In one sentence with a country from or to which it goes: oil, exports. */
  trade: string
  /** Verbs and nouns of asking: who is asked acts. */
  asking?: string
  /** People who come from somewhere: writers, delegation. */
  people: string
  sport: string
  /** Roads and flights run between places. */
  routes: string
  /** Behind an attack's author, what it falls on. */
  onto?: string
  /** Carried, sent, fled, bound: with from and to they lead away from what happens, and where they lead nothing need happen. */
  moved: string
  /** Came, arrived: only what they come from is elsewhere. */
  came: string
  /** Evacuated, withdrew: what is left is the scene. */
  left: string
  /** Before from they say where: kilometres from, parts of. */
  parts: string
  /** Speak of one place from another, before in: analysts, embassy. */
  speakers: string
  /** Sit somewhere, and act from there or burn there: museum, office. */
  seats: string
  /** Where something is said of another place: interview, told reporters. */
  remarks: string
  /** Lives, trains, plays for; and where a work was made. */
  dwelling: string
  /** What is spoken of: question, file. */
  subjects: string
  /** Where these are sent, something happens. */
  forces: string
  /** Who is received where he goes, and what for: president, talks. */
  visits: string
  /** They speak for their government, unless they are met where they sit: officials, authorities. */
  officials: string
  /** Before those who are met: met, talks with. */
  met?: string
}

/** Folded words; one that ends with a star stands for all that begin so. */
export type WordSet = { has(folded: string): boolean }
export type Grammar = { [K in keyof Words]-?: WordSet }

const KEYS = [
  'articles in of from to on between beside opening institutions offices acting dealings attacks sites asking',
  'happenings did hit said origins trade people sport routes onto',
  'moved came left parts speakers seats remarks dwelling subjects forces visits officials met',
].flatMap((line) => line.split(' ')) as (keyof Words)[]

// Arabic writes these onto the word behind them: بقرار مالي, وشرطة دبي.
const WITH_PROCLITICS: (keyof Words)[] = 'institutions offices acting dealings attacks sites people trade routes'.split(
  ' ',
) as (keyof Words)[]

const withProclitics = (words: Words): Words => ({
  ...words,
  ...Object.fromEntries(
    WITH_PROCLITICS.map((key) => [
      key,
      (words[key] ?? '').replace(/\S+/g, (word) => [word, `و${word}`, `ب${word}`, `ل${word}`].join(' ')),
    ]),
  ),
})

function setOf(words: string): WordSet {
  const all = words.split(' ').filter((word) => word !== '')
  const whole = new Set(all.filter((word) => !word.endsWith('*')).map(fold))
  const beginnings = new Map<string, string[]>()
  for (const word of all.filter((word) => word.endsWith('*'))) {
    const beginning = fold(word.slice(0, -1))
    const key = beginning.slice(0, 2)
    beginnings.set(key, [...(beginnings.get(key) ?? []), beginning])
  }
  if (beginnings.size === 0) return whole
  const begins = (folded: string) =>
    beginnings.get(folded.slice(0, 2))?.some((beginning) => folded.startsWith(beginning)) === true
  return { has: (folded) => whole.has(folded) || begins(folded) }
}

const grammarOf = (words: Words): Grammar =>
  Object.fromEntries(KEYS.map((key) => [key, setOf(words[key] ?? '')])) as unknown as Grammar

const GRAMMARS: Record<string, Grammar> = {
  en: grammarOf(ENGLISH),
  ar: grammarOf(withProclitics(ARABIC)),
  fr: grammarOf(FRENCH),
  fa: grammarOf(PERSIAN),
  ckb: grammarOf(SORANI),
  tr: grammarOf(TURKISH),
  ru: grammarOf(RUSSIAN),
}
const ALIKE: Record<string, string> = { az: 'tr', uk: 'ru', be: 'ru', bg: 'ru' }

export const grammarFor = (language: string, arabicScript: boolean): Grammar =>
  GRAMMARS[ALIKE[language] ?? language] ?? (GRAMMARS[arabicScript ? 'ar' : 'en'] as Grammar)

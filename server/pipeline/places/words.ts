// Reads a text as words that know under which forms they may begin a place's name. What a spelling is (its forms, its case, the
// places filed under it) is worked out once and kept: a newsroom's vocabulary is some tens of thousands of spellings.
import { foreignNameKey } from '../../../core/text/arabic.ts'
import { fold } from '../../../core/text/fold.ts'
import { slavicStems } from '../../../core/text/slavic.ts'
import { Spelling } from '../../../core/text/surfaces.ts'
import type { Token } from '../../../core/text/tokenise.ts'
import { OF_PLACES, WordMemory } from '../../../core/text/word-memory.ts'
import type { Gazetteer } from '../../gazetteer/gazetteer.ts'
import { isCommonWord } from '../common-words.ts'
import { countryOfDemonym, secondsOf, wantsArticle } from '../demonyms.ts'
import { countryOfSmallDemonym } from '../demonyms-small.ts'
import { endingIn } from './case-endings.ts'
import { ARABIC_QUARTER_HEADS } from './cue-words.ts'
import { withoutArabicProclitics, withoutHebrewProclitics } from './proclitics.ts'
import { type Script, type Shape, scriptOf, shapeOf } from './spelling.ts'
import { type Form, type Lexeme, ReadWord, type Word } from './word.ts'

// Of each language with rules of its own, and of all others together.
const KEPT = 20_000
const kept = new WeakMap<Gazetteer, Map<string, WordMemory<Lexeme>>>()
// Their names of divisions are filed for their own texts.
const NAMED_ALONE = /^(?:fr|de|es)$/
const JOINER = '\u200c'
const APOSTROPHE = /['’ʼ‘]/

/** Reads the words of a text up to `end`, as the language has them. */
export function readWords(written: Token[], end: number, language: string, gazetteer: Gazetteer): Word[] {
  const rule = /^(tr|az|ku|kmr|ckb|fa|ur|fr|de|es)$/.test(language) ? language : ''
  const lexemes = memoryOf(gazetteer, rule)
  const lexemeOf = (surface: string) => read(surface, rule, gazetteer)
  const tokens = language === 'fr' ? written.flatMap(withoutElision) : written
  const words: Word[] = []
  for (const token of tokens) {
    if (token.end > end) break
    words.push(new ReadWord(token, lexemes.recall(token.spelling, 0, lexemeOf)))
  }
  return words
}

function memoryOf(gazetteer: Gazetteer, rule: string): WordMemory<Lexeme> {
  const memories = kept.get(gazetteer) ?? new Map<string, WordMemory<Lexeme>>()
  kept.set(gazetteer, memories)
  const memory = memories.get(rule) ?? new WordMemory<Lexeme>(OF_PLACES, KEPT)
  memories.set(rule, memory)
  return memory
}

// `d’Odessa`, `l'Iran`, `qu'Alger`: French writes its particle onto the name.
const ELISION = /^(?:[ldnsj]|qu|jusqu|lorsqu|puisqu)['’]/i

function withoutElision(token: Token): Token[] {
  const cut = ELISION.exec(token.surface)?.[0].length ?? 0
  if (cut === 0 || cut === token.surface.length) return [token]
  const middle = token.start + cut
  return [
    partOf(token.start, middle, token.surface.slice(0, cut - 1)),
    partOf(middle, token.end, token.surface.slice(cut)),
  ]
}

const partOf = (start: number, end: number, surface: string): Token => ({
  start,
  end,
  surface,
  spelling: new Spelling(surface),
})

function read(surface: string, language: string, gazetteer: Gazetteer): Lexeme {
  const bare = surface.replace(/^[#@]/, '')
  const script = scriptOf(bare)
  const shape = shapeOf(bare)
  const cut = script === 'arabic' ? -1 : bare.search(APOSTROPHE)
  const ending = cut > 1 && isEnding(bare.slice(cut + 1), language) ? bare.length - cut : 0
  const folded = fold(bare.slice(0, bare.length - ending))
  const common = isCommonWord(folded, language)
  const demonym = demonymOf(folded, script, shape, language, gazetteer)
  const rest = {
    folded,
    script,
    shape,
    tail: ending,
    ending: endingIn(bare.slice(bare.length - ending + 1), ending === 0 ? '' : language),
    common,
    demonym,
    seconds: secondsOf(folded),
    quarterHead: ARABIC_QUARTER_HEADS.has(folded),
  }
  if (surface.startsWith('@') || shape === 'number' || (shape === 'lower' && script !== 'other'))
    return { ...rest, forms: [] }
  const forms: Form[] = []
  const add = (key: string, letters: number, loose: boolean) => {
    if (forms.some((form) => form.key === key)) return
    // One letter is no name, but it may begin one: `U.S.`
    const entries = key.length < 2 ? undefined : gazetteer.find(key)
    const begins = !loose && gazetteer.begins(key)
    if (entries || begins) forms.push({ key, entries, begins, cut: letters, loose })
  }
  for (const form of formsOf(folded, script, language)) add(form, folded.length - form.length, false)
  if (NAMED_ALONE.test(language)) add(`${language}:${folded}`, 0, false)
  // `خرم‌آباد` is filed with a blank.
  if (bare.includes(JOINER)) add(bare.split(JOINER).map(fold).join(' '), 0, false)
  if (script === 'arabic')
    for (const form of formsOf(folded, script, language)) {
      const level = foreignNameKey(form)
      if (level) add(`^${level}`, folded.length - form.length, true)
    }
  if (script === 'cyrillic' && folded.length >= 4)
    for (const stem of slavicStems(folded)) {
      add(stem, 0, true)
      add(`~${stem}`, 0, true)
    }
  return { ...rest, forms }
}

function formsOf(folded: string, script: Script, language: string): string[] {
  if (script === 'hebrew') return withoutHebrewProclitics(folded)
  if (script === 'arabic') {
    if (language === 'ckb')
      return [folded, ...withoutEnding(folded, ['هوه', 'وه', 'دا', 'ييان', 'يان', 'يش', 'ي', 'ان', 'ش'])]
    if (language === 'fa' || language === 'ur')
      // Behind a consonant ی makes a surname or an adjective: تهرانی.
      return [folded, ...withoutEnding(folded, /[اوه]ي$/.test(folded) ? ['ها', 'ي'] : ['ها'])]
    return withoutArabicProclitics(folded)
  }
  if (script === 'latin' && (language === 'ku' || language === 'kmr'))
    return [folded, ...withoutEnding(folded, ['ye', 'e', 'i', 'a', 'an'])]
  return [folded]
}

function demonymOf(
  folded: string,
  script: Script,
  shape: Shape,
  language: string,
  gazetteer: Gazetteer,
): string | undefined {
  const small = countryOfSmallDemonym(folded, language)
  if (small) return small
  // French writes its adjectives small.
  if (shape === 'lower' && script === 'latin' && language !== 'fr') return undefined
  const of = (word: string) => countryOfDemonym(word) ?? peopleByRule(word, script, language, gazetteer)
  if (script === 'hebrew') return withoutHebrewProclitics(folded).map(of).find(Boolean)
  const whole = wantsArticle(folded) ? undefined : of(folded)
  if (whole || script !== 'arabic') return whole
  // `بالسورية`, `والسوريين`: the forms without proclitics are few.
  for (let at = 1; at < Math.min(5, folded.length - 3); at++)
    if (/^(?:[وف]?[بكل]?(?:ال)?|[وف]?لل)$/.test(folded.slice(0, at))) {
      const country = of(folded.slice(at))
      if (country && !(wantsArticle(folded.slice(at)) && !folded.slice(0, at).endsWith('ل'))) return country
    }
  return undefined
}

// Russian's and Ukrainian's, behind -ск and -ськ.
const ADJECTIVE_ENDING = /(?<=с[ьк]к?)(?:ий|ая|ое|ие|ого|ой|ому|ую|им|ом|их|ими|а|е|і|ої|ій|у|ою)$/

/** What the tables lack. `language` is empty where letters tell it. */
function peopleByRule(word: string, script: Script, language: string, gazetteer: Gazetteer): string | undefined {
  switch (script) {
    case 'arabic':
      return gazetteer.people(language || 'ar', word)
    case 'cyrillic': {
      const stem = word.replace(ADJECTIVE_ENDING, '')
      return stem === word ? undefined : (gazetteer.people('ru', stem) ?? gazetteer.people('uk', stem))
    }
    case 'hebrew':
      return gazetteer.people('he', word)
    default:
      return language ? gazetteer.people(language === 'kmr' ? 'ku' : language, word) : undefined
  }
}

function withoutEnding(word: string, endings: string[]): string[] {
  return endings
    .filter((end) => word.endsWith(end) && word.length - end.length >= 4)
    .map((end) => word.slice(0, -end.length))
}

/** English possessives, and in Turkish whatever stands behind the apostrophe of a name. */
const isEnding = (ending: string, language: string) =>
  language === 'tr' || language === 'az' ? ending.length <= 7 : /^s?$/i.test(ending)

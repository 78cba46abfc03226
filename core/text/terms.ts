// The terms under which a word is found. A query word matches a word of an article exactly when they share a term, live, in
// history and in highlighting alike. Pure; bounded in number per word. Each language's rules stand in one table: the article's
// language chooses among them for an article, the script for a query, which has no language.
import { arabicForms, arabicLight, foreignNameKey } from './arabic.ts'
import {
  englishForms,
  frenchForms,
  germanForms,
  hebrewForms,
  hebrewLight,
  russianForms,
  spanishForms,
  ukrainianForms,
} from './european.ts'
import { fold, foldCase } from './fold.ts'
import { kurmanjiForms, persianForms, soraniForms, urduForms } from './iranian.ts'
import { stemOf } from './stems.ts'
import { turkishLight } from './turkish.ts'

/** Grows with every change to what a word's terms or keys are: the stored keys of an older version are made anew. */
export const ANALYSER_VERSION = 3

export type WordTerms = {
  /** Case and Unicode form alone: what `exact:` compares. */
  exact: string
  /** Folded forms, the whole word first: what a wildcard looks at, and what any other spelling of the word shares. */
  plain: string[]
  /** Light forms, each under its language: what default mode adds. */
  light: string[]
  /** Stems, each under its language: what `stem:` adds. */
  stems: string[]
}

type Reading = { forms?: string[]; light: string[]; stems?: string[] }
/** Reads one folded word; `surface` is as written, `ofQuery` whether a query or an article has it. */
type Rule = (word: string, surface: string, ofQuery: boolean) => Reading

/** A language that writes endings onto bare words: the article's word is reduced, the query's is taken to be bare. */
const addsOn =
  (forms: (word: string) => string[]): Rule =>
  (word, _surface, ofQuery) => ({ light: ofQuery ? [word] : forms(word), stems: forms(word) })
/** A language whose dictionary form has an ending too: both are reduced. */
const inflects =
  (forms: (word: string) => string[]): Rule =>
  (word) => ({ light: forms(word) })

const RULES: Record<string, Rule> = {
  ar: (word, surface, ofQuery) => {
    const forms = arabicForms(word, ofQuery)
    const light = arabicLight(forms, /ة[\u064b-\u0652]*$/.test(surface))
    const foreign = forms.flatMap((form) => {
      const key = foreignNameKey(form)
      return key === undefined ? [] : [`^${key}`]
    })
    const barest = forms.filter((form) => !(form.startsWith('ال') && forms.includes(form.slice(2))))
    return { forms, light: [...light, ...foreign], stems: barest.map((form) => stemOf(form, 'ar') ?? form) }
  },
  ckb: addsOn(soraniForms),
  fa: inflects(persianForms),
  ur: addsOn(urduForms),
  kmr: addsOn(kurmanjiForms),
  he: (word, _surface, ofQuery) => {
    const forms = hebrewForms(word, ofQuery)
    return { forms, light: forms.map(hebrewLight), stems: hebrewForms(word).map(hebrewLight) }
  },
  tr: (word, surface) => ({ light: turkishLight(word, /['’ʼ‘]/.test(surface)) }),
  en: inflects(englishForms),
  fr: inflects(frenchForms),
  de: inflects(germanForms),
  es: inflects(spanishForms),
  ru: inflects(russianForms),
  uk: inflects(ukrainianForms),
}
const SAME_RULES: Record<string, string> = { az: 'tr', ku: 'kmr', und: '' }

// What each script's words may be read as: the first where an article's own language is written in another script.
const SCRIPTS: [letters: RegExp, languages: string[]][] = [
  [/[\u0600-\u06ff\u0750-\u077f]/, ['ar', 'ckb', 'fa', 'ur']],
  [/[a-z\u00c0-\u024f]/, ['en', 'fr', 'de', 'es', 'tr', 'kmr']],
  [/[\u0400-\u04ff]/, ['ru', 'uk']],
  [/[\u05d0-\u05ea]/, ['he']],
]

/** What a word may be read as, by its letters; none where there are no rules for them. */
export const languagesOf = (word: string) => SCRIPTS.find(([letters]) => letters.test(word))?.[1] ?? []

const CACHE_WORDS = 50_000
const caches = new Map<string, Map<string, WordTerms>>()

/** The terms of one word of an article in this language. */
export function wordTerms(surface: string, language: string): WordTerms {
  let cache = caches.get(language)
  if (!cache) {
    cache = new Map()
    caches.set(language, cache)
  }
  let terms = cache.get(surface)
  if (!terms) {
    terms = read(surface, (languages) => [languageOf(language, languages)], false)
    if (cache.size >= CACHE_WORDS) cache.clear()
    cache.set(surface, terms)
  }
  return terms
}

/** The terms of one word of a query: all that its script's languages may mean by it. */
export function queryTerms(word: string): WordTerms {
  return read(word, (languages) => languages, true)
}

function read(surface: string, choose: (languages: string[]) => string[], ofQuery: boolean): WordTerms {
  const whole = fold(surface)
  // #tag and @name are words of their own, and so is what they name.
  const tagged = /^[#@]/.test(whole)
  const words = tagged ? [whole, ...besideApostrophe(whole.slice(1))] : besideApostrophe(whole)
  if (tagged && !ofQuery) words.splice(1, 0, whole.slice(1))
  const word = words.at(-1) as string
  const plain = new Set(words)
  const light = new Set<string>()
  const stems = new Set<string>()
  const script = tagged && ofQuery ? [] : languagesOf(word)
  for (const language of script.length > 0 ? choose(script) : []) {
    const reading = RULES[language]?.(word, surface, ofQuery)
    if (!reading) continue
    for (const form of reading.forms ?? []) plain.add(form)
    for (const key of reading.light) light.add(`${language}~${key}`)
    const bases = reading.stems ?? [stemOf(bareSurface(surface), language) ?? word]
    for (const stem of bases) stems.add(`${language}+${stem}`)
  }
  return { exact: foldCase(surface), plain: [...plain], light: [...light], stems: [...stems] }
}

function languageOf(language: string, languages: string[]): string {
  const primary = language.split('-')[0] ?? ''
  const rules = SAME_RULES[primary] ?? primary
  if (languages.includes(rules)) return rules
  // An Arabic name in an English article is read as Arabic is; an Italian article's own words are left as they stand.
  const first = languages[0] as string
  const ownScriptIsOther = rules === '' || rules in RULES
  return ownScriptIsOther || !OF_MANY_LANGUAGES.has(first) ? first : ''
}
// Scripts, by their first language, in which most languages have no rules here.
const OF_MANY_LANGUAGES = new Set(['en', 'ru'])

const ELIDED = /^(?:l|d|j|n|s|c|m|t|qu|jusqu|lorsqu|puisqu)'(?=..)/

/** The word, and where an apostrophe joins something to it, the word without that: l'Ukraine, Syria's, Dera'da. */
function besideApostrophe(word: string): string[] {
  const rest = word.replace(ELIDED, '')
  const at = rest.indexOf("'")
  const bare = at > 1 ? rest.slice(0, at) : rest
  return bare === word ? [word] : [word, bare]
}

const bareSurface = (surface: string) => besideApostrophe(foldCase(surface).replace(/[’ʼ‘]/g, "'")).at(-1) as string

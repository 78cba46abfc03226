// The terms under which a word is found. A query word matches a word of an article exactly when they share a term, live, in
// history and in highlighting alike. Pure; bounded in number per word.
import {
  foreignNameKey,
  lightArabic,
  withoutArabicProclitics,
  withoutHebrewProclitics,
  withoutPersianEnding,
  withoutSoraniEnding,
} from './arabic.ts'
import { fold } from './fold.ts'

/** Grows with every change to what a word's terms are: stored terms of an older version must be made anew. */
export const ANALYSER_VERSION = 1

// Term kinds beside the plain folded word, told apart by their first character, which no word begins with.
const LIGHT = '~'
const FOREIGN = '^'

const CACHE_WORDS = 50_000
const cache = new Map<string, string[]>()

/** The terms of one word of an article in this language. The first is its folded form. */
export function documentTerms(surface: string, language: string): string[] {
  const key = `${language}\n${surface}`
  let terms = cache.get(key)
  if (!terms) {
    terms = [...new Set(makeDocumentTerms(surface, language))]
    if (cache.size >= CACHE_WORDS) cache.clear()
    cache.set(key, terms)
  }
  return terms
}

/** The terms of one word of a query; its script decides what it may mean, since a query has no language. */
export function queryTerms(word: string): string[] {
  const folded = fold(word)
  const terms = [folded]
  if (isArabicScript(folded)) {
    terms.push(LIGHT + lightArabic(folded))
    const foreign = foreignNameKey(folded)
    if (foreign !== undefined) terms.push(FOREIGN + foreign)
  } else if (isLatin(folded)) {
    const single = singular(beforeApostrophe(folded))
    if (single !== folded) terms.push(single)
    // Turkish I is ı: a query in plain letters finds either reading.
    terms.push(fold(word, 'tr'))
  }
  return [...new Set(terms)]
}

function makeDocumentTerms(surface: string, language: string): string[] {
  const folded = fold(surface, language)
  const tagged = /^[#@]/.test(folded)
  const word = tagged ? folded.slice(1) : folded
  const terms = [folded, word]
  if (isArabicScript(word)) terms.push(...arabicScriptTerms(word, language))
  else if (/[\u05d0-\u05ea]/.test(word)) terms.push(...withoutHebrewProclitics(word))
  else if (isLatin(word)) {
    const stem = beforeApostrophe(word)
    terms.push(stem)
    if (language === 'en') terms.push(singular(stem))
  }
  return terms
}

function arabicScriptTerms(word: string, language: string): string[] {
  if (language === 'fa' || language === 'ur') return withoutPersianEnding(word)
  if (language === 'ckb') return withoutSoraniEnding(word).flatMap((form) => withoutConjunction(form))
  const forms = withoutArabicProclitics(word)
  const terms = [...forms, LIGHT + lightArabic(word)]
  for (const form of forms) {
    // A form that lost a bare ب ل ك (or ف) is no longer what rule A would cut; its own light form finds its inflections.
    if (form.length >= 5) terms.push(LIGHT + lightArabic(form))
    const foreign = form.length === word.length || !word.includes(`ال${form}`) ? foreignNameKey(form) : undefined
    if (foreign !== undefined) terms.push(FOREIGN + foreign)
  }
  return terms
}

const withoutConjunction = (word: string) => (word.length > 4 && word.startsWith('و') ? [word, word.slice(1)] : [word])
const isArabicScript = (word: string) => /[\u0600-\u06ff\u0750-\u077f]/.test(word)
const isLatin = (word: string) => /[a-z\u00c0-\u024f]/.test(word)
const beforeApostrophe = (word: string) => (word.indexOf("'") > 1 ? word.slice(0, word.indexOf("'")) : word)
// Plural -s alone, and only where a word of four letters stays: news, Paris, gas and virus are not plurals.
const singular = (word: string) => (word.length >= 5 && /[^siu]s$/.test(word) ? word.slice(0, -1) : word)

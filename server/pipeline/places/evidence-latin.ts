// What speaks for and against a run of words being a place's name, in scripts that have capitals. Each piece of evidence has a
// name and a strength; weights.ts says what it is worth. Pure.

import type { Senses } from '../../gazetteer/senses.ts'
import { endingOf } from './case-endings.ts'
import { contextOf } from './context.ts'
import {
  ANNOUNCING,
  CLUB_TAILS,
  CLUBS,
  DIRECTIONS,
  EVENTS,
  ORGANISATIONS,
  PREPOSITIONS,
  SAYING,
  STREETS,
  TITLES,
  UNITS,
  WEAK_PREPOSITIONS,
} from './cue-words.ts'
import { type Article, add, type Evidence, isCovered, kindOf } from './evidence.ts'
import { type Name, OF_PEOPLE } from './names.ts'
import type { Word } from './word.ts'

// Nothing is between French's particle and its name.
const SPACE = /^[ \u00a0]?$/
const POINT = /^\. ?$/

export function latinEvidence(name: Name, article: Article, senses: Senses): Evidence[] {
  const found: Evidence[] = []
  const { words, text, language } = name.reading
  const { first, last } = name
  const word = words[first] as Word
  const end = words[last] as Word
  const [before, after] = [words[first - 1], words[last + 1]]
  const gapBefore = before ? text.slice(before.end, word.start) : '\n'
  const gapAfter = after ? text.slice(end.end, after.start) : '\n'
  const opens = !before || /[\n.!?:"“”•]/.test(gapBefore.replace(/^\.(?= ?$)/, before.surface.length <= 3 ? '' : '.'))

  kindOf(name, found)
  if (name.abbreviated) return found
  const single = first === last
  if (single) {
    // French has no list of its own; the English one serves where a capital only says that a sentence begins.
    const everyday = language === 'fr' && !opens ? 0 : everydayClass(word, language, senses)
    if (everyday) add(found, `everyday${everyday}`)
    const surname = senses.of(word.folded, 'surname')
    if (!everyday && !surname && !senses.of(word.folded, 'first') && word.shape === 'title') add(found, 'nothingElse')
    if (surname) add(found, `surname${Math.min(surname, 4)}`)
    if (senses.of(word.folded, 'first')) add(found, 'firstName')
    if (article.lower.has(word.folded)) add(found, 'lowerElsewhere')
    if (article.people.has(word.folded)) add(found, 'person')
    if (word.common) add(found, 'common')
    if (word.shape === 'upper') add(found, word.surface.length <= 4 ? 'acronym' : 'capitals')
  } else add(found, last - first > 1 ? 'words3' : 'words2')
  if (!single && article.people.has(end.folded)) add(found, 'personLast')
  if (opens) add(found, 'opens')
  if (opens && single && everydayClass(word, language, senses)) add(found, 'opensEveryday')
  if (word.tail > 0 || end.tail > 0) add(found, 'possessive')

  if (!opens && eventBefore(words, first, text)) add(found, 'afterEvent')

  const { headline } = name.reading
  if (before && !opens) {
    const close = SPACE.test(gapBefore)
    const { relation, locative } = contextOf(name)
    const foreign = language !== 'en' && close
    if ((close && PREPOSITIONS.has(before.folded)) || (foreign && (locative || relation === 'between')))
      add(found, 'afterPreposition')
    else if (foreign && relation === 'of') add(found, 'afterWeakPreposition')
    else if (close && WEAK_PREPOSITIONS.has(before.folded)) add(found, 'afterWeakPreposition')
    else if (close && DIRECTIONS.has(before.folded)) add(found, 'afterDirection')
    if (close && before.folded === 'the') add(found, 'afterThe')
    if (close && (before.folded === 'a' || before.folded === 'an')) add(found, 'afterArticle')
    if (close && before.folded === 'of' && words[first - 2] && ANNOUNCING.has((words[first - 2] as Word).folded))
      add(found, 'announced')
    if (TITLES.has(before.folded) && (close || POINT.test(gapBefore)) && before.shape !== 'lower')
      add(found, 'afterTitle')
    else if (close && TITLES.has(before.folded)) add(found, 'afterLowTitle')
    else if (
      !headline &&
      close &&
      before.shape !== 'lower' &&
      before.shape !== 'number' &&
      !isCovered(name.reading, first - 1) &&
      // `La Turquie` at the head of a sentence.
      !(language === 'fr' && contextOf(name).grammar.articles.has(before.folded))
    ) {
      if (before.surface.length === 1) add(found, 'afterInitial')
      else if (senses.of(before.folded, 'first')) add(found, 'afterFirstName')
      // "Cenazeler Azez'e": a capital that only begins the sentence.
      else if (language === 'en' || !beginsSentence(text, before))
        add(found, before.shape === 'upper' ? 'afterCapitals' : 'afterCapital')
    } else if (POINT.test(gapBefore) && before.surface.length === 1 && before.shape !== 'lower')
      add(found, 'afterInitial')
    if (/^, $/.test(gapBefore) && before.shape !== 'lower')
      add(found, isCovered(name.reading, first - 1) ? 'behindPlaceComma' : 'behindNameComma')
    if (close && /^(and|or|et|и|ve|û)$/.test(before.folded) && isCovered(name.reading, first - 2)) add(found, 'listed')
    if (gapBefore === ' (' || gapBefore === '(') add(found, 'bracketed')
  }
  if (after && !/\n/.test(gapAfter)) {
    const close = SPACE.test(gapAfter)
    const high = after.shape === 'title' || after.shape === 'upper'
    if (close && high && STREETS.has(after.folded)) add(found, 'beforeStreet')
    else if (close && high && ORGANISATIONS.has(after.folded)) add(found, 'beforeOrganisation')
    else if (close && UNITS.has(after.folded)) add(found, high ? 'beforeUnit' : 'beforeLowUnit')
    else if (!headline && close && high && !isCovered(name.reading, last + 1)) {
      if (senses.of(after.folded, 'surname')) add(found, 'beforeSurname')
      else if (after.surface.length === 1) add(found, 'beforeInitial')
      else add(found, name.reading.marks[last + 1] === OF_PEOPLE ? 'beforeDemonym' : 'beforeCapital')
    } else if (close && SAYING.has(after.folded)) add(found, 'beforeSaying')
    if (/^, $/.test(gapAfter)) {
      if (after.shape === 'number' && after.surface.length <= 2) add(found, 'beforeAge')
      else if (high && isCovered(name.reading, last + 1)) add(found, 'beforePlaceComma')
      else if (high) add(found, 'beforeNameComma')
    }
    if (close && /^(and|or|et|и|ve|û)$/.test(after.folded) && isCovered(name.reading, last + 2)) add(found, 'listed')
    if (/^-$|^[–—]$/.test(gapAfter)) add(found, 'hyphened')
  }
  if (gapBefore === '-') add(found, 'hyphened')
  if (isClub(name)) add(found, 'club')
  // "Washington called for": a government.
  if (single && opens && contextOf(name).acts && isCapital(name)) add(found, 'acts')
  const ending = endingOf(name)
  if (ending && ending !== 'object') add(found, ending === 'of' ? 'afterWeakPreposition' : 'afterPreposition')
  if (language === 'tr' && contextOf(name).siteAfter) add(found, 'announced')
  return found
}

/** "Real Madrid", and where a match is spoken of "Manchester United": "Kansas City" is no club by itself. */
function isClub(name: Name): boolean {
  const { words, text } = name.reading
  const [before, after] = [words[name.first - 1], words[name.last + 1]]
  const beside = (from: Word, to: Word) => text.slice(from.end, to.start) === ' '
  const first = words[name.first] as Word
  const last = words[name.last] as Word
  if (before && CLUBS.has(before.folded) && before.shape !== 'lower' && beside(before, first)) return true
  const tail = after && CLUB_TAILS.has(after.folded) && after.shape !== 'lower' && beside(last, after)
  return tail === true && contextOf(name).sentence('sport')
}

const beginsSentence = (text: string, { start }: Word) =>
  start === 0 || /[.!?:\n«“]\s*$/.test(text.slice(Math.max(0, start - 3), start))

// Russian strikes hit Daraa; fighting in northern Aleppo.
const EVENT_REACH_WORDS = 3

function eventBefore(words: Word[], first: number, text: string): boolean {
  for (let at = first - 1; at >= 0 && at >= first - EVENT_REACH_WORDS; at--) {
    const word = words[at] as Word
    if (/[.!?,:;]/.test(text.slice(word.end, (words[at + 1] as Word).start))) return false
    if (EVENTS.has(word.folded)) return true
  }
  return false
}

const isCapital = ({ entries }: Name) => entries.some(({ place }) => place.code === 'PPLC')

/** 1 for the commonest everyday words … 3, 0 for none; in the language of the text where its list is at hand. */
function everydayClass(word: Word, language: string, senses: Senses): number {
  if (language === 'tr' || language === 'az') return Math.ceil(senses.of(word.folded, 'tr') / 2)
  if (word.script === 'cyrillic') return Math.ceil(senses.of(word.folded, language === 'uk' ? 'uk' : 'ru') / 2)
  return language === 'ku' || language === 'kmr' ? 0 : Math.ceil(senses.of(word.folded, 'en') / 2)
}

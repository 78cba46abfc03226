// What speaks for and against a run of words being a place's name, in scripts without capitals: the everyday words there are,
// what was cut off to find the name, and the words beside it. Pure.
import type { Senses } from '../../gazetteer/senses.ts'
import { contextOf } from './context.ts'
import {
  ARABIC_ANNOUNCING,
  ARABIC_CLUB_TAILS,
  ARABIC_CLUBS,
  ARABIC_EVENTS,
  ARABIC_ORGANISATIONS,
  ARABIC_PERSONS,
  ARABIC_PREPOSITIONS,
} from './cue-words.ts'
import { type Article, add, chiefOf, type Evidence, isCovered, isOwnCountry, kindOf } from './evidence.ts'
import { grammarFor } from './grammar/grammar.ts'
import type { Name } from './names.ts'
import type { Word } from './word.ts'

// Inhabitants, or what a seat of government is worth in them.
const SMALLEST_DISTINCT = 20_000
// From here on a short foreign name is rather the town than a word: جنيف.
const SMALLEST_KNOWN_ABROAD = 150_000
const ARABIC_SCRIPT_COUNTRIES = new Set('SY IQ LB JO PS YE SD LY EG SA KW QA BH AE OM TN DZ MA MR IR AF PK'.split(' '))

export function arabicEvidence(name: Name, article: Article, senses: Senses): Evidence[] {
  const found: Evidence[] = []
  const { words, text, language } = name.reading
  const { first, last, form } = name
  const word = words[first] as Word
  const [before, after] = [words[first - 1], words[last + 1]]
  const near = before !== undefined && /^[\s#"«“_(]{1,3}$/.test(text.slice(before.end, word.start))
  const follows = after !== undefined && /^[\s#_]{1,2}$/.test(text.slice((words[last] as Word).end, after.start))

  kindOf(name, found)
  // The weights were fitted on Arabic; the other languages have fewer words that are names too.
  if (language !== 'ar') add(found, 'notArabic')
  const { place } = chiefOf(name.entries)
  const far =
    place.kind === 'city' &&
    word.script === 'arabic' &&
    !ARABIC_SCRIPT_COUNTRIES.has(place.country) &&
    !isOwnCountry(language, place.country)
  const single = first === last
  if (single) {
    const list = language === 'fa' || language === 'ur' ? 'fa' : language === 'he' ? 'he' : 'ar'
    const bare = form ? word.folded.slice(form.cut) : word.folded
    const everyday = Math.max(
      rankIn(word.folded, list, senses),
      rankIn(bare, list, senses),
      rankIn(bare.replace(/^ال/, ''), list, senses),
    )
    if (everyday) add(found, `everyday${everyday}`)
    if (senses.of(word.folded, 'arDictionary') || senses.of(bare, 'arDictionary')) add(found, 'dictionary')
    if (word.common || article.lower.has(bare)) add(found, 'common')
    const length = (form?.key ?? word.folded).replace(/^\^/, '').length
    if (length <= 3) add(found, 'letters3')
    else if (length === 4) add(found, 'letters4')
    if (far && length <= 4 && place.rank < SMALLEST_KNOWN_ABROAD) add(found, 'shortFar')
    // `طرطوس` is a word of no other sense, and no village's.
    const sense = everyday || word.common || senses.of(word.folded, 'arDictionary') || senses.of(bare, 'arDictionary')
    if (!sense && !far && length >= 5 && place.kind === 'city' && place.rank >= SMALLEST_DISTINCT)
      add(found, 'distinct')
  } else {
    add(found, 'words2')
    // `قضاء الحويجة` is filed whole.
    if (ARABIC_ANNOUNCING.has(word.folded)) add(found, 'announced')
  }
  if (far) add(found, 'far')
  if (form?.loose) add(found, 'loose')
  const front = form ? word.folded.slice(0, form.cut) : ''
  if (front !== '')
    add(
      found,
      front.endsWith('ال')
        ? front === 'ال'
          ? 'cutArticle'
          : 'cutParticleArticle'
        : front === 'و'
          ? 'cutAnd'
          : /^[ו]?[בלמ]$/.test(front) || front === 'ب'
            ? 'cutIn'
            : 'cutParticle',
    )
  if (front === '' && word.folded.startsWith('ال')) add(found, 'definite')
  if (word.surface.startsWith('#')) add(found, 'hashtag')

  if (eventBefore(words, first, text)) add(found, 'afterEvent')
  if (near && before) {
    if (ARABIC_PREPOSITIONS.has(before.folded) || isPlaced(name, before)) add(found, 'afterPreposition')
    if (ARABIC_ANNOUNCING.has(before.folded)) add(found, 'announced')
    if (ARABIC_PERSONS.has(before.folded)) add(found, 'afterPerson')
    if (ARABIC_ORGANISATIONS.has(before.folded)) add(found, 'afterOrganisation')
    if (ARABIC_CLUBS.has(before.folded) && place.kind === 'city') add(found, 'club')
    if (isCovered(name.reading, first - 1)) add(found, 'behindPlace')
  }
  if (follows && after) {
    if (ARABIC_CLUB_TAILS.has(after.folded)) add(found, 'club')
    if (/^ال.{2,}(ي|يه)$/.test(after.folded))
      add(found, word.folded.startsWith('ال') ? 'beforeAdjective' : 'beforeDefinite')
    if (after.forms.length > 0 && after.folded.startsWith('و') && isCovered(name.reading, last + 1))
      add(found, 'listed')
    if (/^(بن|ابن|ابو|عبد|ال)$/.test(after.folded)) add(found, 'beforePerson')
  }
  // Sorani and Persian write their `and` apart.
  if (before?.folded === 'و' && isCovered(name.reading, first - 2)) add(found, 'listed')
  if (word.folded.startsWith('و') && front.startsWith('و') && before && isCovered(name.reading, first - 1))
    add(found, 'listed')
  return found
}

/** `دەوروبەری ڕانیە`, `سواحل صفاقس`: the languages' grammars say what leads to a place. */
function isPlaced(name: Name, before: Word): boolean {
  if (name.reading.language !== 'ar') {
    const { locative, relation } = contextOf(name)
    return locative || relation === 'between'
  }
  const grammar = grammarFor('ar', true)
  return grammar.sites.has(before.folded) || grammar.origins.has(before.folded) || grammar.routes.has(before.folded)
}

// قصف على درعا, غارة جوية على إدلب, انفجار عنيف في حلب.
const EVENT_REACH_WORDS = 3

function eventBefore(words: Word[], first: number, text: string): boolean {
  for (let at = first - 1; at >= 0 && at >= first - EVENT_REACH_WORDS; at--) {
    const word = words[at] as Word
    if (/[.!?؟،:]/.test(text.slice(word.end, (words[at + 1] as Word).start))) return false
    if (ARABIC_EVENTS.has(word.folded) || ARABIC_EVENTS.has(word.folded.replace(/^[وفب]/, ''))) return true
  }
  return false
}

/** 4 for the commonest words … 1 for the rarest listed, 0 for none. */
function rankIn(word: string, list: 'ar' | 'fa' | 'he', senses: Senses): number {
  const rank = senses.of(word, list)
  return rank === 0 ? 0 : 5 - rank
}

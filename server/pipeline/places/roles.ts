// Tells which part a place plays where it stands: filed there, acting, named within somebody's name, or the scene. Pure.
import type { PlaceRole } from '../../../core/model.ts'
import type { Place } from '../../gazetteer/place.ts'
import { ACTOR_WORDS, SAYING_WORDS } from '../common-words.ts'
import type { Candidate } from './article.ts'
import { ARABIC_PREPOSITIONS, ORGANISATIONS, PREPOSITIONS } from './cue-words.ts'
import type { Name } from './names.ts'
import type { Word } from './words.ts'

const SPACE = /^ $/
// Governments act, and so do their capitals in their stead.
const ACTING_NOUNS =
  /^(?:government|governments|army|military|forces|troops|police|president|prime|minister|ministry|ambassador|parliament|officials|authorities|regime|jets|warplanes|foreign|state|defense|defence|intelligence|air|navy|leader|leaders|role|envoy|delegation|spokesman)$/
const BACKING = /^(?:backed|led|supported|sponsored|brokered|occupied|controlled|allied|aligned|funded|armed)$/
// `قصفت روسيا`, `تعتزم أنقرة`: countries are feminine, and their verb stands before them.
const FEMININE_VERB = /^.{2,}[^ا]ت$/
const FURTHEST_ACTING_WORD = 4

/** `previous`: the mention before in the same text, with the role it was given. */
export function roleOf(
  { name, dateline }: Candidate,
  place: Place,
  previous?: { name: Name; role: PlaceRole },
): PlaceRole {
  if (dateline) return 'dateline'
  const { words, text } = name.reading
  const [before, after] = [words[name.first - 1], words[name.last + 1]]
  const close = after !== undefined && SPACE.test(text.slice((words[name.last] as Word).end, after.start))
  if (close && after.shape === 'title' && ORGANISATIONS.has(after.folded)) return 'other'
  if (place.kind !== 'country' && place.code !== 'PPLC') return 'event'
  const word = words[name.first] as Word
  // `وتركيا وايران`, `Russia, Turkey and Iran`: what stands in a list shares its part.
  if (previous?.role === 'actor' && previous.name.reading === name.reading && isListed(name, previous.name))
    return 'actor'
  if (word.shape === 'none') return actsInArabic(name, before) ? 'actor' : 'event'
  if (word.tail > 0 || (words[name.last] as Word).tail > 0)
    return after && ACTING_NOUNS.test(after.folded) ? 'actor' : 'event'
  if (after && BACKING.test(after.folded) && text[(words[name.last] as Word).end] === '-') return 'actor'
  if (before && PREPOSITIONS.has(before.folded)) return 'event'
  if (before && ACTOR_WORDS.has(before.folded)) return 'actor'
  if (before?.folded === 'by' && name.first > 1 && BACKING.test((words[name.first - 2] as Word).folded)) return 'actor'
  if (close && after && (SAYING_WORDS.has(after.folded) || ACTING_NOUNS.test(after.folded))) return 'actor'
  return 'event'
}

function actsInArabic(name: Name, before: Word | undefined): boolean {
  if (!before) return false
  const { words, text } = name.reading
  const word = words[name.first] as Word
  if (name.form && /[بل]$/.test(word.folded.slice(0, name.form.cut).replace(/ال$/, ''))) return false
  if (ACTOR_WORDS.has(before.folded) || FEMININE_VERB.test(before.folded)) return true
  if (before.folded !== 'من' && ARABIC_PREPOSITIONS.has(before.folded)) return false
  for (let at = name.first - 2; at >= Math.max(0, name.first - FURTHEST_ACTING_WORD); at--) {
    if (/[.،,؛\n]/.test(text.slice((words[at] as Word).end, word.start))) return false
    if (/^(?:في|الي|داخل|عاصمه)$/.test((words[at] as Word).folded)) return false
    if (ACTOR_WORDS.has((words[at] as Word).folded) && (words[at] as Word).forms.length === 0) return true
  }
  return false
}

function isListed(name: Name, previous: Name): boolean {
  const { words, text } = name.reading
  const gap = text.slice((words[previous.last] as Word).end, (words[name.first] as Word).start)
  return (
    /^(?:,? (?:and |و)?|، ?| и | ve | û )$/.test(gap) &&
    (gap !== ' ' || (words[name.first] as Word).folded.startsWith('و'))
  )
}

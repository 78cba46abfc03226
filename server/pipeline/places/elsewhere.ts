// Tells a place where something happens from one that is only where somebody or something comes from, goes to, speaks, sits or
// lives. Pure.
import type { Place } from '../../gazetteer/place.ts'
import { endingOf } from './case-endings.ts'
import type { Context } from './context.ts'
import type { Grammar } from './grammar/grammar.ts'
import { isArabic, type Name } from './names.ts'
import type { Word } from './word.ts'

/** How little a name looks like the scene: 0 not at all, 1 where an office sits or a remark is made, 2 where somebody comes from or goes. */
export type Doubt = 0 | 1 | 2
/** A doubt is settled by the rest of the article. */
export type Elsewhere = 'other' | Doubt

type Way = 'from' | 'to' | 'in'

/** What is said of a name by the way it is led to. */
export function elsewhere(context: Context, name: Name, place: Place): Elsewhere {
  if (context.grammar.subjects.has(wordOfSubject(context, name))) return 2
  if (context.relation === 'on' && context.near('subjects')) return 2
  switch (wayOf(context, name)) {
    case 'from':
      return cameFrom(context)
    case 'to':
      return wentTo(context, place) || (name.reading.language === 'fr' ? satIn(context, name, place) : 0)
    case 'in':
      return satIn(context, name, place)
    default: {
      // `خوێندکارێکی کەرکووک`: a student of Kirkuk.
      const { before, grammar, adjacent } = context
      const theirs = adjacent && before && (grammar.people.has(before.folded) || grammar.speakers.has(before.folded))
      return theirs && /^(?:fa|ckb)$/.test(name.reading.language) ? 2 : routeTo(context)
    }
  }
}

function wayOf(context: Context, name: Name): Way | undefined {
  const { relation, lead, before, grammar } = context
  const ending = endingOf(name)
  if (ending) return ending === 'of' || ending === 'object' ? undefined : ending
  // Turkish names without a case: the noun behind says where they are.
  if (/^(?:tr|az)$/.test(name.reading.language))
    return context.after && /^(?:yonune|istikametine|yonunde)$/.test(context.after.folded) ? 'to' : undefined
  if (relation === 'in') {
    if (name.reading.language === 'ckb' && AWAY.test(endOf(name))) return 'from'
    return lead && TOWARDS.test(lead.folded) ? 'to' : 'in'
  }
  if (relation === 'from' || relation === 'to') return relation
  // French: "venu de", "parti d'Oran", "une étudiante de Nantes".
  if (
    relation === 'of' &&
    name.reading.language === 'fr' &&
    before &&
    (grammar.people.has(before.folded) || grammar.moved.has(before.folded) || grammar.came.has(before.folded))
  )
    return 'from'
  if (!isArabic(name) || name.reading.language !== 'ar') return undefined
  const front = frontOf(name)
  return front.endsWith('ب') ? 'in' : undefined
}

// `لە ئێرانەوە`, folded: from, where `لە ئێران` is in.
const AWAY = /[اه]وه$/
const TOWARDS = /^(?:towards?|via|through|vers|نحو|باتجاه|صوب|عبر|سوي|بهرهو)$/

const endOf = (name: Name) => name.reading.words[name.last]?.folded ?? ''
/** The Arabic particles written onto a name, without its article. */
export const frontOf = (name: Name) =>
  name.form ? (name.reading.words[name.first]?.folded ?? '').slice(0, name.form.cut).replace(/ال$/, '') : ''

/** The noun that would make the name what is spoken of: before it, in Turkish behind it. */
function wordOfSubject({ before, after, relation }: Context, { reading: { language } }: Name): string {
  if (/^(?:tr|az)$/.test(language)) return after?.folded ?? ''
  return relation === 'in' || relation === 'from' ? '' : (before?.folded ?? '')
}

function cameFrom(context: Context): Elsewhere {
  const { before, grammar } = context
  // "thirty kilometres from Homs", `بالقرب من حلب`, "troops withdrew from Goma".
  if (before && (grammar.parts.has(before.folded) || grammar.sites.has(before.folded))) return 0
  if (context.near('parts') && !context.near('came')) return 0
  if (context.governs('left')) return 0
  return context.near('people') ? 'other' : 2
}

function wentTo(context: Context, place: Place): Elsewhere {
  if (context.attacked || context.sentence('forces') || context.sentence('visits')) return 0
  if (context.governs('dwelling')) return 'other'
  if (context.lead && /^(?:عبر|via)$/.test(context.lead.folded) && context.sentence('trade')) return 2
  if (place.kind === 'country' && context.sentence('trade')) return 2
  return context.governs('moved') ? 2 : routeTo(context)
}

const BETWEEN = 'arasindaki'

/** "the railway to Dhaka": a road that is named after where it leads. */
function routeTo({ before, after, grammar, relation }: Context): Elsewhere {
  const named = before !== undefined && grammar.routes.has(before.folded) && /^(?:to|none)$/.test(relation)
  const behind =
    after !== undefined && grammar.routes.has(after.folded) && after.shape === 'lower' && after.folded !== BETWEEN
  // `جاده سنندج به مریوان`: both ends are named.
  if (after && grammar.to.has(after.folded)) return 0
  return named || behind ? 2 : 0
}

function satIn(context: Context, name: Name, place: Place): Elsewhere {
  const { before, after, grammar } = context
  if (context.governs('dwelling')) return 'other'
  // Sorani's لە is in and from: what is bought there comes from there.
  if (name.reading.language === 'ckb' && place.kind === 'country' && context.sentence('trade')) return 2
  const speaker = before && (grammar.speakers.has(before.folded) || grammar.officials.has(before.folded))
  if (speaker && isMet(before, name, grammar)) return 0
  const heads = context.near('speakers') || (endingOf(name) === 'in' && after && grammar.speakers.has(after.folded))
  if (heads) return 'other'
  const spoke = !VERB_LAST.test(name.reading.language) && before && grammar.remarks.has(before.folded)
  // «در تهران به خبرنگاران گفت»: Persian says whom it was said to.
  const speaks =
    VERB_LAST.test(name.reading.language) && context.follows('remarks', name.reading.language === 'fa' ? 2 : 1)
  if (spoke || speaks) return 1
  // "taken to a hospital in Elazığ"
  if (context.near('seats') && context.governs('moved')) return 2
  if (before && grammar.seats.has(before.folded) && !isIn(before, name, context)) return 1
  return place.kind === 'city' && before && grammar.officials.has(before.folded) ? 1 : 0
}

/** "met officials in Amman" is a meeting there; "officials in Amman said" may be about anywhere. */
const isMet = (speaker: Word, name: Name, grammar: Grammar) =>
  wordsBefore(speaker, name, MET_REACH_WORDS).some(({ folded }) => grammar.met.has(folded))

/** "at a sorting office in Lille" is where something happened; "an office in Lille" may only have written. */
const isIn = (seat: Word, name: Name, { grammar }: Context) =>
  wordsBefore(seat, name, SEAT_REACH_WORDS).some(({ folded }) => grammar.in.has(folded))

function wordsBefore(word: Word, { reading: { words } }: Name, reach: number): Word[] {
  const at = words.indexOf(word)
  return words.slice(Math.max(0, at - reach), at)
}

const MET_REACH_WORDS = 2
const SEAT_REACH_WORDS = 3
const VERB_LAST = /^(?:tr|az|fa|ckb)$/

// Tells a place where something happens from one that is only where somebody or something comes from, goes to, speaks, sits or
// lives. Pure.
import type { Place } from '../../gazetteer/place.ts'
import { endingOf } from './case-endings.ts'
import type { Context } from './context.ts'
import { isArabic, type Name } from './names.ts'

/** `perhaps`: elsewhere, unless the rest of the article says that it is the scene. */
export type Elsewhere = 'other' | 'perhaps' | undefined

type Way = 'from' | 'to' | 'in'

/** What is said of a name by the way it is led to. */
export function elsewhere(context: Context, name: Name, place: Place): Elsewhere {
  if (context.grammar.subjects.has(wordOfSubject(context, name))) return 'perhaps'
  switch (wayOf(context, name)) {
    case 'from':
      return cameFrom(context)
    case 'to':
      return wentTo(context) ?? (name.reading.language === 'fr' ? satIn(context, name, place) : undefined)
    case 'in':
      return satIn(context, name, place)
    default:
      return routeTo(context)
  }
}

function wayOf(context: Context, name: Name): Way | undefined {
  const { relation, lead, before, grammar } = context
  const ending = endingOf(name)
  if (ending) return ending === 'of' || ending === 'object' ? undefined : ending
  // Turkish names without a case: the noun behind says where they are.
  if (/^(?:tr|az)$/.test(name.reading.language)) return undefined
  if (relation === 'in') {
    if (name.reading.language === 'ckb' && AWAY.test(endOf(name))) return 'from'
    return lead && TOWARDS.test(lead.folded) ? 'to' : 'in'
  }
  if (relation === 'from' || relation === 'to') return relation
  // French: "venu de", "parti d'Oran".
  if (relation === 'of' && before && (grammar.moved.has(before.folded) || grammar.came.has(before.folded)))
    return 'from'
  if (!isArabic(name) || name.reading.language !== 'ar') return undefined
  const front = frontOf(name)
  return front.endsWith('ب') ? 'in' : undefined
}

// `لە ئێرانەوە`, folded: from, where `لە ئێران` is in.
const AWAY = /هوه$/
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
  const { before, grammar, near, governs } = context
  // "thirty kilometres from Homs", `بالقرب من حلب`, "troops withdrew from Goma".
  if (before && (grammar.parts.has(before.folded) || grammar.sites.has(before.folded))) return undefined
  if (near('parts') && !near('came')) return undefined
  if (governs('left')) return undefined
  return near('people') ? 'other' : 'perhaps'
}

function wentTo(context: Context): Elsewhere {
  const { attacked, sentence, governs } = context
  if (attacked || sentence('forces')) return undefined
  if (context.lead && /^(?:عبر|via)$/.test(context.lead.folded) && sentence('trade')) return 'perhaps'
  return governs('moved') ? 'perhaps' : routeTo(context)
}

/** "the railway to Dhaka": a road that is named after where it leads. */
function routeTo({ before, after, grammar, relation }: Context): Elsewhere {
  const named = before !== undefined && grammar.routes.has(before.folded) && /^(?:to|none)$/.test(relation)
  const behind = after !== undefined && grammar.routes.has(after.folded) && after.shape === 'lower'
  return named || behind ? 'perhaps' : undefined
}

function satIn(context: Context, name: Name, place: Place): Elsewhere {
  const { before, after, grammar, near, governs } = context
  if (governs('dwelling')) return 'other'
  const heads = near('speakers') || (endingOf(name) === 'in' && after && grammar.speakers.has(after.folded))
  if (heads) return 'other'
  const spoke = before && grammar.remarks.has(before.folded)
  const speaks = VERB_LAST.test(name.reading.language) && after && grammar.remarks.has(after.folded)
  if (spoke || speaks) return 'perhaps'
  if (before && grammar.seats.has(before.folded)) return 'perhaps'
  return place.kind === 'city' && before && OFFICIALS.test(before.folded) ? 'perhaps' : undefined
}

const VERB_LAST = /^(?:tr|az|fa|ckb)$/
const OFFICIALS = /^(?:officials?|authorities|responsables?|autorites|مسؤول(?:ون|ين)?|مقامات|yetkililer[iı]?|власт[иь])$/

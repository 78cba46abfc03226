// Tells which part a place plays where it stands: filed there, acting, named within somebody's name or as where somebody comes
// from, or the scene. Towns are scenes unless something says otherwise; countries and capitals act unless something says where.
import type { PlaceRole } from '../../../core/model.ts'
import type { Place } from '../../gazetteer/place.ts'
import type { Candidate } from './article.ts'
import { endingOf } from './case-endings.ts'
import { type Context, contextOf } from './context.ts'
import { type Doubt, elsewhere, frontOf } from './elsewhere.ts'
import { isArabic, type Name } from './names.ts'
import { contains } from './resolve.ts'
import type { Word } from './word.ts'

/** A mention with the part it was given, with the doubt that the article has to settle. Lists and containers share a part. */
export type Told = { name: Name; place: Place; role: PlaceRole; doubt: Doubt }

// `قصفت روسيا`, `تعتزم أنقرة`: countries are feminine, and their verb stands before them.
const FEMININE_VERB = /^(?:.{2,}[^ا]ت|[وفس]?تست.{2,})$/
// `تشرف عليها كل من روسيا وتركيا`
const EACH_OF = /^كلا?$/
const VERB_REACH_WORDS = 3

/** `previous`: the mention before in the same text. */
export function roleOf(candidate: Candidate, place: Place, previous?: Told): Told {
  const { name, dateline } = candidate
  const told = (role: PlaceRole, doubt: Doubt = 0): Told => ({ name, place, role, doubt })
  if (dateline) return told('dateline')
  const context = contextOf(name)
  const inside = insideName(context, name, place)
  if (inside) return told(inside)
  const company = previous && shared(name, place, previous)
  const power = isPower(place)
  // `القادمة من تمبكتو وفاس`: what follows shares the doubt.
  const doubt = previous?.doubt ?? 0
  if (company && (power || company === 'other' || doubt > 0)) return told(company, doubt)
  const role = power ? roleOfPower(context, name, place) : roleOfTown(context, name, company, place)
  if (role !== 'event') return told(role)
  const away = elsewhere(context, name, place)
  if (typeof away === 'number' && away > 0 && place.code === 'PPLC' && saysFrom(context)) return told('actor')
  return away === 'other' ? told('other') : told('event', away)
}

const isPower = (place: Place) => place.kind === 'country' || place.code === 'PPLC'

function roleOfTown(context: Context, name: Name, company: PlaceRole | undefined, place: Place): PlaceRole {
  if (company === 'actor' && place.code === 'PPLA' && context.relation === 'none' && !context.siteAfter) return 'actor'
  const { before, grammar, locative } = context
  // `المباراة التي احتضنتها مدينة أكادير`
  const sited = locative || endingOf(name) === 'in' || (before !== undefined && grammar.sites.has(before.folded))
  return context.sentence('sport') && !sited ? 'other' : 'event'
}

function roleOfPower(context: Context, name: Name, place: Place): PlaceRole {
  const ending = endingOf(name)
  // "Uruguay beat Ghana": national teams.
  const team = place.kind === 'country' && context.sentence('sport')
  if (
    team &&
    !/^(?:in|on)$/.test(context.relation) &&
    (context.relation !== 'from' || name.reading.language === 'fa') &&
    ending !== 'in' &&
    ending !== 'from' &&
    !/^[ب]/.test(frontOf(name))
  )
    return 'actor'
  return ending ? byEnding(context, name) : byRelation(context, name, place)
}

/** "Officials in Nairobi said" is the government. */
const saysFrom = ({ before, grammar, relation }: Context) =>
  relation === 'in' && before !== undefined && grammar.acting.has(before.folded) && !grammar.speakers.has(before.folded)

/** `University of Aleppo`, `governor of Nineveh`, `born in Homs`. */
function insideName(context: Context, name: Name, place: Place): PlaceRole | undefined {
  const { before, after, grammar } = context
  if (context.organisationAfter) return 'other'
  const turkic = /^(?:tr|az)$/.test(name.reading.language)
  // `متحف بالإسكندرية` is in the town, not its own.
  const led = frontOf(name).endsWith('ب')
  const heads = !turkic && !led && before && (context.relation === 'of' || context.adjacent)
  const national = place.kind === 'country' && context.sentence('sport')
  if (heads && grammar.institutions.has(before.folded)) return national ? 'actor' : 'other'
  if (after && turkic && grammar.institutions.has(after.folded)) return 'other'
  // Turkish says it behind the name alone: "Viyana'da okudu ve dün Bodrum'da öldü".
  if ((name.reading.language !== 'tr' && context.near('origins')) || bornThere(name)) return 'other'
  const held = heads && grammar.offices.has(before.folded)
  const holds = after && turkic && grammar.offices.has(after.folded)
  return held || holds ? (isPower(place) ? 'actor' : 'other') : undefined
}

// Persian, Sorani and Turkish put the verb last: «در رشت به دنیا آمده», "Üsküp'te doğdu".
const BORN_BEHIND: Record<string, RegExp> = {
  fa: /^(?: به)? (?:دنیا آمد|زاده شد|بزرگ شد|متولد شد|درس خواند|تحصیل کرد)/,
  ckb: /^(?:دا)? (?:لەدایک|لە دایک|گەورە بوو|خوێندو)/,
  tr: /^ (?:doğ(?:du|muş|an|umlu)|büyü(?:dü|yen)|oku(?:du|yan)|mezun|yetiş)/,
}

function bornThere({ reading, last }: Name): boolean {
  const pattern = BORN_BEHIND[reading.language]
  return (
    pattern?.test(reading.text.slice((reading.words[last] as Word).end, (reading.words[last] as Word).end + 24)) ??
    false
  )
}

/** What the mention right before says of this one: `Russia, Turkey and Iran` act together; "Daraa, Syria" is one scene. */
function shared(name: Name, place: Place, previous: Told): PlaceRole | undefined {
  if (previous.name.reading !== name.reading || previous.role === 'dateline') return undefined
  const { words, text } = name.reading
  const gap = text.slice((words[previous.name.last] as Word).end, (words[name.first] as Word).start)
  if (/^(?:, | \(|، ?|,? (?:in|en|au|aux|في|در|لە) )$/.test(gap) && contains(place, previous.place))
    return previous.role
  const joined =
    /^(?:,? (?:and |or |et |ou |و |و|û )?(?:du |de la |de l['’]|des |de |d['’]|from )?|، ?(?:و ?)?| и | та | ve | ile | û )$/.test(
      gap,
    )
  if (!joined || (gap === ' ' && !(words[name.first] as Word).folded.startsWith('و'))) return undefined
  // "Fransa, Mali'deki askerlerini": another case is another part.
  if (endingOf(name) !== undefined && endingOf(previous.name) === undefined && previous.role === 'actor')
    return undefined
  // "in Geneva, Ankara said" is no list.
  return previous.role === 'event' && (contextOf(name).acts || previous.place.kind !== place.kind)
    ? undefined
    : previous.role
}

/** Turkish says it with a case. */
function byEnding(context: Context, name: Name): PlaceRole {
  const { after, grammar } = context
  // "Irak'ın kuzeyinde", "Beyrut'un güney banliyölerini"
  const scene = name.reading.words
    .slice(name.last + 1, name.last + 3)
    .some(({ folded }) => grammar.sites.has(folded) || grammar.happenings.has(folded))
  switch (endingOf(name)) {
    case 'in':
      return 'event'
    case 'of':
      return scene ? 'event' : 'actor'
    case 'from':
      return context.sentence('trade') || context.sentence('people')
        ? 'other'
        : context.sentence('asking')
          ? 'actor'
          : 'event'
    case 'to':
      if (context.sentence('trade')) return 'other'
      return after && /^(?:yönelik|karsi|karşı|yonelik)$/.test(after.folded) ? 'actor' : 'event'
    case 'object':
      return context.sentence('dealings') ? 'actor' : 'event'
    default:
      return scene ? 'event' : 'actor'
  }
}

function byRelation(context: Context, name: Name, place: Place): PlaceRole {
  const { relation, before, grammar } = context
  switch (relation) {
    case 'in':
      // Sorani's لە is in and from: «داوای لە تاران کرد».
      return name.reading.language === 'ckb' && context.near('asking') ? 'actor' : 'event'
    case 'beside':
      // `معبر مع الأردن`
      return context.near('routes') ? 'event' : 'actor'
    case 'between':
      return context.sentence('routes') ? 'event' : 'actor'
    case 'from':
      if (before && grammar.remarks.has(before.folded)) return 'event'
      if (context.sentence('asking') && context.near('asking')) return 'actor'
      if (context.near('dealings') || (before && EACH_OF.test(before.folded) && context.near('did'))) return 'actor'
      return context.sentence('trade') || context.near('people') ? 'other' : 'event'
    case 'to':
      if (context.attacked) return 'event'
      // "face au Japon"
      if (before && grammar.beside.has(before.folded)) return 'actor'
      if (context.near('dealings')) return 'actor'
      return place.kind === 'country' && context.sentence('trade') ? 'other' : 'event'
    case 'on':
      return context.near('dealings') ? 'actor' : 'event'
    case 'of':
      return ofWhat(context)
    default:
      if (context.siteAfter) return 'event'
      if (before && grammar.hit.has(before.folded) && !context.opens) return 'event'
      if (isArabic(name)) return headed(context, name, place)
      // "accused Kabul of"
      if (before && (grammar.dealings.has(before.folded) || grammar.asking.has(before.folded))) return 'actor'
      return context.acts || context.opens || place.kind === 'country'
        ? 'actor'
        : context.possessive
          ? 'actor'
          : 'event'
  }
}

/** "the coast of Syria", "the army of Syria", «قصف سوريا»: the noun before tells. */
function ofWhat(context: Context): PlaceRole {
  const { before, grammar } = context
  if (!before) return 'event'
  if (grammar.sites.has(before.folded) || grammar.in.has(before.folded)) return 'event'
  if (context.strikes) return 'actor'
  if (context.near('people') || context.sentence('trade')) return 'other'
  return grammar.acting.has(before.folded) || grammar.dealings.has(before.folded) || context.near('acting')
    ? 'actor'
    : 'event'
}

/** Scripts without capitals: the name opens its clause, stands behind its verb, or belongs to the noun before it. */
function headed(context: Context, name: Name, place: Place): PlaceRole {
  const { before, grammar } = context
  const { words } = name.reading
  const front = frontOf(name)
  if (/[ب]$/.test(front)) return 'event'
  if (/[ل]$/.test(front)) return context.near('acting') || context.near('dealings') ? 'actor' : 'event'
  if (context.opens || !before || context.strikes) return 'actor'
  if (grammar.did.has(before.folded)) return 'actor'
  if (name.reading.language === 'ar' && FEMININE_VERB.test(before.folded) && !grammar.sites.has(before.folded))
    return 'actor'
  if (
    /^(?:ar|ckb|fa)$/.test(name.reading.language) &&
    (grammar.speakers.has(before.folded) || grammar.people.has(before.folded))
  )
    return 'other'
  if (context.objectMarked) return context.sentence('dealings') ? 'actor' : 'event'
  if (grammar.sites.has(before.folded)) return 'event'
  // `موقف إيران`, `وزير خارجية روسيا`: an acting noun within reach, none of it about where.
  for (let at = name.first - 1; at >= Math.max(0, name.first - VERB_REACH_WORDS); at--) {
    const word = words[at] as Word
    if (!context.sameClause(at) || grammar.in.has(word.folded) || grammar.sites.has(word.folded)) break
    if (grammar.acting.has(word.folded) || grammar.dealings.has(word.folded) || grammar.did.has(word.folded))
      return 'actor'
  }
  if (place.kind === 'country' && context.sentence('trade')) return 'other'
  if (name.reading.language === 'ar') return 'event'
  return context.acts ? 'actor' : 'event'
}

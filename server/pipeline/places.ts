// Finds the places that an article names: what each is, where it lies, and which part it plays. Pure over the gazetteer; a name
// that cannot be told is left out rather than put somewhere.
import type { Field, PlaceMention, PlaceRole } from '../../core/model.ts'
import { fold } from '../../core/text/fold.ts'
import { nameForms } from '../../core/text/terms.ts'
import { type Token, tokenise } from '../../core/text/tokenise.ts'
import { type Gazetteer, type Place, slavicStem } from '../gazetteer/gazetteer.ts'
import { ACTOR_WORDS, ANNOUNCING_WORDS, COMMON_WORDS, QUARTER_WORDS, SAYING_WORDS } from './common-words.ts'
import { type Dateline, findDatelines } from './dateline.ts'
import { countryOfDemonym } from './demonyms.ts'

export type PlaceArticle = { title: string; text: string; language: string; feedCountry?: string | null }

/** A name found, with the places it may be. */
type Found = {
  field: Field
  tokens: Token[]
  first: number
  last: number
  places: Place[]
  role: PlaceRole | null
  announced: boolean
}
type Demonym = { field: Field; token: Token; country: string }

const COUNTRY = 'PCLI'
// A name nobody announces must be a town of some size to be believed.
const SMALLEST_UNANNOUNCED = 15_000
// Short Arabic spellings of distant places are nearly always other words: `فان`, `يوما`, `كان`.
const SMALLEST_SHORT_FOREIGN = 500_000
const ARABIC_SCRIPT_COUNTRIES = new Set('SY IQ LB JO PS YE SD LY EG SA KW QA BH AE OM TN DZ MA MR IR AF PK'.split(' '))

/** Every place of title and text, in order, each with its span as written. */
export function findPlaces(article: PlaceArticle, gazetteer: Gazetteer): PlaceMention[] {
  const title = readField('title', article.title, article.language, gazetteer, [])
  const text = readField('text', article.text, article.language, gazetteer, findDatelines(article.text))
  const found = [...title.found, ...text.found]
  const demonyms = [...title.demonyms, ...text.demonyms]
  const context = countriesIn(found, demonyms, article.feedCountry ?? null)
  const mentions = found.flatMap((name) => toMention(name, context, article) ?? [])
  for (const demonym of demonyms) {
    const country = gazetteer.country(demonym.country)
    if (country)
      mentions.push(mention(demonym.field, demonym.token, demonym.token, article, country, 'demonym', 'actor', 0.9))
  }
  return mentions.sort((a, b) => (a.field === b.field ? a.start - b.start : a.field === 'title' ? -1 : 1))
}

function readField(field: Field, text: string, language: string, gazetteer: Gazetteer, datelines: Dateline[]) {
  const tokens = tokenise(text)
  const found: Found[] = []
  const demonyms: Demonym[] = []
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as Token
    const dateline = datelines.find(
      ({ start, end, agencyEnd }) => token.start >= start && token.start < Math.max(end, agencyEnd),
    )
    if (dateline && token.start >= dateline.agencyStart && dateline.agencyStart >= 0) continue
    const longest = longestName(tokens, at, text, language, gazetteer)
    const people = demonymOf(token, language)
    // `السورية`, `روسية`: the adjective, though a country is spelt nearly so. Bare `سورية` alone is also the country.
    const adjective =
      people !== undefined &&
      longest?.last === at &&
      longest.places[0]?.[7] === COUNTRY &&
      !/^[وفبكل]?سوريه$/.test(fold(token.surface))
    if (longest && !adjective && believable(longest, tokens, at, dateline !== undefined)) {
      const previous = tokens[at - 1] && fold((tokens[at - 1] as Token).surface)
      const role = dateline
        ? 'dateline'
        : actorByContext(longest.places[0] as Place, previous, tokens[longest.last + 1])
          ? 'actor'
          : null
      found.push({
        field,
        tokens,
        first: at,
        last: longest.last,
        places: longest.places,
        role,
        announced: isAnnounced(tokens, at),
      })
      at = longest.last
    } else if (people) demonyms.push({ field, token, country: people })
  }
  return { found, demonyms }
}

type Candidate = { last: number; places: Place[]; key: string }

/** The longest name that begins at this word, under any of the word's forms. */
function longestName(
  tokens: Token[],
  at: number,
  text: string,
  language: string,
  gazetteer: Gazetteer,
): Candidate | undefined {
  const token = tokens[at] as Token
  if (isCased(token.surface) && !startsHigh(token.surface)) return undefined
  let best: Candidate | undefined
  for (const form of formsOf(token.surface, language)) {
    let key = form
    for (let count = 1; count <= gazetteer.longest(form); count++) {
      const last = at + count - 1
      if (count > 1) {
        const next = tokens[last]
        // A name does not run over a comma, a full stop or a line's end.
        if (!next || /[^\s\-'’.]/u.test(text.slice((tokens[last - 1] as Token).end, next.start))) break
        if (isCased(next.surface) && !startsHigh(next.surface) && next.surface.length > 3) break
        key += ` ${fold(next.surface)}`
      }
      if (best && last <= best.last) continue
      const places = gazetteer.find(key)
      if (places) best = { last, places, key }
    }
  }
  return best
}

/** The forms under which a word may begin a name, the word itself first. */
function formsOf(surface: string, language: string): string[] {
  const terms = nameForms(surface, language)
  const folded = terms[0] ?? ''
  return /^[\u0400-\u04ff]{5,}$/.test(folded) ? [...terms, `~${slavicStem(folded)}`] : terms
}

function believable({ places, last, key }: Candidate, tokens: Token[], at: number, inDateline: boolean): boolean {
  const [best] = places as [Place]
  const previous = tokens[at - 1] && fold((tokens[at - 1] as Token).surface)
  const announced = isAnnounced(tokens, at)
  if (previous !== undefined && QUARTER_WORDS.has(previous) && best[7] !== COUNTRY && !announced) return false
  if (best[7] === COUNTRY || inDateline) return key.replace(/^[~^]/, '').length >= 3 || best[7] === COUNTRY
  const surface = fold((tokens[at] as Token).surface)
  if (last === at && !announced && (isCommon(key) || isCommon(surface) || surface.length < 3)) return false
  if (last > at) return best[6] >= 1_000
  const arabic = /[\u0600-\u06ff]/.test(surface)
  // A form that lost letters must name something that is known for itself.
  const shortened = key.replace(/^[~^]/, '').length < surface.length && !surface.startsWith('ال')
  if (arabic && key.length <= 4 && !ARABIC_SCRIPT_COUNTRIES.has(best[2])) return best[6] >= SMALLEST_SHORT_FOREIGN
  if (arabic && !ARABIC_SCRIPT_COUNTRIES.has(best[2]) && shortened) return best[6] >= 100_000
  if (key.length <= 3) return best[6] >= 100_000 || announced
  return announced || best[6] >= SMALLEST_UNANNOUNCED
}

/** `^` stands for a final ا or ه, so either spelling of a common word counts. */
const isCommon = (key: string) =>
  key.startsWith('^') ? ['ا', 'ه'].some((end) => COMMON_WORDS.has(key.slice(1) + end)) : COMMON_WORDS.has(key)

const isAnnounced = (tokens: Token[], at: number) =>
  tokens[at - 1] !== undefined && ANNOUNCING_WORDS.has(fold((tokens[at - 1] as Token).surface))

function actorByContext(place: Place, previous: string | undefined, next: Token | undefined): boolean {
  if (place[7] !== COUNTRY && place[7] !== 'PPLC') return false
  return (
    (previous !== undefined && ACTOR_WORDS.has(previous)) ||
    (next !== undefined && SAYING_WORDS.has(fold(next.surface)))
  )
}

function demonymOf(token: Token, language: string): string | undefined {
  if (isCased(token.surface) && !/[\u0400-\u04ff]/.test(token.surface) && !startsHigh(token.surface)) return undefined
  for (const form of nameForms(token.surface, language)) {
    const country = countryOfDemonym(form)
    if (country) return country
  }
  return undefined
}

/** How often each country is spoken of: by itself, by its people, by a place that is nowhere else. */
function countriesIn(found: Found[], demonyms: Demonym[], feedCountry: string | null): Map<string, number> {
  const counts = new Map<string, number>()
  const add = (country: string, weight: number) => counts.set(country, (counts.get(country) ?? 0) + weight)
  if (feedCountry) add(feedCountry, 1)
  for (const { places } of found)
    if (new Set(places.map((place) => place[2])).size === 1 || places[0]?.[7] === COUNTRY)
      add((places[0] as Place)[2], 1)
  for (const { country } of demonyms) add(country, 0.5)
  return counts
}

function toMention(name: Found, context: Map<string, number>, article: PlaceArticle): PlaceMention | undefined {
  const worth = (place: Place) => Math.log10(place[6] + 10) + Math.min(2, (context.get(place[2]) ?? 0) * 0.8)
  const ranked = [...name.places].sort((a, b) => worth(b) - worth(a))
  const [best, second] = ranked
  if (!best) return undefined
  const margin = second ? worth(best) - worth(second) : 2
  const first = name.tokens[name.first] as Token
  const last = name.tokens[name.last] as Token
  return mention(name.field, first, last, article, best, 'name', name.role ?? 'event', Math.min(0.99, 0.5 + margin / 4))
}

function mention(
  field: Field,
  first: Token,
  last: Token,
  article: PlaceArticle,
  place: Place,
  kind: 'name' | 'demonym',
  role: PlaceRole,
  score: number,
): PlaceMention {
  const [geonameId, name, country, admin1, lat, lon] = place
  const { start, end } = { start: first.start, end: last.end }
  const surface = article[field].slice(start, end)
  return {
    field,
    start,
    end,
    surface,
    kind,
    role,
    geonameId,
    name,
    country,
    ...(admin1 ? { admin1 } : {}),
    lat,
    lon,
    score: Math.round(score * 100) / 100,
  }
}

const isCased = (word: string) => word.toLowerCase() !== word.toUpperCase()
const startsHigh = (word: string) => /^[#@]?[\p{Lu}\p{Lt}]/u.test(word)

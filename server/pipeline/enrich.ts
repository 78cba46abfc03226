// A normalised item becomes an article ready to be stored: language, places, index terms, hits. Pure but for what the
// gazetteer and the matcher hold; never fails on any text.
import type { PlaceMention } from '../../core/model.ts'
import { correctMention, type StandingCorrection, type Whereabouts } from '../../core/places/corrections.ts'
import { FIRST_MADE_ORDINAL, madeMentions, type Texts } from '../../core/places/made.ts'
import { analyseDocument, wordsOf } from '../../core/text/document.ts'
import { identifyLanguage, READ_CHARACTERS } from '../../core/text/language.ts'
import { indexTerms } from '../../core/text/term-index.ts'
import type { Gazetteer } from '../gazetteer/gazetteer.ts'
import type { ReadyArticle } from '../store/batch.ts'
import type { Identified } from './identity/identify.ts'
import type { Matcher } from './matcher.ts'
import type { NormalisedItem } from './normalise.ts'
import { findPlaces } from './places.ts'

export type Source = { feedId: string; feed: string; language: string | null; country: string | null }
/** `articleId`: of an article that is stored already and says something else now. */
export type Arrival = { fetchedAt: Date; backlog: boolean; articleId?: bigint }
export type Enrich = (item: Identified<NormalisedItem>, source: Source, arrival: Arrival) => ReadyArticle

/** `corrections` answers what analysts have said so far. */
export function createEnrich(gazetteer: Gazetteer, matcher: Matcher, corrections: () => StandingCorrection[]): Enrich {
  return (item, source, { fetchedAt, backlog, articleId }) => {
    const { key, secondKey, contentHash, title, text, html, url, image, author, ahead } = item
    // The two are the same only of an article that is dated ahead: it is told by that.
    const publishedAt = ahead ? fetchedAt : item.publishedAt
    const language = identifyLanguage(`${title}\n${text.slice(0, READ_CHARACTERS)}`, item.language ?? source.language)
    const words = wordsOf(item)
    const found = findPlaces(
      { title, text, language, feedCountry: source.country, point: item.point },
      gazetteer,
      words,
    )
    const { places, corrected } = correct({ title, text }, found, corrections(), {
      feedId: source.feedId,
      articleKey: key,
      ...(articleId === undefined ? {} : { articleId }),
    })
    const facts = {
      title,
      text,
      language,
      source: source.feed,
      from: source.country ?? '',
      places,
      ...(url === null ? {} : { url }),
      ...(author === null ? {} : { author }),
      ...(publishedAt === null ? {} : { publishedAt: publishedAt.toISOString() }),
    }
    const document = analyseDocument(facts, words)
    const hits = matcher.match(document).map(({ id, spans }) => ({ alertId: id, spans }))
    // What a first poll brings was news before we came: it stands where it was published, not in one heap at "now".
    const at = backlog && publishedAt ? publishedAt : fetchedAt
    return {
      key,
      secondKey,
      contentHash,
      title,
      text,
      html,
      url,
      image,
      author,
      language,
      publishedAt,
      fetchedAt,
      at,
      terms: indexTerms(document),
      places,
      ...(corrected ? { corrected } : {}),
      hits,
    }
  }
}

/** What is left of the mentions, and what to keep of those that corrections changed. */
function correct(
  texts: Texts,
  found: PlaceMention[],
  corrections: StandingCorrection[],
  where: Whereabouts,
): Pick<ReadyArticle, 'places' | 'corrected'> {
  if (corrections.length === 0) return { places: found }
  const places: PlaceMention[] = []
  const ordinals: number[] = []
  const setAside: NonNullable<ReadyArticle['corrected']>['setAside'] = []
  for (const [ordinal, original] of found.entries()) {
    const { mention, by } = correctMention(original, corrections, where)
    if (by.length > 0) setAside.push({ ordinal, found: original, corrections: by })
    if (!mention) continue
    places.push(mention)
    ordinals.push(ordinal)
  }
  for (const [at, { mention, by }] of madeMentions(texts, places, corrections, where).entries()) {
    const ordinal = FIRST_MADE_ORDINAL + at
    setAside.push({ ordinal, found: null, corrections: by })
    if (!mention) continue
    places.push(mention)
    ordinals.push(ordinal)
  }
  return setAside.length === 0 ? { places: found } : { places, corrected: { ordinals, setAside } }
}

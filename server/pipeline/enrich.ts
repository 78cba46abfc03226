// A normalised item becomes an article ready to be stored: language, places, index terms, hits. Pure but for what the
// gazetteer and the matcher hold; never fails on any text.
import { analyseDocument, indexTerms } from '../../core/text/document.ts'
import { identifyLanguage } from '../../core/text/language.ts'
import type { Gazetteer } from '../gazetteer/gazetteer.ts'
import type { ReadyArticle } from '../store/batch.ts'
import type { Identified } from './identity/identify.ts'
import type { Matcher } from './matcher.ts'
import type { NormalisedItem } from './normalise.ts'
import { findPlaces } from './places.ts'

export type Source = { feed: string; language: string | null; country: string | null }
export type Arrival = { fetchedAt: Date; backlog: boolean }
export type Enrich = (item: Identified<NormalisedItem>, source: Source, arrival: Arrival) => ReadyArticle

export function createEnrich(gazetteer: Gazetteer, matcher: Matcher): Enrich {
  return (item, source, { fetchedAt, backlog }) => {
    const { key, secondKey, contentHash, title, text, html, url, author, publishedAt } = item
    const language = identifyLanguage(`${title}\n${text}`, item.language ?? source.language)
    const places = findPlaces({ title, text, language, feedCountry: source.country }, gazetteer)
    const document = analyseDocument({
      title,
      text,
      language,
      source: source.feed,
      from: source.country ?? '',
      places,
      ...(url === null ? {} : { url }),
      ...(author === null ? {} : { author }),
      ...(publishedAt === null ? {} : { publishedAt: publishedAt.toISOString() }),
    })
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
      author,
      language,
      publishedAt,
      fetchedAt,
      at,
      terms: indexTerms(document),
      places,
      hits,
    }
  }
}

// Articles as a STIX 2.1 bundle: a report for each, with its source as an identity and the places where it happened as locations.
// Every object comes before what refers to it, and once; ids are the same in every export.
import type { PlaceMention } from '../../core/model.ts'
import type { Source, WholeArticle } from '../store/whole.ts'
import { articleName, nameOf } from './ids.ts'

type StixObject = { type: string; id: string } & Record<string, unknown>

// Rasid and the places of the gazetteer have no day of birth, and an object that is the same must have the same.
const EPOCH = '2026-01-01T00:00:00.000Z'
const RASID = `identity--${nameOf('rasid')}`
// Names that the schemas keep for catalogues with ids of a form of their own.
const KEPT_NAMES = new Set(['cve', 'capec'])

export type StixWriter = { head(): string; objects(articles: WholeArticle[]): string; foot(): string }

/** `question`: what tells one bundle from another. Remembers which sources and places it has written. */
export function stixWriter(question: string): StixWriter {
  const written = new Set<string>()
  const once = (object: StixObject): StixObject[] => {
    if (written.has(object.id)) return []
    written.add(object.id)
    return [object]
  }
  return {
    head: () => `{"type":"bundle","id":"bundle--${nameOf('bundle', question)}","objects":[\n${JSON.stringify(rasid())}`,
    objects: (articles) =>
      articles
        .flatMap((whole) => {
          const places = eventLocations(whole)
          const source = sourceOf(whole.source)
          return [...[source, ...places].flatMap(once), reportOf(whole, [source, ...places])]
        })
        .map((object) => `,\n${JSON.stringify(object)}`)
        .join(''),
    foot: () => '\n]}\n',
  }
}

const rasid = (): StixObject => ({
  ...common('identity', RASID, EPOCH),
  name: 'Rasid',
  identity_class: 'system',
})

const sourceOf = ({ title, url, siteUrl, createdAt }: Source): StixObject => ({
  ...common('identity', `identity--${nameOf('feed', url)}`, createdAt),
  created_by_ref: RASID,
  name: title || siteUrl || 'A feed',
  identity_class: 'organization',
  // The site's address and not the feed's, which may hold a key.
  ...(siteUrl ? { external_references: [{ source_name: 'site', url: siteUrl }] } : {}),
})

function eventLocations({ article }: WholeArticle): StixObject[] {
  const found = new Map<string, StixObject>()
  for (const place of article.places) {
    if (place.role !== 'event' || place.kind !== 'name') continue
    const location = locationOf(place)
    found.set(location.id, location)
  }
  return [...found.values()]
}

function locationOf({ geonameId, name, country, admin1, lat, lon }: PlaceMention): StixObject {
  const id =
    geonameId === undefined ? nameOf('place', name, country, `${lat}`, `${lon}`) : nameOf('geonames', `${geonameId}`)
  return {
    ...common('location', `location--${id}`, EPOCH),
    created_by_ref: RASID,
    name,
    latitude: lat,
    longitude: lon,
    ...(country ? { country } : {}),
    // GeoNames' own code of the division, said to be such: STIX would rather have ISO 3166-2.
    ...(geonameId === undefined
      ? {}
      : {
          external_references: [
            {
              source_name: 'geonames',
              external_id: `${geonameId}`,
              url: `https://www.geonames.org/${geonameId}`,
              ...(admin1 ? { description: `First-level division ${country}.${admin1}` } : {}),
            },
          ],
        }),
  }
}

function reportOf(whole: WholeArticle, refs: StixObject[]): StixObject {
  const { article, text, source } = whole
  const name = KEPT_NAMES.has(source.title.toLowerCase()) || source.title === '' ? 'A feed' : source.title
  return {
    ...common('report', `report--${articleName(whole)}`, article.fetchedAt, article.revisedAt),
    created_by_ref: RASID,
    name: article.title || article.lead || 'Untitled',
    ...(text ? { description: text } : {}),
    published: article.publishedAt ?? article.at,
    ...(article.language === 'und' ? {} : { lang: article.language }),
    object_refs: refs.map(({ id }) => id),
    external_references: [
      {
        source_name: name,
        ...(article.url ? { url: article.url } : { description: 'An item of this feed without an address' }),
      },
    ],
  }
}

function common(type: string, id: string, created: string, modified: string | null = null): StixObject {
  return { type, spec_version: '2.1', id, created, modified: modified && modified > created ? modified : created }
}

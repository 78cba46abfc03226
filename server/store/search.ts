// What is asked of history: the query language is answered by candidates from the index and a recheck with the matcher's own
// evaluator, so that history says what the live stream says. They are walked in matching-rows.ts.
import type { PlaceRole } from '../../core/model.ts'
import { asksForPlaces } from '../../core/query/asks.ts'
import type { Query } from '../../core/query/ast.ts'
import { candidates, isAskable } from '../../core/query/candidates.ts'
import { matchQuery } from '../../core/query/match.ts'
import type { PlaceOfDocument } from '../../core/query/place.ts'
import { analyseDocument, type DocumentInput } from '../../core/text/document.ts'
import { ANALYSER_VERSION } from '../../core/text/terms.ts'
import { Prisma } from '../../prisma/generated/client.ts'
import { db } from './client.ts'
import { toId } from './ids.ts'

export type ArticleFilter = {
  query?: Query
  since?: Date
  until?: Date
  place?: number
  /** The part that the place plays; it happened there unless told. */
  role?: PlaceRole
  language?: string
  feed?: string
  alert?: string
  story?: string
}

/** What the recheck reads of a stored article. */
export type FoundRow = {
  id: bigint
  at: Date
  feed_id: bigint
  feed: string
  title: string
  text: string
  url: string | null
  author: string | null
  language: string
  published_at: Date | null
  country: string | null
  /** Read only where the query asks for places. */
  places: PlaceOfDocument[] | null
}

const PLACES = Prisma.sql`(select json_agg(json_strip_nulls(json_build_object('field', m.field, 'start', m.start, 'end', m."end",
  'geonameId', m.geoname_id, 'name', m.name, 'surface', m.surface, 'country', m.country, 'admin1', m.admin1, 'role', m.role, 'kind', m.kind))) from place_mention m where m.article_id = a.id)`

// Each only leaves out what the recheck would: thousands would keep the planner busy for minutes.
const MOST_DEMANDS = 12

/** The column of places, where the query asks for them. */
export const placesFor = (query: Query | undefined) => (query && asksForPlaces(query) ? PLACES : Prisma.sql`null`)

export function matches(query: Query | undefined, row: FoundRow): boolean {
  return query === undefined || matchQuery(query, analyseDocument(toDocument(row))) !== null
}

/** What the analyser reads of a stored article: the same fields that ingest gave it. */
export function toDocument(row: FoundRow): DocumentInput {
  return {
    title: row.title,
    text: row.text,
    language: row.language,
    source: row.feed,
    from: row.country ?? '',
    places: row.places ?? [],
    ...(row.url === null ? {} : { url: row.url }),
    ...(row.author === null ? {} : { author: row.author }),
    ...(row.published_at === null ? {} : { publishedAt: row.published_at.toISOString() }),
  }
}

/** Where a page ends: the next one begins after it. */
export const cursorOf = (row: { at: Date; id: bigint }) => `${row.at.getTime()}-${row.id}`

function readCursor(cursor: string | null): Prisma.Sql | null {
  const parts = /^(\d{1,15})-(\d{1,19})$/.exec(cursor ?? '')
  if (!parts) return null
  return Prisma.sql`(${new Date(Number(parts[1]))}::timestamptz, ${toId(parts[2] as string) ?? 0n})`
}

export function beforeCursor(cursor: string | null): Prisma.Sql {
  const point = readCursor(cursor)
  return point === null ? Prisma.empty : Prisma.sql`and (a.at, a.id) < ${point}`
}

export function notBefore(edge: string | null): Prisma.Sql {
  return edge === null ? Prisma.empty : Prisma.sql`and (a.at, a.id) >= ${readCursor(edge) as Prisma.Sql}`
}

// Candidates are chosen before they are ordered: with a LIMIT in sight the planner would walk back through time instead, which for
// a rare word means through everything.
export function foundRows(
  where: Prisma.Sql,
  batch: number,
  places: Prisma.Sql,
  client: Pick<Prisma.TransactionClient, '$queryRaw'> = db(),
): Promise<FoundRow[]> {
  return client.$queryRaw<FoundRow[]>`
    with found as materialized (select a.id, a.at from article a where ${where}),
    page as (select id from found order by at desc, id desc limit ${batch})
    select a.id, a.at, a.feed_id, f.title as feed, a.title, a.text, a.url, a.author, a.language, a.published_at, f.country,
      ${places} as places
    from page join article a on a.id = page.id join feed f on f.id = a.feed_id order by a.at desc, a.id desc`
}

/** These articles with their places, as a transaction that changed them sees them. */
export const rowsWithPlaces = (tx: Prisma.TransactionClient, ids: bigint[]): Promise<FoundRow[]> =>
  foundRows(Prisma.sql`a.id = any(${ids})`, ids.length, PLACES, tx)

export function window({ since, until }: ArticleFilter): Prisma.Sql {
  const parts = [Prisma.sql`true`]
  if (since) parts.push(Prisma.sql`a.at >= ${since}`)
  if (until) parts.push(Prisma.sql`a.at < ${until}`)
  return Prisma.join(parts, ' and ')
}

export function conditions(filter: ArticleFilter): Prisma.Sql {
  const parts: Prisma.Sql[] = [window(filter)]
  if (filter.language) parts.push(Prisma.sql`a.language = ${filter.language}`)
  if (filter.feed) parts.push(Prisma.sql`a.feed_id = ${toId(filter.feed) ?? -1n}`)
  if (filter.alert)
    parts.push(
      Prisma.sql`exists (select from hit h where h.article_id = a.id and h.alert_id = ${toId(filter.alert) ?? -1n})`,
    )
  // Articles are not gathered into stories yet: none is of any.
  if (filter.story) parts.push(Prisma.sql`false`)
  if (filter.place) {
    parts.push(
      Prisma.sql`exists (select from place_mention m where m.article_id = a.id and m.geoname_id = ${filter.place} and m.role = ${filter.role ?? 'event'})`,
    )
  }
  const terms = filter.query ? termCondition(filter.query) : null
  if (terms !== null) parts.push(terms)
  if (filter.query) parts.push(...demands(filter.query).slice(0, MOST_DEMANDS))
  return Prisma.join(parts, ' and ')
}

/** What every match must have beside its words, as far as a column says it. */
function demands(query: Query): Prisma.Sql[] {
  if (query.kind === 'and') return query.parts.flatMap(demands)
  if (query.kind !== 'meta') return []
  const { name, value } = query
  if (name === 'lang')
    return [
      Prisma.sql`(lower(a.language) = ${value.toLowerCase()} or lower(a.language) like ${`${value.toLowerCase()}-%`})`,
    ]
  if (name === 'from')
    return [Prisma.sql`a.feed_id in (select id from feed where lower(country) = ${value.toLowerCase()})`]
  if (name === 'country') return [mentions(Prisma.sql`m.country = ${value.toUpperCase()}`)]
  if (name !== 'place') return []
  const { area } = query
  if (!area) return [mentions(Prisma.sql`true`)]
  return [
    mentions(Prisma.sql`(m.geoname_id = any(${area.ids}::int4[]) or m.country = any(${area.countries}::text[])
      or m.country || '.' || m.admin1 = any(${area.divisions}::text[]))`),
  ]
}

const mentions = (which: Prisma.Sql) =>
  Prisma.sql`exists (select from place_mention m where m.article_id = a.id and m.kind = 'name' and ${which})`

/** Articles whose terms an older analyser made are always candidates: until they are made anew, nothing goes missing. */
function termCondition(query: Query): Prisma.Sql | null {
  const loose = candidates(query, false)
  const placed = candidates(query, true)
  if (loose === null || placed === null || !isAskable(loose)) return null
  const found = Prisma.sql`(a.terms @@ ${loose}::tsquery or a.analyser < ${ANALYSER_VERSION})`
  if (placed === loose || !isAskable(placed)) return found
  // The index finds by presence; only what it found is unpacked and asked by place.
  return Prisma.sql`${found} and (a.crowded or a.analyser < ${ANALYSER_VERSION} or a.terms @@ ${placed}::tsquery)`
}

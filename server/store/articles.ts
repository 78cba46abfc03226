// Questions about articles: by id, after a cursor, and newest first under a filter. The query language is answered by
// candidates from the index and a recheck with the matcher's own evaluator, so that history says what the live stream says.

import type { Article, ArticleDetail, ArticleHit, Page, PlaceMention } from '../../core/model.ts'
import type { Query } from '../../core/query/ast.ts'
import { candidates } from '../../core/query/candidates.ts'
import { matchQuery } from '../../core/query/match.ts'
import { analyseDocument } from '../../core/text/document.ts'
import { leadOf } from '../../core/text/lead.ts'
import { Prisma } from '../../prisma/generated/client.ts'
import { db } from './client.ts'
import { toId } from './ids.ts'

export type ArticleFilter = {
  query?: Query
  since?: Date
  until?: Date
  place?: number
  language?: string
  feed?: string
  alert?: string
}

type ArticleRow = {
  id: bigint
  feed_id: bigint
  feed: string
  title: string
  text: string
  url: string | null
  author: string | null
  language: string
  published_at: Date | null
  fetched_at: Date
  at: Date
  places: PlaceMention[] | null
  hits: ArticleHit[] | null
}

// A lead is about 320 characters; its row needs little more than that.
const LEAD_TEXT = Prisma.sql`left(a.text, 700)`
const WHOLE_TEXT = Prisma.sql`a.text`
const RECHECK_BATCH = 200

/** Articles after the cursor, oldest first, at most `limit`. Ids grow in commit order, so none is stepped over. */
export async function articlesSince(cursor: string, limit: number): Promise<Article[]> {
  const after = toId(cursor) ?? 0n
  const rows = await articleRows(LEAD_TEXT, Prisma.sql`where a.id > ${after}`, Prisma.sql`order by a.id limit ${limit}`)
  return rows.map(toArticle)
}

/** The newest cursor there is; "0" in an empty store. */
export async function newestCursor(): Promise<string> {
  const [row] = await db().$queryRaw<{ id: bigint }[]>`select coalesce(max(id), 0) as id from article`
  return String(row?.id ?? 0)
}

export async function articlesById(ids: bigint[]): Promise<Map<string, Article>> {
  if (ids.length === 0) return new Map()
  const rows = await articleRows(LEAD_TEXT, Prisma.sql`where a.id = any(${ids})`, Prisma.empty)
  return new Map(rows.map((row) => [String(row.id), toArticle(row)]))
}

/** One article, whole, or null. */
export async function findArticle(id: string): Promise<ArticleDetail | null> {
  const key = toId(id)
  if (key === null) return null
  const [row] = await articleRows(WHOLE_TEXT, Prisma.sql`where a.id = ${key}`, Prisma.empty)
  if (!row) return null
  const extra = await db().article.findUnique({ where: { id: key }, select: { html: true } })
  return { ...toArticle(row), text: row.text, html: extra?.html ?? null, author: row.author }
}

/** One page, newest first. `cursor` is a page's `next`; a cursor that is not one starts at the newest. */
export async function listArticles(
  filter: ArticleFilter,
  limit: number,
  cursor: string | null,
): Promise<Page<Article>> {
  const items: Article[] = []
  let after = cursor
  for await (const row of matchingRows(filter, after, filter.query ? Math.max(limit, RECHECK_BATCH) : limit + 1)) {
    if (items.length === limit) return { items, next: after }
    items.push(toArticle(row))
    after = pageCursor(row)
  }
  return { items, next: null }
}

/** Every row that the filter lets through, newest first, in batches; the caller stops when it has enough. */
export async function* matchingRows(
  filter: ArticleFilter,
  cursor: string | null,
  batch: number,
): AsyncGenerator<ArticleRow> {
  const where = conditions(filter)
  for (let after = cursor; ; ) {
    const page = after === null ? Prisma.empty : afterCursor(after)
    const rows = await articleRows(
      filter.query ? WHOLE_TEXT : LEAD_TEXT,
      Prisma.sql`where ${where} ${page}`,
      Prisma.sql`order by a.at desc, a.id desc limit ${batch}`,
    )
    for (const row of rows) if (!filter.query || matches(filter.query, row)) yield row
    const last = rows.at(-1)
    if (!last || rows.length < batch) return
    after = pageCursor(last)
  }
}

function matches(query: Query, row: ArticleRow): boolean {
  return matchQuery(query, analyseDocument(toDocument(row))) !== null
}

/** What the analyser reads of a stored article: the same fields that ingest gave it. */
export function toDocument(row: {
  title: string
  text: string
  language: string
  feed: string
  url: string | null
  author: string | null
  published_at: Date | null
}) {
  return {
    title: row.title,
    text: row.text,
    language: row.language,
    source: row.feed,
    ...(row.url === null ? {} : { url: row.url }),
    ...(row.author === null ? {} : { author: row.author }),
    ...(row.published_at === null ? {} : { publishedAt: row.published_at.toISOString() }),
  }
}

function conditions(filter: ArticleFilter): Prisma.Sql {
  const parts: Prisma.Sql[] = [Prisma.sql`true`]
  if (filter.since) parts.push(Prisma.sql`a.at >= ${filter.since}`)
  if (filter.until) parts.push(Prisma.sql`a.at < ${filter.until}`)
  if (filter.language) parts.push(Prisma.sql`a.language = ${filter.language}`)
  if (filter.feed) parts.push(Prisma.sql`a.feed_id = ${toId(filter.feed) ?? -1n}`)
  if (filter.alert)
    parts.push(
      Prisma.sql`exists (select from hit h where h.article_id = a.id and h.alert_id = ${toId(filter.alert) ?? -1n})`,
    )
  if (filter.place) {
    parts.push(
      Prisma.sql`exists (select from place_mention m where m.article_id = a.id and m.geoname_id = ${filter.place} and m.role = 'event')`,
    )
  }
  const index = filter.query ? candidates(filter.query) : null
  if (index !== null) parts.push(Prisma.sql`a.terms @@ ${index}::tsquery`)
  return Prisma.join(parts, ' and ')
}

const pageCursor = (row: ArticleRow) => `${row.at.getTime()}-${row.id}`

function afterCursor(cursor: string): Prisma.Sql {
  const parts = /^(\d{1,15})-(\d{1,19})$/.exec(cursor)
  if (!parts) return Prisma.empty
  return Prisma.sql`and (a.at, a.id) < (${new Date(Number(parts[1]))}::timestamptz, ${toId(parts[2] as string) ?? 0n})`
}

function articleRows(text: Prisma.Sql, where: Prisma.Sql, tail: Prisma.Sql): Promise<ArticleRow[]> {
  return db().$queryRaw<ArticleRow[]>`
    select a.id, a.feed_id, f.title as feed, a.title, ${text} as text, a.url, a.author, a.language, a.published_at, a.fetched_at, a.at,
      (select json_agg(json_strip_nulls(json_build_object('field', m.field, 'start', m.start, 'end', m."end", 'surface', m.surface,
        'kind', m.kind, 'role', m.role, 'geonameId', m.geoname_id, 'name', m.name, 'country', m.country, 'admin1', m.admin1,
        'lat', m.lat, 'lon', m.lon, 'score', m.score)) order by m.ordinal) from place_mention m where m.article_id = a.id) as places,
      (select json_agg(json_build_object('alertId', h.alert_id::text, 'spans', h.spans) order by h.id)
        from hit h where h.article_id = a.id) as hits
    from article a join feed f on f.id = a.feed_id ${where} ${tail}`
}

export function toArticle(row: ArticleRow): Article {
  return {
    id: String(row.id),
    cursor: String(row.id),
    feedId: String(row.feed_id),
    feed: row.feed,
    title: row.title,
    lead: leadOf(row.text),
    url: row.url,
    language: row.language,
    publishedAt: row.published_at?.toISOString() ?? null,
    fetchedAt: row.fetched_at.toISOString(),
    at: row.at.toISOString(),
    places: row.places ?? [],
    hits: row.hits ?? [],
    storyId: null,
  }
}

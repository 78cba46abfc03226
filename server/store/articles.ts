// Questions about articles: by id, after a cursor, and newest first under a filter; rows become articles at this door.

import type { Article, ArticleDetail, ArticleHit, Page, PlaceMention, Revision } from '../../core/model.ts'
import { unpackHtml } from '../../core/text/html.ts'
import { leadOf } from '../../core/text/lead.ts'
import { Prisma } from '../../prisma/generated/client.ts'
import { db } from './client.ts'
import { toId } from './ids.ts'
import { matchingRows } from './matching-rows.ts'
import { MENTION_JSON } from './mention-rows.ts'
import { type ArticleFilter, cursorOf, type FoundRow } from './search.ts'
import { thumbnailOf } from './thumbnails.ts'

export type ArticleRow = Omit<FoundRow, 'country' | 'places'> & {
  image: string | null
  fetched_at: Date
  revised_at: Date | null
  places: PlaceMention[] | null
  hits: ArticleHit[] | null
}

// A lead is about 320 characters; its row needs little more than that.
const LEAD_TEXT = Prisma.sql`left(a.text, 700)`
export const WHOLE_TEXT = Prisma.sql`a.text`
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
  const revisions = row.revised_at ? await revisionsOf(key) : []
  const html = extra?.html ? unpackHtml(extra.html, row.text) : null
  return { ...toArticle(row), text: row.text, html, author: row.author, revisions }
}

/** What an article said before, oldest first. */
async function revisionsOf(articleId: bigint): Promise<Revision[]> {
  const rows = await db().revision.findMany({ where: { articleId }, orderBy: { id: 'asc' } })
  return rows.map(({ title, text, since, at }) => ({
    title,
    text,
    since: since.toISOString(),
    until: at.toISOString(),
  }))
}

/** One page, newest first. `cursor` is a page's `next`; a cursor that is not one starts at the newest. */
export async function listArticles(
  filter: ArticleFilter,
  limit: number,
  cursor: string | null,
): Promise<Page<Article>> {
  const found: FoundRow[] = []
  let next: string | null = null
  for await (const row of matchingRows(filter, cursor, filter.query ? Math.max(limit + 1, RECHECK_BATCH) : limit + 1)) {
    if (found.length === limit) {
      next = cursorOf(found.at(-1) as FoundRow)
      break
    }
    found.push(row)
  }
  return { items: await articlesInOrder(found.map(({ id }) => id)), next }
}

/** The articles with these ids, in the order of the ids; those that are gone are left out. */
export async function articlesInOrder(ids: bigint[]): Promise<Article[]> {
  const articles = await articlesById(ids)
  return ids.flatMap((id) => articles.get(String(id)) ?? [])
}

/** `more`: further columns, each after a comma. */
export function articleRows<T extends ArticleRow>(
  text: Prisma.Sql,
  where: Prisma.Sql,
  tail: Prisma.Sql,
  more = Prisma.empty,
): Promise<T[]> {
  return db().$queryRaw<T[]>`
    select a.id, a.feed_id, f.title as feed, a.title, ${text} as text, a.url, a.image, a.author, a.language, a.published_at, a.fetched_at, a.at, a.revised_at,
      (select json_agg(${MENTION_JSON} order by m.ordinal) from place_mention m where m.article_id = a.id) as places,
      (select json_agg(json_build_object('alertId', h.alert_id::text, 'spans', h.spans) order by h.id)
        from hit h where h.article_id = a.id) as hits ${more}
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
    thumbnail: thumbnailOf(String(row.id), row.image),
    language: row.language,
    publishedAt: row.published_at?.toISOString() ?? null,
    fetchedAt: row.fetched_at.toISOString(),
    at: row.at.toISOString(),
    revisedAt: row.revised_at?.toISOString() ?? null,
    places: row.places ?? [],
    hits: row.hits ?? [],
    storyId: null,
  }
}

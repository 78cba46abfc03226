// Articles with everything that leaves the house: the whole text, and what is known of their source. Read by id.
import type { Article } from '../../core/model.ts'
import { unpackHtml } from '../../core/text/html.ts'
import { Prisma } from '../../prisma/generated/client.ts'
import { type ArticleRow, articleRows, toArticle, WHOLE_TEXT } from './articles.ts'

export type Source = { id: string; title: string; url: string; siteUrl: string | null; createdAt: string }

export type WholeArticle = {
  article: Article
  /** What tells it from others of its feed. */
  key: string
  text: string
  author: string | null
  /** Null where there is none, where it is longer than was asked for, and where it was not asked for. */
  html: string | null
  source: Source
}

type WholeRow = ArticleRow & {
  key: string
  html: string | null
  feed_url: string
  site_url: string | null
  feed_created_at: Date
}

/** In the order of the ids; those that are gone are left out. `longestHtml`: in characters; 0 reads none. */
export async function wholeArticles(ids: bigint[], longestHtml: number): Promise<WholeArticle[]> {
  if (ids.length === 0) return []
  const html =
    longestHtml === 0 ? Prisma.sql`null` : Prisma.sql`case when length(a.html) <= ${longestHtml} then a.html end`
  const rows = await articleRows<WholeRow>(
    WHOLE_TEXT,
    Prisma.sql`where a.id = any(${ids})`,
    Prisma.empty,
    Prisma.sql`, a.key, ${html} as html, f.url as feed_url, f.site_url, f.created_at as feed_created_at`,
  )
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => {
    const row = byId.get(id)
    return row ? [toWhole(row, longestHtml)] : []
  })
}

function toWhole(row: WholeRow, longestHtml: number): WholeArticle {
  const html = row.html && unpackHtml(row.html, row.text)
  return {
    article: toArticle(row),
    key: row.key,
    text: row.text,
    author: row.author,
    html: html !== null && html.length <= longestHtml ? html : null,
    source: {
      id: String(row.feed_id),
      title: row.feed,
      url: row.feed_url,
      siteUrl: row.site_url,
      createdAt: row.feed_created_at.toISOString(),
    },
  }
}

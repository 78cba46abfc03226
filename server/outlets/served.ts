// One outlet as it is asked for over HTTP: found by the secret end of its address, written anew from the store, with validators that let
// a reader who has it already go without. Null when there is no such outlet, whatever the reason.

import { createHash } from 'node:crypto'
import type { Outlet, OutletFormat } from '../../core/outlets.ts'
import { parseQuery } from '../../core/query/parse.ts'
import { listArticles } from '../store/articles.ts'
import { changedSince, findOutlet } from '../store/outlets.ts'
import type { ArticleFilter } from '../store/search.ts'
import { hashOf } from '../store/secrets.ts'
import { type WholeArticle, wholeArticles } from '../store/whole.ts'
import { LONGEST_HTML } from './content.ts'
import { FEED_TYPES, writeFeed } from './feed.ts'

const NEWEST = 100
const ADDRESS = /^([A-Za-z0-9_-]{43})(?:\.(rss|atom|json))?$/

export type Served = { body: string; type: string; etag: string; lastModified: Date }

export type FoundOutlet = { outlet: Outlet; extension: OutletFormat | undefined }

/** The outlet of the last part of an address, `secret` or `secret.atom`. */
export async function outletAt(address: string): Promise<FoundOutlet | null> {
  const parts = ADDRESS.exec(address)
  if (!parts) return null
  const outlet = await findOutlet(hashOf(parts[1] as string))
  return outlet && { outlet, extension: parts[2] as OutletFormat | undefined }
}

export async function serve(outlet: Outlet, format: OutletFormat): Promise<Served | null> {
  const { items } = await listArticles(filterOf(outlet), NEWEST, null)
  const articles = await wholeArticles(
    items.map(({ id }) => BigInt(id)),
    LONGEST_HTML,
  )
  const changedAt = await changedSince(outlet.id, saidBy(outlet, articles))
  if (!changedAt) return null
  const body = writeFeed(outlet, format, articles, changedAt)
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`
  return { body, type: FEED_TYPES[format], etag, lastModified: changedAt }
}

/** Of everything that a reader could see, in whatever format. */
function saidBy({ name }: Outlet, articles: WholeArticle[]): Uint8Array<ArrayBuffer> {
  const seen = articles.map(({ article, key, text, author, html, source }) => [
    source.url,
    source.title,
    key,
    article.title,
    article.url,
    article.language,
    article.publishedAt ?? article.at,
    author,
    text,
    html,
  ])
  return hashOf(JSON.stringify([name, seen]))
}

function filterOf({ query, alertId, place, role, language, feedId }: Outlet): ArticleFilter {
  const parsed = query === null ? null : parseQuery(query)
  // It was checked when it was stored: a language that no longer reads it is a fault of ours.
  if (parsed && !parsed.ok) throw new Error(`The query of an outlet cannot be read: ${parsed.error}`)
  return {
    ...(parsed ? { query: parsed.query } : {}),
    ...(alertId === null ? {} : { alert: alertId }),
    ...(place === null ? {} : { place }),
    ...(role === null ? {} : { role }),
    ...(language === null ? {} : { language }),
    ...(feedId === null ? {} : { feed: feedId }),
  }
}

/** Whether a reader's copy, as its conditions name it, is what would be served. The entity tag counts where there is one. */
export function isUnchanged(headers: Headers, { etag, lastModified }: Served): boolean {
  const tags = headers.get('if-none-match')
  if (tags !== null) return tags.split(',').some((tag) => ['*', etag].includes(tag.trim().replace(/^W\//, '')))
  const since = Date.parse(headers.get('if-modified-since') ?? '')
  return since >= Math.floor(lastModified.getTime() / 1000) * 1000
}

// The text of a feed becomes its items: RSS, RDF, Atom, JSON Feed. feedsmith reads whole documents; what it refuses goes to
// the salvage reader, which returns every whole item. Never throws.
import { parseFeed as readDocument } from 'feedsmith'
import { readDate } from './dates.ts'
import { type AnyItem, itemFields } from './parse-item.ts'
import { plainText } from './plain-text.ts'
import { salvage } from './salvage.ts'
import { sanitise } from './sanitise.ts'

export type ParsedItem = {
  id?: string
  url?: string
  title?: string
  summary?: string
  html?: string
  text?: string
  /** ISO 8601 UTC. */
  publishedAt?: string
  updatedAt?: string
  author?: string
  categories?: string[]
  enclosures?: { url: string; type?: string; length?: number }[]
  language?: string
}
export type ParsedFeed = {
  format: string
  feed: {
    title?: string
    link?: string
    language?: string
    description?: string
    hub?: string
    self?: string
    ttlMinutes?: number
  }
  items: ParsedItem[]
  warnings: string[]
}
export type AnyFeed = { format: string; feed: Record<string, unknown>; warnings?: string[] }

const MOST_ITEMS = 2_000

export function parseFeed(
  text: string,
  options: { contentType?: string; baseUrl?: string } = {},
): ParsedFeed | { error: string } {
  const document = read(text)
  if ('error' in document) return document
  const { format, warnings = [] } = document
  const feed = feedFields(document.feed, options.baseUrl)
  const listed = (document.feed.items ?? document.feed.entries ?? []) as AnyItem[]
  if (listed.length > MOST_ITEMS) warnings.push(`only the first ${MOST_ITEMS} of ${listed.length} items were read`)
  const base = options.baseUrl ?? feed.link
  const items = listed.slice(0, MOST_ITEMS).map((item) => finish(itemFields(item), base, feed.language))
  return { format, feed, items, warnings }
}

function read(text: string): AnyFeed | { error: string } {
  const body = text.replace(/^[\s\ufeff]+/, '').replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '')
  if (body === '') return { error: 'The feed is empty.' }
  try {
    return readDocument(body) as AnyFeed
  } catch {
    const saved = salvage(body)
    if (saved) return saved
    return {
      error: /^<!doctype html|^<html/i.test(body)
        ? 'This address answered with a web page, not a feed.'
        : 'This is not a feed that can be read.',
    }
  }
}

function feedFields(feed: Record<string, unknown>, base: string | undefined): ParsedFeed['feed'] {
  const links = (feed.links ?? (feed.atom as { links?: unknown } | undefined)?.links ?? []) as {
    href?: string
    rel?: string
  }[]
  const byRel = (rel: string) => links.find((link) => (link.rel ?? 'alternate') === rel)?.href
  const text = (value: unknown) =>
    plain(typeof value === 'object' && value !== null ? (value as { value?: unknown }).value : value)
  const language = (feed.language ??
    (feed.xml as { lang?: string } | undefined)?.lang ??
    (feed.dc as { languages?: string[] } | undefined)?.languages?.[0]) as string | undefined
  return compact({
    title: text(feed.title),
    link: resolve(
      (feed.link as string | undefined) ?? (feed.home_page_url as string | undefined) ?? byRel('alternate'),
      base,
    ),
    language: language?.trim(),
    description: text(feed.description ?? feed.subtitle ?? feed.tagline),
    hub: byRel('hub'),
    self: resolve(byRel('self') ?? (feed.feed_url as string | undefined), base),
    ttlMinutes: typeof feed.ttl === 'number' ? feed.ttl : undefined,
  })
}

type Raw = ReturnType<typeof itemFields>

function finish(raw: Raw, base: string | undefined, feedLanguage: string | undefined): ParsedItem {
  const body = raw.html ?? raw.summary
  const html = body === undefined ? undefined : sanitise(body, raw.base ?? base)
  return compact({
    id: raw.id,
    url: resolve(raw.url, raw.base ?? base),
    title: plain(raw.title),
    summary: raw.summary === undefined ? undefined : sanitise(raw.summary, raw.base ?? base),
    html,
    text: html === undefined ? undefined : plainText(html),
    publishedAt: readDate(raw.published)?.toISOString(),
    updatedAt: readDate(raw.updated)?.toISOString(),
    author: raw.author?.trim(),
    categories: raw.categories.length > 0 ? raw.categories : undefined,
    enclosures:
      raw.enclosures.length > 0
        ? raw.enclosures.map((enclosure) => ({ ...enclosure, url: resolve(enclosure.url, base) ?? enclosure.url }))
        : undefined,
    language: raw.language ?? feedLanguage,
  })
}

/** Text of a title or name: markup and white space out. */
function plain(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined
  return plainText(value).replace(/\n/g, ' ') || undefined
}

function resolve(url: string | undefined, base: string | undefined): string | undefined {
  const written = url?.trim()
  if (!written) return undefined
  if (URL.canParse(written)) return new URL(written).href
  return base && URL.canParse(written, base) ? new URL(written, base).href : undefined
}

/** Absent is absent. */
function compact<T extends Record<string, unknown>>(value: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }
}

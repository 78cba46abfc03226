// The text of a feed becomes its items: RSS, RDF, Atom, JSON Feed, sitemaps, OPML, whole or broken. Never throws; what is none
// of these is an error in words. Fields are cleaned here: HTML harmless, addresses absolute, dates ISO 8601, absent is absent.
import type { Point } from '../gazetteer/distance.ts'
import { readDate } from './dates.ts'
import { digestOf, entryOf, type Known, knownIn, type Listing, NOTHING_KNOWN } from './identity/listing.ts'
import { readJsonFeed } from './parse/json-feed.ts'
import { languageTag } from './parse/language.ts'
import { pictureOf } from './parse/picture.ts'
import type { Body, RawItem } from './parse/raw-item.ts'
import { joinPairs, windowsCharacter } from './parse/references.ts'
import { feedsWithin, isPage } from './parse/within.ts'
import { type RawFeed, readXmlFeed } from './parse/xml-feed.ts'
import { plainText } from './plain-text.ts'
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
  /** The picture that stands for it. */
  image?: string
  /** Where it says that it happened, in degrees; not where its feed is at home. */
  point?: Point
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
    /** By the syndication module: how often it says that it changes. */
    updateMinutes?: number
    /** Hours (0–23) and days (0 Sunday … 6) of UTC in which nobody need ask. */
    skipHours?: number[]
    skipDays?: number[]
    /** Where older items stand (RFC 5005). */
    older?: string
  }
  items: ParsedItem[]
  warnings: string[]
}
export type ParseOptions = { contentType?: string; baseUrl?: string }
/** A parsed feed with what tells each of its items from what was listed before. */
export type ParsedListing = ParsedFeed & {
  listing: Listing
  /** Whether an item stands there as it did before: then only what identifies it was read. */
  unchanged: boolean[]
  /** All that is listed stands there as before: then no item was read. */
  allKnown: boolean
  /** The document ends in the middle: there is more at its server. */
  cut: boolean
}

// A document past these is not news but a dump or an attack; the items of the longest honest news sitemap are 1,000.
const MOST_ITEMS = 2_000
const MOST_CHARACTERS = 16 * 1024 * 1024
const MOST_PARTS = 100

export function parseFeed(text: string, options: ParseOptions = {}): ParsedFeed | { error: string } {
  const read = readFeed(text, options)
  if ('error' in read) return read
  const { format, warnings } = read
  const feed = finishFeed(read.feed)
  return { format, feed, items: read.items.map((item) => finishItem(item, feed.language)), warnings }
}

/** The same, but of what `before` lists in the same words only guid, link, title and date: cleaning is most of the work. */
export function parseListing(text: string, options: ParseOptions, before: Listing): ParsedListing | { error: string } {
  const known = knownIn(before)
  const read = readFeed(text, options, known)
  if ('error' in read) return read
  const { format, warnings, cut = false, digests = read.items.map((item) => digestOf(JSON.stringify(item))) } = read
  const feed = finishFeed(read.feed)
  if (digests.length > read.items.length) {
    const listing = digests.flatMap((digest) => known.get(digest) ?? [])
    return { format, feed, items: [], warnings, listing, unchanged: [], allKnown: true, cut }
  }
  const listing = digests.map((digest, index) => known.get(digest) ?? entryOf(read.items[index] as RawItem, digest))
  // Without a title it is named by its text, which must be read for that.
  const unchanged = digests.map((digest, index) => known.has(digest) && isSeen(read.items[index]?.title))
  const items = read.items.map((item, index) =>
    finishItem(unchanged[index] ? { ...item, summary: undefined, content: undefined } : item, feed.language),
  )
  return { format, feed, items, warnings, listing, unchanged, allKnown: false, cut }
}

/** The feed as it stands there, not cleaned yet. */
function readFeed(text: string, options: ParseOptions, known: Known = NOTHING_KNOWN): RawFeed | { error: string } {
  const body = legible(text.slice(0, MOST_CHARACTERS))
  if (body === '') return { error: 'The feed is empty.' }
  const raw = firstRead(body, options.baseUrl, known)
  if (!raw)
    return {
      error: isPage(body)
        ? 'This address answered with a web page, not a feed.'
        : 'This is not a feed that can be read.',
    }
  if (text.length > MOST_CHARACTERS) raw.warnings.push('the document is too long; its end was not read')
  return raw
}

function firstRead(body: string, base: string | undefined, known: Known): RawFeed | undefined {
  for (const text of feedsWithin(body)) {
    const read = text.startsWith('{') ? readJsonFeed : readXmlFeed
    const raw = read(text, base, MOST_ITEMS, known)
    // A page may hold what looks like the frame of a feed.
    if (raw && (raw.items.length > 0 || raw.digests?.length || !isPage(body))) return raw
  }
  return undefined
}

/** Without what XML forbids and no text needs; U+0080–U+009F are what windows-1252 has there. */
function legible(text: string): string {
  const body = text.replace(/^[\s\ufeff]+/, '')
  if (!/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u0080-\u009f]/.test(body)) return body
  return body
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '')
    .replace(/[\u0080-\u009f]/g, (letter) => windowsCharacter(letter.charCodeAt(0)))
}

function finishFeed(raw: RawFeed['feed']): ParsedFeed['feed'] {
  return compact({
    ...raw,
    title: plain(raw.title),
    description: plain(raw.description),
    language: languageTag(raw.language),
  })
}

function finishItem(raw: RawItem, feedLanguage: string | undefined): ParsedItem {
  const summary = harmless(raw.summary)
  const body = bestOf(harmless(raw.content), summary)
  const enclosures = listed(
    raw.enclosures.flatMap(({ url, type, length }) => (url ? compact({ url, type, length }) : [])),
  )
  const language = raw.language === '' ? undefined : (languageTag(raw.language) ?? feedLanguage)
  const categories = distinct(raw.categories.flatMap((category) => plain(category) ?? []))
  return compact({
    id: raw.id,
    url: raw.url,
    title: plain(raw.title),
    summary,
    html: body.html,
    text: body.text,
    publishedAt: firstDate(raw.published, language),
    updatedAt: firstDate(raw.updated, language),
    author: plain(raw.author),
    categories: categories.length > 0 ? categories : undefined,
    enclosures: enclosures.length > 0 ? enclosures : undefined,
    language,
    image: pictureOf(raw.image, enclosures, body.html),
    point: raw.point,
  })
}

/** The content, unless it shows nothing and the summary does. */
function bestOf(content: string | undefined, summary: string | undefined): { html?: string; text?: string } {
  const html = content ?? summary
  if (html === undefined) return {}
  const text = plainText(html)
  if (text !== '') return { html, text }
  return content !== undefined && summary !== undefined && !content.includes('<img')
    ? bestOf(undefined, summary)
    : { html }
}

const harmless = (body: Body | undefined) =>
  body === undefined ? undefined : sanitise(joinPairs(body.html), body.base).trim() || undefined

function firstDate(candidates: (string | undefined)[], language: string | undefined): string | undefined {
  for (const written of candidates) {
    const date = written === undefined ? undefined : readDate(written, language)
    if (date) return date.toISOString()
  }
  return undefined
}

// Letters of a title that are none: of no width, with nothing else beside them; and those that turn the rest of the line around.
const UNSEEN = /^[\s\p{Cf}]*$/u
const TURNING = /[\u202d\u202e]/g

/** Text of a title or name: markup and white space out. */
function plain(html: string | undefined): string | undefined {
  if (html === undefined) return undefined
  const text = plainText(joinPairs(html)).replace(/\n/g, ' ').replace(TURNING, '')
  return UNSEEN.test(text) ? undefined : text
}

/** Whether anybody sees anything of a title; what has letters and no markup needs no reading for that. */
const isSeen = (html: string | undefined) =>
  html !== undefined && ((/[\p{L}\p{N}]/u.test(html) && !/[<&]/.test(html)) || plain(html) !== undefined)

const distinct = (words: string[]) => [...new Set(words)].slice(0, MOST_PARTS)

/** Each address once. */
function listed<T extends { url?: string }>(enclosures: T[]): { url: string; type?: string; length?: number }[] {
  const byUrl = new Map<string, T & { url: string }>()
  for (const one of enclosures)
    if (one.url !== undefined && !byUrl.has(one.url)) byUrl.set(one.url, { ...one, url: one.url })
  return [...byUrl.values()].slice(0, MOST_PARTS)
}

/** Absent is absent. */
function compact<T extends Record<string, unknown>>(value: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const kept: { [K in keyof T]?: Exclude<T[K], undefined> } = {}
  for (const key in value) if (value[key] !== undefined) kept[key] = value[key] as Exclude<T[typeof key], undefined>
  return kept
}

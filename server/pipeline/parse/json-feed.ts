// The text of a JSON Feed becomes its raw feed and items; of one that is cut off or ill-formed, every whole item. Undefined when
// it is none. Never throws.
import { allKnown, digestOf, type Known, NOTHING_KNOWN } from '../identity/listing.ts'
import { isOldestFirst } from './latest.ts'
import { plainAsHtml } from './markup.ts'
import { type Body, lengthOf, type RawItem } from './raw-item.ts'
import { resolved } from './value.ts'
import type { RawFeed } from './xml-feed.ts'

type Fields = Record<string, unknown>

export function readJsonFeed(
  text: string,
  outside: string | undefined,
  mostItems: number,
  known: Known = NOTHING_KNOWN,
): RawFeed | undefined {
  const read = parsed(text) ?? parsed(text.slice(0, Math.max(0, objectEnd(text, 0)))) ?? salvaged(text, mostItems)
  if (!isFields(read)) return undefined
  const items = list(read.items).filter(isFields)
  const title = string(read.title)
  if (!Array.isArray(read.items) || (items.length === 0 && title === undefined)) return undefined
  const link = resolved(string(read.home_page_url), outside)
  const base = outside ?? resolved(string(read.feed_url), undefined) ?? link
  const more = items.length > mostItems
  const last = more && isOldestFirst(string(items[0]?.date_published), string(items.at(-1)?.date_published))
  const listed = last ? items.slice(-mostItems) : items.slice(0, mostItems)
  const digests = listed.map((item) => digestOf(JSON.stringify(item)))
  return {
    format: 'json',
    feed: {
      title: plainAsHtml(title),
      link,
      language: string(read.language),
      description: plainAsHtml(string(read.description)),
      hub: resolved(string(list(read.hubs).filter(isFields)[0]?.url), outside),
      self: resolved(string(read.feed_url), outside),
      older: resolved(string(read.next_url), outside),
    },
    items: allKnown(digests, known) ? [] : listed.map((item) => readItem(item, base, authorOf(read))),
    digests,
    cut: read.salvaged === true,
    warnings: [
      ...(read.salvaged === true ? ['the document is broken; whole items were saved'] : []),
      ...(more ? [`only the ${last ? 'last' : 'first'} ${mostItems} items were read`] : []),
    ],
  }
}

function readItem(item: Fields, base: string | undefined, feedAuthor: string | undefined): RawItem {
  const language = string(item.language)
  const body = (html: string | undefined): Body | undefined => (html ? { html, base, language } : undefined)
  return {
    id: typeof item.id === 'number' ? String(item.id) : string(item.id),
    url: resolved(string(item.url), base) ?? resolved(string(item.external_url), base),
    title: plainAsHtml(string(item.title)),
    summary: body(plainAsHtml(string(item.summary))),
    content: body(string(item.content_html) ?? plainAsHtml(string(item.content_text))),
    published: [string(item.date_published)],
    updated: [string(item.date_modified)],
    author: authorOf(item) ?? feedAuthor,
    categories: list(item.tags).map(string),
    enclosures: list(item.attachments)
      .filter(isFields)
      .map(({ url, mime_type, size_in_bytes }) => ({
        url: resolved(string(url), base),
        type: string(mime_type),
        length: typeof size_in_bytes === 'number' ? lengthOf(size_in_bytes) : undefined,
      })),
    language,
    image: resolved(string(item.image), base) ?? resolved(string(item.banner_image), base),
  }
}

function authorOf(of: Fields): string | undefined {
  for (const author of [...list(of.authors), of.author]) {
    const name = isFields(author) ? (string(author.name) ?? string(author.url)) : string(author)
    if (name) return name
  }
  return undefined
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
// Escapes can write what no text needs and no database takes: control characters, halves of pairs.
const string = (value: unknown) =>
  typeof value === 'string'
    ? value
        .toWellFormed()
        .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '')
        .trim() || undefined
    : undefined

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The fields before `items`, and of the items those that are whole. */
function salvaged(text: string, mostItems: number): Fields | undefined {
  const opening = /"items"\s*:\s*\[/.exec(text)
  if (!opening) return undefined
  const head = text.slice(0, opening.index).replace(/,\s*$/, '')
  const feed = parsed(`${head}}`)
  const items: unknown[] = []
  let at = opening.index + opening[0].length
  while (items.length <= mostItems) {
    const open = text.indexOf('{', at)
    const end = open === -1 ? -1 : objectEnd(text, open)
    if (end === -1) break
    const item = parsed(tidied(text.slice(open, end)))
    if (item !== undefined) items.push(item)
    at = end
  }
  return { ...(isFields(feed) ? feed : {}), items, salvaged: true }
}

/** The offset after the object opened at `open`; -1 when the document ends inside it. */
function objectEnd(text: string, open: number): number {
  let depth = 0
  let quoted = false
  for (let at = open; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 92) at++
    else if (code === 34) quoted = !quoted
    else if (quoted) continue
    else if (code === 123) depth++
    else if (code === 125 && --depth === 0) return at + 1
  }
  return -1
}

/** Line ends inside strings and commas before a closing bracket: the two slips of JSON written by hand. */
const tidied = (text: string) => text.replace(/[\r\n\t]/g, ' ').replace(/,\s*([}\]])/g, '$1')

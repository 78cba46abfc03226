// One item as feedsmith gives it, of any format, becomes the same few raw fields. Pure; absent is undefined.

export type AnyItem = Record<string, unknown>
type Valued = { value?: string; type?: string; mode?: string }
type Link = { href?: string; rel?: string; type?: string; length?: number }

export type RawItem = {
  id: string | undefined
  url: string | undefined
  title: string | undefined
  summary: string | undefined
  html: string | undefined
  published: string | undefined
  updated: string | undefined
  author: string | undefined
  categories: string[]
  enclosures: { url: string; type?: string; length?: number }[]
  language: string | undefined
  base: string | undefined
}

export function itemFields(item: AnyItem): RawItem {
  const dc = (item.dc ?? {}) as { creators?: string[]; dates?: string[]; languages?: string[]; subjects?: string[] }
  const links = (item.links ?? []) as Link[]
  const guid = item.guid as { value?: string; isPermaLink?: boolean } | undefined
  const xml = (item.xml ?? {}) as { lang?: string; base?: string }
  const encoded = (item.content as { encoded?: string } | undefined)?.encoded
  return {
    id: guid?.value ?? (item.id as string | undefined) ?? (item.rdf as { about?: string } | undefined)?.about,
    url:
      (item.link as string | undefined) ??
      (item.url as string | undefined) ??
      alternate(links) ??
      (guid?.isPermaLink === false ? undefined : httpOnly(guid?.value)),
    title: markup(item.title),
    summary: markup(item.description ?? item.summary),
    html: encoded ?? markup(item.content) ?? (item.content_html as string | undefined) ?? escaped(item.content_text),
    published: (item.pubDate ?? item.published ?? item.date_published ?? item.issued ?? dc.dates?.[0]) as
      | string
      | undefined,
    updated: (item.updated ?? item.modified ?? item.date_modified) as string | undefined,
    author: authorOf(item) ?? dc.creators?.[0],
    categories: namesOf(
      (item.categories ?? item.tags ?? dc.subjects ?? []) as (
        | string
        | { name?: string; term?: string; label?: string }
      )[],
    ),
    enclosures: enclosuresOf(item, links),
    language: xml.lang ?? dc.languages?.[0] ?? (item.language as string | undefined),
    base: xml.base,
  }
}

const alternate = (links: Link[]) =>
  (links.find(({ rel, href }) => href && (rel === undefined || rel === 'alternate')) ?? undefined)?.href
const httpOnly = (text: string | undefined) => (text && /^https?:\/\//i.test(text.trim()) ? text : undefined)

/** A text that may be markup: Atom says in `type` when it is not, and its angle brackets are then letters. */
function markup(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  const { value: text, type } = (value ?? {}) as Valued
  if (typeof text !== 'string') return undefined
  return type === undefined || type === 'text' || type === 'text/plain'
    ? type === undefined
      ? text
      : escaped(text)
    : text
}

function escaped(text: unknown): string | undefined {
  return typeof text === 'string'
    ? text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/\r?\n/g, '<br>')
    : undefined
}

function authorOf(item: AnyItem): string | undefined {
  const [first] = ((item.authors ?? []) as (string | { name?: string; email?: string })[]).concat(
    (item.author ?? []) as string,
  )
  if (typeof first === 'string') return first
  return first?.name ?? first?.email
}

function namesOf(categories: (string | { name?: string; term?: string; label?: string })[]): string[] {
  return categories.flatMap((category) =>
    typeof category === 'string' ? category : (category.label ?? category.name ?? category.term ?? []),
  )
}

function enclosuresOf(item: AnyItem, links: Link[]): RawItem['enclosures'] {
  const listed = (
    (item.enclosures ?? item.attachments ?? []) as {
      url?: string
      type?: string
      mime_type?: string
      length?: number
      size_in_bytes?: number
    }[]
  ).map(({ url, type, mime_type, length, size_in_bytes }) => ({
    url,
    type: type ?? mime_type,
    length: length ?? size_in_bytes,
  }))
  const linked = links
    .filter(({ rel }) => rel === 'enclosure')
    .map(({ href, type, length }) => ({ url: href, type, length }))
  return [...listed, ...linked].flatMap(({ url, type, length }) =>
    url ? { url, ...(type ? { type } : {}), ...(length === undefined ? {} : { length }) } : [],
  )
}

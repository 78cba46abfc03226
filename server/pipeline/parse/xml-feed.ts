// The text of an XML feed becomes its raw feed and items, whichever of RSS, RDF, Atom, sitemap or OPML it is and however broken.
// Undefined when it is none of these. Never throws.
import { allKnown, digestOf, type Known, NOTHING_KNOWN } from '../identity/listing.ts'
import { type Cadence, cadenceOf } from './cadence.ts'
import { withLatest } from './latest.ts'
import type { RawItem } from './raw-item.ts'
import { attribute, baseAround, child, languageAround, resolved, textOf } from './value.ts'
import { type Element, readXml, type XmlDocument } from './xml.ts'
import { firstMarkup, firstPerson, linksOf, linkWith, readXmlItem } from './xml-item.ts'
import { readOutlines, readSitemap } from './xml-list.ts'
import { withoutHome } from './xml-point.ts'

export type RawFeed = {
  format: string
  /** `title` and `description` are HTML. */
  feed: {
    title?: string | undefined
    link?: string | undefined
    language?: string | undefined
    description?: string | undefined
    hub?: string | undefined
    self?: string | undefined
    older?: string | undefined
  } & Cadence
  items: RawItem[]
  /** Of each item's words as the document has them, by which it is known again without being read. */
  digests?: string[]
  /** It ends in the middle of what it lists. */
  cut?: boolean
  warnings: string[]
}

const FORMATS: Record<string, string> = {
  rss: 'rss',
  'rdf:rdf': 'rdf',
  feed: 'atom',
  entry: 'atom',
  urlset: 'sitemap',
  sitemapindex: 'sitemap',
  opml: 'opml',
  channel: 'rss',
  item: 'rss',
}
const TITLES = ['title', 'dc:title', 'atom:title', 'itunes:title']
const DESCRIPTIONS = [
  'description',
  'subtitle',
  'atom:subtitle',
  'tagline',
  'dc:description',
  'itunes:summary',
  'itunes:subtitle',
  'info',
  'abstract',
]
// Where the root may be looked for: a warning of PHP or a stray tag may stand around it, not a whole page.
const DEEPEST_ROOT = 4

/** When all digests are `known` the items are not read: there is nothing in them that is not known. */
export function readXmlFeed(
  source: string,
  outside: string | undefined,
  mostItems: number,
  known: Known = NOTHING_KNOWN,
): RawFeed | undefined {
  const first = readXml(source, mostItems)
  const latest = first.more ? withLatest(source, mostItems) : undefined
  const document = latest === undefined ? first : readXml(latest, mostItems)
  const root = rootOf(document.top, 0)
  if (!root) return undefined
  const format = FORMATS[root.name] as string
  const warnings = first.more
    ? [`only the ${latest === undefined ? 'first' : 'last'} ${mostItems} items were read`]
    : []
  if (format === 'opml') return { format, ...readOutlines(document, root, outside, mostItems), warnings }
  if (format === 'sitemap')
    return { format, feed: {}, items: readSitemap(document, root, outside, mostItems), warnings }
  const channel = child(root, 'channel') ?? root
  const feed = readChannel(document, channel, outside)
  const base = outside ?? feed.link
  const whole = wholeItems(document.items)
  const cut = whole.length < document.items.length
  if (cut) warnings.push('the document ends inside an item, which was left out')
  const digests = whole.map(({ attributes, from, to }) => digestOf(`${attributes}>${document.source.slice(from, to)}`))
  if (allKnown(digests, known)) return { format, feed, items: [], digests, cut, warnings }
  // Atom's entries have the feed's author, or that of the feed they were taken from, where they name none.
  const author = format === 'atom' ? firstPerson(document, channel) : undefined
  const items = whole.map((item) => {
    const raw = readXmlItem(document, item, base)
    const source = raw.author === undefined ? child(item, 'source') : undefined
    return { ...raw, author: raw.author ?? (source && firstPerson(document, source)) ?? author }
  })
  return { format, feed, items: withoutHome(items), digests, cut, warnings }
}

function rootOf(element: Element, depth: number): Element | undefined {
  const root = element.children.find(({ name }) => Object.hasOwn(FORMATS, name))
  if (root || depth === DEEPEST_ROOT) return root
  for (const one of element.children) {
    const inside = rootOf(one, depth + 1)
    if (inside) return inside
  }
  return undefined
}

/** An item that the document's end cut off will come whole next time; it is taken only where there is nothing else. */
function wholeItems(items: Element[]): Element[] {
  const whole = items.filter((item) => item.whole)
  return whole.length > 0 ? whole : items
}

function readChannel(document: XmlDocument, channel: Element, outside: string | undefined): RawFeed['feed'] {
  const links = linksOf(channel)
  const written = links.flatMap((link) => (link.name === 'link' ? (textOf(document, link) ?? []) : []))[0]
  const self = linkWith(document, links, 'self', outside)
  const base = baseAround(document, channel, outside)
  return {
    title: firstMarkup(document, channel, TITLES),
    link:
      resolved(written, base) ??
      linkWith(document, links, 'alternate', outside) ??
      resolved(attribute(document, channel, 'href'), base),
    language:
      textOf(document, child(channel, 'language')) ??
      textOf(document, child(channel, 'dc:language')) ??
      languageAround(document, channel),
    description: firstMarkup(document, channel, DESCRIPTIONS),
    hub: linkWith(document, links, 'hub', outside),
    self: self ?? resolved(attribute(document, channel, 'rdf:about'), base),
    // RFC 5005: an archive before this document, or the next page of one list.
    older: linkWith(document, links, 'prev-archive', outside) ?? linkWith(document, links, 'next', outside),
    ...cadenceOf(document, channel),
  }
}

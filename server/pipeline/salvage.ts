// Reads what a broken or cut-off feed still holds: every whole item, each parsed alone under the document's own root. Never throws.
import { parseFeed } from 'feedsmith'
import type { AnyFeed } from './parse.ts'

const MOST_ITEMS = 2_000
const KINDS = [
  {
    item: 'item',
    format: 'rss',
    wrap: (inside: string, attributes: string) => `<rss version="2.0" ${attributes}><channel>${inside}</channel></rss>`,
  },
  {
    item: 'entry',
    format: 'atom',
    wrap: (inside: string, attributes: string) =>
      `<feed ${attributes.includes('xmlns=') ? '' : 'xmlns="http://www.w3.org/2005/Atom" '}${attributes}>${inside}</feed>`,
  },
]
const XML_ENTITIES = /&(?!#\d+;|#x[\da-f]+;|amp;|lt;|gt;|quot;|apos;|[a-z][\da-z]{1,30};)/gi

/** What could be saved, or undefined when there is no whole item and no title. */
export function salvage(text: string): AnyFeed | undefined {
  for (const { item, format, wrap } of KINDS) {
    const whole = [...text.matchAll(new RegExp(`<${item}(?:\\s[^>]*)?>[\\s\\S]*?</${item}\\s*>`, 'gi'))]
      .slice(0, MOST_ITEMS)
      .map((match) => match[0])
    const attributes = namespaces(text)
    const head = whole.length > 0 ? text.slice(0, text.indexOf(whole[0] as string)) : text
    const title = /<title(?:\s[^>]*)?>([\s\S]*?)<\/title\s*>/i.exec(head)?.[0] ?? ''
    const link = /<link>([\s\S]*?)<\/link\s*>/i.exec(head)?.[0] ?? ''
    if (whole.length === 0 && (format !== 'rss' || title === '' || !/<(rss|rdf|channel|feed)\b/i.test(head))) continue
    const outer = parseOne(wrap(`${title}${format === 'rss' ? link : ''}`, attributes)) ?? { format, feed: {} }
    const items = whole.flatMap((slice) => {
      const one = parseOne(wrap(slice, attributes)) ?? parseOne(wrap(slice.replace(XML_ENTITIES, '&amp;'), attributes))
      return one ? ((one.feed.items ?? one.feed.entries ?? []) as unknown[]) : []
    })
    return {
      format: outer.format,
      feed: { ...outer.feed, items, entries: undefined },
      warnings: ['the document is broken; whole items were saved'],
    }
  }
  return undefined
}

function parseOne(text: string): AnyFeed | undefined {
  try {
    return parseFeed(text) as AnyFeed
  } catch {
    return undefined
  }
}

/** The namespaces that the document's root declares, those it should have declared among them. */
function namespaces(text: string): string {
  const root = /<(?:rss|rdf:RDF|feed|channel)\b([^>]*)>/i.exec(text)?.[1] ?? ''
  return (root.match(/xmlns(?::[\w.-]+)?\s*=\s*(?:"[^"]*"|'[^']*')/g) ?? []).join(' ')
}

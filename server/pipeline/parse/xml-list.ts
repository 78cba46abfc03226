// Lists in XML become raw items: a sitemap's pages (Google's news sitemaps among them) and an OPML's outlines. Never throws.
import { escapeHtml } from '../../../core/text/html.ts'
import { markupOf } from './markup.ts'
import type { RawItem } from './raw-item.ts'
import { attribute, child, resolved, textOf } from './value.ts'
import type { Element, XmlDocument } from './xml.ts'

export function readSitemap(
  document: XmlDocument,
  root: Element,
  outside: string | undefined,
  mostItems: number,
): RawItem[] {
  const pages = root.children.filter(({ name }) => name === 'url' || name === 'sitemap')
  return pages.slice(0, mostItems).map((page) => {
    const news = child(page, 'news:news')
    const text = (of: Element | undefined, name: string) => textOf(document, child(of, name))
    const location = text(page, 'loc')
    return {
      id: location,
      url: resolved(location, outside),
      title: markupOf(document, child(news, 'news:title')),
      published: [text(news, 'news:publication_date')],
      updated: [text(page, 'lastmod')],
      categories: text(news, 'news:keywords')?.split(/[,،]/) ?? [],
      enclosures: page.children.flatMap((image) =>
        image.name === 'image:image' ? { url: resolved(text(image, 'image:loc'), outside) } : [],
      ),
      language: text(child(news, 'news:publication'), 'news:language'),
      image: resolved(text(child(page, 'image:image'), 'image:loc'), outside),
    }
  })
}

export function readOutlines(
  document: XmlDocument,
  root: Element,
  outside: string | undefined,
  mostItems: number,
): { feed: { title: string | undefined }; items: RawItem[] } {
  const title = textOf(document, child(child(root, 'head'), 'title'))
  const items: RawItem[] = []
  const left = [...(child(root, 'body')?.children ?? [])].reverse()
  while (left.length > 0 && items.length < mostItems) {
    const outline = left.pop() as Element
    if (outline.name !== 'outline') continue
    for (const inside of outline.children.toReversed()) left.push(inside)
    const of = (name: string) => attribute(document, outline, name) || undefined
    const label = of('title') ?? of('text')
    const feed = of('xmlurl') ?? of('url')
    if (!label && !feed) continue
    items.push({
      id: feed,
      url: resolved(of('htmlurl') ?? feed, outside),
      title: label && escapeHtml(label),
      published: [of('created')],
      updated: [],
      categories: of('category')?.split(',') ?? [],
      enclosures: feed && /rss|atom|feed/i.test(of('type') ?? 'rss') ? [{ url: resolved(feed, outside) }] : [],
      language: of('language'),
    })
  }
  return { feed: { title: title && escapeHtml(title) }, items }
}

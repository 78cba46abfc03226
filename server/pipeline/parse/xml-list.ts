// Lists in XML become raw items: a sitemap's pages (Google's sitemaps of news and of videos among them) and an OPML's outlines. Never throws.
import { escapeHtml } from '../../../core/text/html.ts'
import { bodyOf, markupOf } from './markup.ts'
import type { RawItem } from './raw-item.ts'
import { attribute, child, resolved, textOf } from './value.ts'
import type { Element, XmlDocument } from './xml.ts'

const VIDEO_TOPICS = new Set(['video:tag', 'video:category'])

export function readSitemap(
  document: XmlDocument,
  root: Element,
  outside: string | undefined,
  mostItems: number,
): RawItem[] {
  const pages = root.children.filter(({ name }) => name === 'url' || name === 'sitemap')
  return pages.slice(0, mostItems).map((page) => {
    const news = child(page, 'news:news')
    const video = child(page, 'video:video')
    const text = (of: Element | undefined, name: string) => textOf(document, child(of, name))
    const location = text(page, 'loc')
    return {
      id: location,
      url: resolved(location, outside),
      title: markupOf(document, child(news, 'news:title')) ?? markupOf(document, child(video, 'video:title')),
      summary: bodyOf(document, child(video, 'video:description'), outside),
      published: [text(news, 'news:publication_date'), text(video, 'video:publication_date')],
      updated: [text(page, 'lastmod')],
      author: text(video, 'video:uploader'),
      categories: [
        ...(text(news, 'news:keywords')?.split(/[,،]/) ?? []),
        ...(video?.children ?? []).flatMap((one) => (VIDEO_TOPICS.has(one.name) ? textOf(document, one) : [])),
      ],
      enclosures: page.children.flatMap((one) => {
        if (one.name === 'image:image') return { url: resolved(text(one, 'image:loc'), outside) }
        return one.name === 'video:video' ? { url: resolved(text(one, 'video:content_loc'), outside) } : []
      }),
      language: text(child(news, 'news:publication'), 'news:language'),
      image:
        resolved(text(child(page, 'image:image'), 'image:loc'), outside) ??
        resolved(text(video, 'video:thumbnail_loc'), outside),
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

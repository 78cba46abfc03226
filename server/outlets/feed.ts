// Articles as a feed: RSS 2.0, Atom 1.0 or JSON Feed 1.1. The same articles make the same bytes; links lead to the originals alone.
import { generateAtomFeed, generateJsonFeed, generateRssFeed } from 'feedsmith'
import type { Outlet, OutletFormat } from '../../core/outlets.ts'
import { escapeHtml } from '../../core/text/html.ts'
import type { WholeArticle } from '../store/whole.ts'
import { contentOf, writable } from './content.ts'
import { articleName, nameOf } from './ids.ts'

export const FEED_TYPES: Record<OutletFormat, string> = {
  rss: 'application/rss+xml; charset=utf-8',
  atom: 'application/atom+xml; charset=utf-8',
  json: 'application/feed+json; charset=utf-8',
}

type Entry = {
  id: string
  url: string | undefined
  title: string
  lead: string
  content: string
  publishedAt: Date
  revisedAt: Date
  author: string
  feed: string
  language: string | undefined
}
type Channel = { id: string; title: string; language: string | undefined; changedAt: Date; entries: Entry[] }

/** `changedAt`: since when it says what it says. */
export function writeFeed(outlet: Outlet, format: OutletFormat, articles: WholeArticle[], changedAt: Date): string {
  const entries = articles.map(entryOf)
  const languages = new Set(entries.map(({ language }) => language))
  const channel: Channel = {
    id: `urn:uuid:${nameOf('outlet', outlet.id, outlet.createdAt, outlet.name)}`,
    title: writable(outlet.name),
    language: outlet.language ?? (languages.size === 1 ? [...languages][0] : undefined),
    changedAt,
    entries,
  }
  return format === 'rss' ? rssOf(channel) : format === 'atom' ? atomOf(channel) : jsonOf(channel)
}

function entryOf(whole: WholeArticle): Entry {
  const { article, author, source } = whole
  return {
    id: `urn:uuid:${articleName(whole)}`,
    url: article.url ?? undefined,
    title: writable(article.title),
    lead: writable(article.lead),
    content: writable(contentOf(whole)),
    publishedAt: new Date(article.publishedAt ?? article.at),
    revisedAt: new Date(article.revisedAt ?? article.publishedAt ?? article.at),
    author: writable(author ?? source.title),
    feed: writable(source.title),
    language: article.language === 'und' ? undefined : article.language,
  }
}

/** Readers take the title and description of an item of RSS for HTML. The link of a channel has to be there: it is the feed's own name. */
const rssOf = ({ id, title, language, changedAt, entries }: Channel) =>
  generateRssFeed({
    title: escapeHtml(title),
    link: id,
    description: escapeHtml(title),
    ...(language ? { language } : {}),
    lastBuildDate: changedAt,
    generator: 'Rasid',
    items: entries.map((entry) => ({
      title: escapeHtml(entry.title),
      ...(entry.url ? { link: entry.url } : {}),
      description: escapeHtml(entry.lead),
      guid: { value: entry.id, isPermaLink: false },
      pubDate: entry.publishedAt,
      dc: {
        creators: [entry.author],
        publishers: [entry.feed],
        ...(entry.language ? { languages: [entry.language] } : {}),
      },
      content: { encoded: entry.content },
    })),
  })

const atomOf = ({ id, title, language, changedAt, entries }: Channel) =>
  generateAtomFeed({
    id,
    title: { value: title },
    updated: changedAt,
    generator: { text: 'Rasid' },
    ...(language ? { xml: { lang: language } } : {}),
    entries: entries.map((entry) => ({
      id: entry.id,
      title: { value: entry.title },
      ...(entry.url ? { links: [{ href: entry.url, rel: 'alternate', type: 'text/html' }] } : {}),
      published: entry.publishedAt,
      updated: entry.revisedAt,
      authors: [{ name: entry.author || 'Rasid' }],
      source: { title: { value: entry.feed } },
      content: { type: 'html', value: entry.content },
      // An empty one says that the language is not known, where the feed's own would count.
      ...(entry.language ? { xml: { lang: entry.language } } : {}),
    })),
  })

/** `items` has to be there even when there are none; the library leaves out what is empty. */
const jsonOf = ({ title, language, entries }: Channel) => {
  const written = generateJsonFeed({
    title,
    ...(language ? { language } : {}),
    items: entries.map((entry) => ({
      id: entry.id,
      ...(entry.url ? { url: entry.url } : {}),
      title: entry.title,
      summary: entry.lead,
      content_html: entry.content,
      date_published: entry.publishedAt,
      date_modified: entry.revisedAt,
      authors: [{ name: entry.author }],
      ...(entry.language ? { language: entry.language } : {}),
    })),
  })
  return JSON.stringify({ items: [], ...(written as object) }, null, 1)
}

// Prints a simulated feed as RSS 2.0, Atom or JSON Feed, and the list of all feeds as OPML. Pure.
import type { Dispatch, NewsFeed } from './newsroom.ts'

export const CONTENT_TYPES = {
  rss: 'application/rss+xml; charset=utf-8',
  atom: 'application/atom+xml; charset=utf-8',
  json: 'application/feed+json; charset=utf-8',
}

export function feedDocument(feed: NewsFeed, dispatches: Dispatch[], base: string): string {
  if (feed.format === 'json') return jsonFeed(feed, dispatches, base)
  return feed.format === 'atom' ? atom(feed, dispatches, base) : rss(feed, dispatches, base)
}

export function opmlDocument(feeds: NewsFeed[]): string {
  const outlines = feeds.map(
    ({ url, title }) => `<outline type="rss" text="${xml(title)}" title="${xml(title)}" xmlUrl="${xml(url)}"/>`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?><opml version="2.0"><head><title>Newsroom</title></head><body>${outlines.join('')}</body></opml>`
}

export const html = (text: string) =>
  text
    .split('\n\n')
    .map((paragraph) => `<p>${xml(paragraph)}</p>`)
    .join('')
export const linkOf = (base: string, { guid }: Dispatch) => `${base}/a/${guid}`
export const xml = (text: string) =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')

function rss(feed: NewsFeed, dispatches: Dispatch[], base: string): string {
  const items = dispatches.map(
    (
      dispatch,
    ) => `<item><title>${xml(dispatch.title)}</title><link>${linkOf(base, dispatch)}</link><guid isPermaLink="false">${dispatch.guid}</guid>
<pubDate>${new Date(dispatch.publishedAt).toUTCString()}</pubDate><description>${xml(html(dispatch.text))}</description></item>`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>${xml(feed.title)}</title><link>${base}/</link>
<description>${xml(feed.title)}</description><language>${feed.language}</language>${items.join('\n')}</channel></rss>`
}

function atom(feed: NewsFeed, dispatches: Dispatch[], base: string): string {
  const entries = dispatches.map(
    (
      dispatch,
    ) => `<entry><id>${dispatch.guid}</id><title>${xml(dispatch.title)}</title><link href="${linkOf(base, dispatch)}"/>
<published>${dispatch.publishedAt}</published><updated>${dispatch.publishedAt}</updated><content type="html">${xml(html(dispatch.text))}</content></entry>`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${feed.language}"><title>${xml(feed.title)}</title><id>${feed.url}</id>
<link rel="self" href="${feed.url}"/><updated>${dispatches[0]?.publishedAt ?? '2026-01-01T00:00:00Z'}</updated>${entries.join('\n')}</feed>`
}

function jsonFeed(feed: NewsFeed, dispatches: Dispatch[], base: string): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    home_page_url: `${base}/`,
    feed_url: feed.url,
    language: feed.language,
    items: dispatches.map((dispatch) => ({
      id: dispatch.guid,
      url: linkOf(base, dispatch),
      title: dispatch.title,
      content_html: html(dispatch.text),
      date_published: dispatch.publishedAt,
      language: feed.language,
    })),
  })
}

// Where a page says that its feeds are, or might be: HTML and Link headers in, addresses out, the likeliest first. Pure; never throws.
import { Parser } from 'htmlparser2'
import { MOST_CHARACTERS as MOST_CHARACTERS_OF_ROBOTS, MOST_SITEMAPS } from '../full-text/bounded-rules.ts'

const FEED_TYPE = /^(application|text)\/((rss|atom|rdf|feed)\+(xml|json)|json|xml|rdf)\b/i
// As a whole part of an address: /rss, /feed/, feed.xml, ?feed=rss2, but not /feedback or /press.
const FEED_ADDRESS = /(^|[/._=-])(rss2?|rdf|atom|feeds?|xml|syndication)([/._?&=-]|$)/i
// As readers are told of it, in the languages of the desk.
const FEED_WORDS = /\b(rss|atom|feed|xml)\b|خلاصات|آر\s?إس\s?إس|خوراک|פיד/i
// Feeds of what readers say, not of news.
const SIDELINE = /comment|تعليق|podcast|\/author\//i
const MOST_CHARACTERS = 2_000_000
const MOST_CANDIDATES = 40
// A header of 32 kB can hold ten thousand of them.
const MOST_LINKS = 100

type Candidate = { written: string; rank: number }

/** Addresses of `page`, which came from `address`, with the Link headers that came with it. */
export function feedCandidates(page: string, address: string, link = ''): string[] {
  const found: Candidate[] = []
  let base = address
  let anchor: { href: string; text: string } | undefined
  const add = (written: string | undefined, rank: number) => {
    if (written !== undefined) found.push({ written: written.trim(), rank })
  }
  for (const { url, rel, type } of linkHeader(link))
    if (rel.includes('alternate') && FEED_TYPE.test(type)) add(URL.parse(url, address)?.href, 0)
  const endAnchor = () => {
    if (!anchor) return
    const { href, text } = anchor
    anchor = undefined
    const path = URL.parse(href, base)
    if (!path) return
    if (FEED_ADDRESS.test(path.pathname + path.search)) add(href, FEED_WORDS.test(text) ? 2 : 3)
    else if (FEED_WORDS.test(text) && text.length < 40) add(href, 4)
  }
  const parser = new Parser({
    onopentag: (name, { href, rel = '', type = '' }) => {
      if (name === 'base' && href) base = URL.parse(href, address)?.href ?? base
      const kinds = rel.toLowerCase().split(/\s+/)
      if (name === 'link' && (kinds.includes('feed') || (kinds.includes('alternate') && FEED_TYPE.test(type))))
        add(href, 1)
      if (name !== 'a') return
      endAnchor()
      if (href) anchor = { href, text: '' }
    },
    ontext: (text) => {
      if (anchor) anchor.text += text
    },
    onclosetag: (name) => {
      if (name === 'a') endAnchor()
    },
  })
  parser.end(page.slice(0, MOST_CHARACTERS))
  endAnchor()
  // Only now: `<base>` counts for what stands before it too.
  const ranked = found.flatMap(({ written, rank }, order) => {
    const url = URL.parse(written, base)
    if (!url || !/^https?:$/.test(url.protocol)) return []
    url.hash = ''
    return { url: url.href, rank: rank + (isSideline(url.href) ? 10 : 0), order }
  })
  ranked.sort((a, b) => a.rank - b.rank || a.order - b.order)
  return [...new Set(ranked.map(({ url }) => url))].slice(0, MOST_CANDIDATES)
}

/** Whether a feed's address says that it is one of comments, of one author or of a podcast. */
export const isSideline = (address: string): boolean => SIDELINE.test(decoded(address))

const WELL_KNOWN = [
  'feed',
  'rss',
  'rss.xml',
  'feed.xml',
  'atom.xml',
  'index.xml',
  'feeds/posts/default',
  'feed.json',
  '?feed=rss2',
]
const NEWS_SITEMAPS = ['news-sitemap.xml', 'sitemap-news.xml', 'sitemap_news.xml', 'googlenews.xml']

/** Where sites of the usual makings have their feeds, below the address and at the site's root. */
export function wellKnownFeeds(address: string): string[] {
  const { href, origin, pathname } = new URL(address)
  const roots = [`${origin}/`, ...(pathname === '/' ? [] : [href.replace(/[?#].*$/, '').replace(/\/?$/, '/')])]
  return roots.reverse().flatMap((root) => WELL_KNOWN.map((path) => new URL(path, root).href))
}

/** Whether a sitemap is one of news by its address. */
export const hasNewsName = (url: string) => /news|latest|google/i.test(url)

/** News sitemaps: those that robots.txt names first, and where they usually are. */
export function newsSitemaps(address: string, robots: string): string[] {
  const { origin } = new URL(address)
  // Blanks within the line alone: with \s the ends of empty lines are walked again from each of them.
  const written = robots.slice(0, MOST_CHARACTERS_OF_ROBOTS).matchAll(/^[ \t\ufeff]*sitemap[ \t]*:[ \t]*(\S+)/gim)
  const named = [...written].slice(0, MOST_SITEMAPS).flatMap(([, url]) => URL.parse(url as string, origin)?.href ?? [])
  const news = named.filter(hasNewsName)
  return [...new Set([...news, ...NEWS_SITEMAPS.map((path) => `${origin}/${path}`)])]
}

export type HeaderLink = { url: string; rel: string[]; type: string }

/** The links of a Link header. What is not written by the book is passed over. */
export function linkHeader(value: string): HeaderLink[] {
  const links = value.matchAll(/<([^<>]*)>((?:\s*;\s*[\w-]+\s*=\s*(?:"[^"]*"|[^\s;,"]+))*)/g)
  return [...links].slice(0, MOST_LINKS).map(([, url, parameters]) => {
    const of = (name: string) =>
      new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^\\s;,"]+))`, 'i')
        .exec(parameters ?? '')
        ?.slice(1)
        .find(Boolean) ?? ''
    return {
      url: (url as string).trim(),
      rel: of('rel').toLowerCase().split(/\s+/).filter(Boolean),
      type: of('type'),
    }
  })
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}

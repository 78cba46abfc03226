// Which pages of a site's sitemap a feed has listed and dropped again while nobody looked. Pure. A sitemap is another hand's list: it
// is only believed where it names the feed's own items by the same links, and only for the time that was missed.
import type { NormalisedItem } from '../pipeline/normalise.ts'

/** What a feed lists now that is new, and where what was known before it ends. */
export type Window = {
  /** Identities of their links. */
  links: ReadonlySet<string>
  oldest: Date
  newestKnown: Date
  /** The site's registrable domain, and the folders under which all that is listed lies. */
  domain: string
  folders: string[]
}
type Listed = Pick<NormalisedItem, 'link' | 'url' | 'publishedAt'>

// Fewer items may lie in one folder by chance.
const LEAST_FOR_FOLDERS = 4
/** What is taken of a sitemap at most, the newest. */
export const MOST_MISSED = 200

/** Null when what was missed cannot be told: without links or dates, or when what is listed is older than what was known. */
export function windowOf(items: Listed[], newestKnown: Date, domainOf: (url: string) => string): Window | null {
  const own = items.filter(({ url, link }) => url !== null && link !== null)
  const domains = Map.groupBy(own, ({ url }) => domainOf(url as string))
  const [domain, listed = []] = [...domains].sort(([, a], [, b]) => b.length - a.length)[0] ?? []
  const dates = items.flatMap(({ publishedAt }) => publishedAt?.getTime() ?? [])
  if (domain === undefined || dates.length * 2 < items.length) return null
  const oldest = new Date(Math.min(...dates))
  if (oldest <= newestKnown) return null
  const links = new Set(own.map(({ link }) => link as string))
  return { links, oldest, newestKnown, domain, folders: foldersOf(listed.map(({ url }) => url as string)) }
}

/** The folders that all addresses begin with, up to one with a number in it: those are dates and ids. */
function foldersOf(urls: string[]): string[] {
  if (urls.length < LEAST_FOR_FOLDERS) return []
  const paths = urls.map((url) => segments(url).slice(0, -1))
  const [first = []] = paths
  const end = first.findIndex((folder, at) => /\d/.test(folder) || paths.some((path) => path[at] !== folder))
  return end === -1 ? first : first.slice(0, end)
}

const segments = (url: string) => new URL(url).pathname.split('/').filter(Boolean)

/** The sitemap names what the feed lists: the two speak of the same pages by the same links. */
export const namesListed = (entries: Listed[], { links }: Window) =>
  entries.some(({ link }) => link !== null && links.has(link))

/** The sitemap goes back to what was known. */
export const reachesBack = (entries: Listed[], { newestKnown }: Window) =>
  entries.some(({ publishedAt }) => publishedAt !== null && publishedAt <= newestKnown)

/** What came after all that was known and before all that is listed, newest first, each link once. */
export function missedIn<T extends NormalisedItem>(
  entries: T[],
  window: Window,
  domainOf: (url: string) => string,
): (T & { link: string })[] {
  const missed = new Map<string, T & { link: string }>()
  for (const entry of entries) {
    const { link, url, title, publishedAt } = entry
    if (link === null || url === null || title === '' || publishedAt === null) continue
    if (publishedAt <= window.newestKnown || publishedAt >= window.oldest || window.links.has(link)) continue
    if (domainOf(url) !== window.domain || !window.folders.every((folder, at) => segments(url)[at] === folder)) continue
    if (!missed.has(link)) missed.set(link, { ...entry, link })
  }
  return [...missed.values()].sort((a, b) => (b.publishedAt?.getTime() ?? 0) - (a.publishedAt?.getTime() ?? 0))
}

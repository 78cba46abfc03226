// OPML in and out: the list of feeds that every reader can exchange. Reading never throws; what is not OPML is an error.
import { generateOpml, parseOpml } from 'feedsmith'

export type OpmlFeed = { url: string; title: string }
type Outline = { text?: string; title?: string; xmlUrl?: string; outlines?: Outline[] }

const DEEPEST = 20
const TITLE = 'Rasid feeds'
const EMPTY = `<?xml version="1.0" encoding="utf-8"?>\n<opml version="2.0"><head><title>${TITLE}</title></head><body/></opml>\n`

/** Every feed of the file, folders flattened, each address once. */
export function readOpml(text: string): OpmlFeed[] | { error: string } {
  let outlines: Outline[]
  try {
    outlines = (parseOpml(text.replace(/^[\s\ufeff]+/, '')) as { body?: { outlines?: Outline[] } }).body?.outlines ?? []
  } catch {
    return { error: 'This is not an OPML file.' }
  }
  const feeds = new Map<string, OpmlFeed>()
  const visit = (list: Outline[], depth: number) => {
    for (const { xmlUrl, title, text: label, outlines: inside } of list) {
      const url = xmlUrl?.trim()
      if (url && !feeds.has(url)) feeds.set(url, { url, title: (title ?? label ?? '').trim() })
      if (inside && depth < DEEPEST) visit(inside, depth + 1)
    }
  }
  visit(outlines, 0)
  return feeds.size > 0 ? [...feeds.values()] : { error: 'This OPML file names no feed.' }
}

export function writeOpml(feeds: { url: string; title: string; siteUrl?: string | null }[]): string {
  // The library takes a body without feeds for a mistake; here it is where everyone begins.
  if (feeds.length === 0) return EMPTY
  return generateOpml({
    head: { title: TITLE },
    body: {
      outlines: feeds.map(({ url, title, siteUrl }) => ({
        type: 'rss',
        text: title,
        title,
        xmlUrl: url,
        ...(siteUrl ? { htmlUrl: siteUrl } : {}),
      })),
    },
  })
}

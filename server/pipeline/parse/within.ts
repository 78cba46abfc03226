// Where in a document its feed may begin: servers put warnings before it, guards against scripts, or a whole page around it. Out come the
// texts to be read in turn, the likeliest first; an ordinary document is the first and only one looked at. Pure; never throws.
import { decodeReferences } from './references.ts'

const FEED = '(?:rss|feed|rdf:rdf|urlset|sitemapindex|opml)'
const ROOT = new RegExp(`<${FEED}[\\s>]`, 'i')
const PROLOG = /<\?xml\s/i
const PROLOG_OR_ROOT = new RegExp(`<\\?xml\\s|<${FEED}[\\s>]`, 'i')
const BEGINS = new RegExp(`^\\s*(?:<\\?xml\\s|<${FEED}[\\s>]|\\{\\s*")`, 'i')
// How a JSON Feed begins, whatever stands before it.
const JSON_FEED = /\{\s*"(?:version|title|home_page_url|feed_url|description|language|items)"\s*:/
const MOST_NOISE = 10_000
const SHOWN = /<(pre|xmp)\b[^<>]*>/i
const NO_WORDS = /<head\b[\s\S]*?<\/head>|<style\b[\s\S]*?<\/style>|<script\b[\s\S]*?<\/script>|<[^<>]*>/gi
// Words of its own that a page may have which only shows a feed: a browser's "This XML file does not appear to have any style".
const MOST_WORDS = 200
const MOST_BESIDE = 100_000

export const isPage = (body: string): boolean => /^(<!--[\s\S]*?-->\s*)?(<!doctype html|<html)/i.test(body)

export function* feedsWithin(body: string): Generator<string> {
  if (body.startsWith('{')) {
    yield body
    yield* given(jsonAfterNoise(body))
    yield* given(fromRoot(body))
    return
  }
  const begins = BEGINS.test(body)
  // What stands before a prolog may hold anything, scripts that name our elements for instance; so may the texts in an object.
  if (!begins) yield* given(afterNoise(body) ?? jsonAfterNoise(body))
  yield body
  yield* given(body.startsWith('&lt;') ? decodeReferences(body) : shown(body))
}

function* given(text: string | undefined): Generator<string> {
  if (text !== undefined) yield text
}

/** From the prolog on, where something stands before it that is no feed itself. */
function afterNoise(body: string): string | undefined {
  const prolog = body.search(PROLOG)
  return prolog > 0 && body.search(ROOT) > prolog ? body.slice(prolog) : undefined
}

/** After an object that is over; one that holds XML in a string is some other answer. */
function fromRoot(body: string): string | undefined {
  const at = body.search(PROLOG_OR_ROOT)
  return at > 0 && /[}\];]\s*$/.test(body.slice(Math.max(0, at - 100), at)) ? body.slice(at) : undefined
}

/** Scripts of a page hold such objects too, and other answers have them inside; those are no feeds. */
function jsonAfterNoise(body: string): string | undefined {
  const at = isPage(body) ? 0 : (JSON_FEED.exec(body.slice(0, MOST_NOISE))?.index ?? 0)
  if (at === 0) return undefined
  const noise = body.slice(0, at)
  const inside = body.startsWith('{') ? !/\}\s*$/.test(noise) : ROOT.test(noise) || /<(?:script|body)\b/i.test(noise)
  return inside ? undefined : body.slice(at)
}

/** What a page shows as a text and has nothing beside: a browser's view of a feed, saved; an article about feeds is none. */
function shown(body: string): string | undefined {
  const tag = SHOWN.exec(body)
  if (!tag) return undefined
  const from = tag.index + tag[0].length
  const end = body.indexOf(`</${tag[1]}`, from)
  const inside = decodeReferences(body.slice(from, end === -1 ? undefined : end)).trim()
  if (!BEGINS.test(inside)) return undefined
  const beside = `${body.slice(0, tag.index)} ${end === -1 ? '' : body.slice(end)}`.slice(0, MOST_BESIDE)
  const words = beside.replace(NO_WORDS, '').trim()
  return words.length <= MOST_WORDS ? inside : undefined
}

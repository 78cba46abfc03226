// What an article's address says of its identity. Pure: an address in, the address a reader should open (`cleanLink`) or a word
// that is the same for all its twins (`linkIdentity`) out; an address that cannot be read stays as it is.
import { isTracking } from './tracking.ts'

// A redirector may lead to another one; more than three is a puzzle, not a link.
const MOST_UNWRAPPED = 3
/** Parameters of redirectors that hold where they lead, the likeliest first. */
const TARGETS = [
  'url',
  'u',
  'q',
  'target',
  'dest',
  'destination',
  'redirect',
  'redirect_url',
  'goto',
  'to',
  'uddg',
  'z',
]
// A page may well speak of another address in a parameter: only an address whose path does nothing but lead on is unwrapped.
const LEADS_ON =
  /^\/+(url|l|link|links|out|away|exit|go|goto|jump|click|clk|r|rd|redir|redirect|redirects|redirector|l\.php|away\.php|go\.php|out\.php|redirect\.php|news\/apiclick\.aspx)\/?$/i

const SESSION_IN_PATH = /;jsessionid=[^/;]*/i

/** The address without what tracks its reader, and out of its redirectors where the target stands in it. */
export function cleanLink(written: string): string {
  let url = parsed(written)
  if (!url) return written
  for (let round = 0; round < MOST_UNWRAPPED; round++) {
    const target = targetOf(url)
    if (!target) break
    url = target
  }
  if (SESSION_IN_PATH.test(url.pathname)) url.pathname = url.pathname.replace(SESSION_IN_PATH, '')
  const kept = [...url.searchParams].filter(([name, value]) => !isTracking(name, value))
  // Rewriting parameters changes how they are escaped: an address with nothing to take out keeps its spelling.
  if (kept.length < url.searchParams.size) url.search = new URLSearchParams(kept).toString()
  if (isTrackingFragment(url.hash)) url.hash = ''
  return url.href
}

/** The same for twins: with and without TLS, `www.`, a slash at the end, tracking, escapes and order of parameters. */
export function linkIdentity(written: string): string {
  const url = parsed(cleanLink(written))
  if (!url) return written
  const host = url.host.replace(/^www\d?\./, '').replace(/:(80|443)$/, '')
  const path = url.pathname.replace(/\/{2,}/g, '/').replace(/\/$/, '')
  const parameters = [...url.searchParams].sort(([a, x], [b, y]) =>
    a < b ? -1 : a > b ? 1 : x < y ? -1 : x > y ? 1 : 0,
  )
  const query = parameters.length > 0 ? `?${new URLSearchParams(parameters)}` : ''
  return `${host}${unescaped(path)}${query}${unescaped(url.hash)}`
}

function targetOf(url: URL): URL | undefined {
  // Yahoo writes its target into the path.
  const inPath = /\/RU=([^/]+)\//.exec(url.pathname)?.[1]
  if (inPath) return elsewhere(unescaped(inPath), url)
  if (!LEADS_ON.test(url.pathname)) return undefined
  for (const name of TARGETS) {
    const target = url.searchParams.get(name)
    const found = target ? elsewhere(target, url) : undefined
    if (found) return found
  }
  return undefined
}

/** An absolute address of another host than the one that leads there. */
function elsewhere(written: string, from: URL): URL | undefined {
  const url = /^https?:\/\//i.test(written) ? parsed(written) : undefined
  return url && url.host !== from.host ? url : undefined
}

/** A fragment may be one post of a live page, so it counts, unless it only says where the reader came from. */
function isTrackingFragment(hash: string): boolean {
  const parts = hash.slice(1).split('&')
  return (
    hash.length > 1 &&
    parts.every((part) => {
      const [name = '', value] = part.split('=')
      return value !== undefined && (isTracking(name, value) || /^(echobox|ref)$/i.test(name))
    })
  )
}

function parsed(written: string): URL | undefined {
  return URL.canParse(written) && /^https?:/i.test(written) ? new URL(written) : undefined
}

function unescaped(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

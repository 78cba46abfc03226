// What a site's robots.txt allows us, remembered for a while. As RFC 9309 has it: a file that is not there allows everything, a server
// that is in trouble allows nothing for now. Never throws.
import robotsParser from 'robots-parser'
import type { Fetcher } from '../fetch/fetch-feed.ts'
import { boundedRules } from './bounded-rules.ts'

export type Robots = {
  /** Whether this page may be read, how long to wait between two of them, and which sitemaps its site names. */
  ask(url: string, stop: AbortSignal): Promise<{ allowed: boolean; delaySeconds: number; sitemaps: string[] }>
}

const AGENT = 'Rasid'
const REMEMBERED_MS = 86_400_000
// A site in trouble is asked again sooner.
const IN_TROUBLE_MS = 600_000
const MOST_REMEMBERED = 2_000
const LONGEST_DELAY_SECONDS = 30
const MOST_BYTES = 512 * 1024
/** Of an address that is asked about: comparing a longer one with every rule costs too much, and none that is stored is longer. */
export const LONGEST_ADDRESS = 2_048
const NOTHING = { allowed: false, delaySeconds: 0, sitemaps: [] }

type Rules = { until: number; rules: ReturnType<typeof robotsParser> | 'nothing'; sitemaps: string[] }

export function createRobots(fetchFeed: Fetcher['fetchFeed'], now: () => number): Robots {
  const remembered = new Map<string, Promise<Rules>>()
  const rulesOf = async (origin: string, stop: AbortSignal): Promise<Rules> => {
    const known = remembered.get(origin)
    if (known && (await known).until > now()) return known
    const asked = ask(fetchFeed, origin, now, stop)
    remembered.delete(origin)
    remembered.set(origin, asked)
    const [oldest] = remembered.keys()
    if (remembered.size > MOST_REMEMBERED && oldest !== undefined) remembered.delete(oldest)
    return asked
  }
  return {
    ask: async (url, stop) => {
      if (url.length > LONGEST_ADDRESS) return NOTHING
      const { rules, sitemaps } = await rulesOf(new URL(url).origin, stop)
      if (rules === 'nothing') return NOTHING
      const delay = rules.getCrawlDelay(AGENT) ?? 0
      return {
        allowed: rules.isAllowed(url, AGENT) !== false,
        delaySeconds: Math.min(Number.isFinite(delay) ? delay : 0, LONGEST_DELAY_SECONDS),
        sitemaps,
      }
    },
  }
}

function absolute(written: string, base: string): string[] {
  const url = URL.parse(written, base)
  return url && /^https?:$/.test(url.protocol) && url.href.length <= LONGEST_ADDRESS ? [url.href] : []
}

async function ask(
  fetchFeed: Fetcher['fetchFeed'],
  origin: string,
  now: () => number,
  stop: AbortSignal,
): Promise<Rules> {
  const url = `${origin}/robots.txt`
  const fetched = await fetchFeed({ url, page: true }, stop)
  const missing =
    fetched.kind === 'failed' && fetched.status !== undefined && fetched.status >= 400 && fetched.status < 500
  if (fetched.kind !== 'fresh' && !(missing && fetched.status !== 429))
    return { until: now() + (fetched.kind === 'aborted' ? 0 : IN_TROUBLE_MS), rules: 'nothing', sitemaps: [] }
  const text = fetched.kind === 'fresh' ? Buffer.from(fetched.bytes.subarray(0, MOST_BYTES)).toString('utf8') : ''
  const rules = robotsParser(url, boundedRules(text, AGENT.toLowerCase()))
  const sitemaps = rules.getSitemaps().flatMap((written) => absolute(written, url))
  return { until: now() + REMEMBERED_MS, rules, sitemaps }
}

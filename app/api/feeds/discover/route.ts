// POST /api/feeds/discover {"url"}: the feeds of a site, or the one that the address itself is, each fetched and read. 422 with a
// sentence when the address cannot be read, 429 while enough others are being looked through.
import { discoverFeeds } from '../../../../core/api/feeds.ts'
import { services } from '../../../../server/services.ts'
import { Problem } from '../../_http/answer.ts'
import { route } from '../../_http/route.ts'

// Each may take 25 s and two dozen requests.
const MOST_AT_ONCE = 4
let running = 0

export const POST = route(discoverFeeds, async ({ body: { url } }) => {
  if (running >= MOST_AT_ONCE)
    throw new Problem(429, 'Busy', 'Other sites are being looked through; try again in a moment.')
  running++
  try {
    const found = await services().discover(url)
    if (found.kind === 'failed') throw new Problem(422, 'The site cannot be read', found.reason)
    return { items: found.feeds, next: null, itself: found.itself }
  } finally {
    running--
  }
})

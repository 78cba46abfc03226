// A feed was read: the hub that it names, in its headers or in itself, and the topic under which the hub knows it, are noted to be asked.
// What no honest feed names is not.
import { randomBytes } from 'node:crypto'
import { linkHeader } from '../discovery/candidates.ts'
import type { IngestEffects } from '../ingest.ts'
import { noteHub } from '../store/subscriptions.ts'

type Heard = NonNullable<IngestEffects['heard']>

// As long as an address that browsers and servers take.
const LONGEST_ADDRESS = 2_048
// A `self` that tells the time of asking, or flaps between two servers, would have the hub asked at every poll.
const CHANGES_APART_MS = 3_600_000

/** What is between a hub and us alone: never the same twice. */
export const newSecrets = () => ({
  secret: randomBytes(32).toString('hex'),
  token: randomBytes(24).toString('base64url'),
})

export function createHeard(now: () => Date): Heard {
  // When a feed's hub or topic was taken last. A restart forgets it: then one more change may be taken.
  const takenAt = new Map<bigint, number>()
  return async ({ feedId }, fetched, feed) => {
    const links = linkHeader(fetched.link)
    const said = (rel: string) => {
      const link = links.find((one) => one.rel.includes(rel))
      return link && URL.parse(link.url, fetched.url)?.href
    }
    const hub = said('hub') ?? feed.hub
    if (!hub || !/^https?:\/\//.test(hub)) return
    const topic = said('self') ?? feed.self ?? fetched.url
    if (hub.length > LONGEST_ADDRESS || topic.length > LONGEST_ADDRESS) return
    const at = now().getTime()
    const before = takenAt.get(feedId)
    if (before !== undefined && at - before < CHANGES_APART_MS) return
    if (await noteHub({ feedId, hub, topic, ...newSecrets() })) takenAt.set(feedId, at)
  }
}

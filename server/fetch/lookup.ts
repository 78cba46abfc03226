// Names of hosts become addresses, in a way in which no name holds up others: the system looks up few at once, and one whose name
// servers do not answer takes ten seconds and more of it. So each is looked up once at a time, and one that failed slowly is not looked
// up again for a minute. What was found, or is quickly known to be missing, is not kept.
import { type LookupAddress, lookup } from 'node:dns'

type Done = (error: NodeJS.ErrnoException | null, found: LookupAddress[]) => void
/** Every address of a name. Its failure is the system's error. */
export type Resolve = (hostname: string, done: Done) => void

// Nobody waits for a name that others have waited for this long.
const LATE_MS = 5_000
const SLOW_MS = 1_000
const REMEMBERED_MS = 60_000
const MOST_REMEMBERED = 5_000

export const resolveAll: Resolve = (hostname, done) => lookup(hostname, { all: true }, done)

export function createLookup(resolve: Resolve, now: () => number = () => performance.now()): Resolve {
  const underWay = new Map<string, { since: number; waiting: Done[] }>()
  const failed = new Map<string, { until: number; error: NodeJS.ErrnoException }>()
  const remember = (hostname: string, error: NodeJS.ErrnoException) => {
    failed.delete(hostname)
    failed.set(hostname, { until: now() + REMEMBERED_MS, error })
    const [oldest] = failed.keys()
    if (failed.size > MOST_REMEMBERED && oldest !== undefined) failed.delete(oldest)
  }
  return (hostname, done) => {
    const known = failed.get(hostname)
    if (known && known.until > now()) return void setImmediate(done, known.error, [])
    const same = underWay.get(hostname)
    if (same && now() - same.since >= LATE_MS) return void setImmediate(done, late(hostname), [])
    if (same) return void same.waiting.push(done)
    const since = now()
    const waiting = [done]
    underWay.set(hostname, { since, waiting })
    resolve(hostname, (error, found) => {
      underWay.delete(hostname)
      if (error && now() - since >= SLOW_MS) remember(hostname, error)
      for (const one of waiting) one(error, found)
    })
  }
}

const late = (hostname: string) => Object.assign(new Error(`No answer yet for ${hostname}`), { code: 'EAI_AGAIN' })

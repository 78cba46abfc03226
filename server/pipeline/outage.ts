// Tells our own line that is down from feeds that are: when nearly every host polled of late could not be reached, it is us. Pure
// but for what it remembers; the clock comes in.
import type { FeedTrouble } from '../../core/trouble.ts'

const OF_LATE_MS = 5 * 60_000
// Of fewer hosts nothing can be said.
const LEAST_HOSTS = 5
const NEARLY_EVERY = 0.8
const OF_THE_LINE: ReadonlySet<FeedTrouble> = new Set(['name', 'unreachable', 'slow'])

/** Whether a line that is down may be what is behind it. */
export const mayBeLine = (trouble: FeedTrouble): boolean => OF_THE_LINE.has(trouble)

export class Line {
  readonly #hosts = new Map<string, { at: number; reached: boolean }>()

  /**
   * A poll of this host ended: with this trouble, or null. Any answer, even a refusal, shows that the line is up. That one which was
   * `failing` before cannot be reached says nothing of the line, unless it began to fail of late.
   */
  note(host: string, trouble: FeedTrouble | null, at: Date, failing = false): void {
    const reached = trouble === null || !mayBeLine(trouble)
    const last = this.#hosts.get(host)
    const seen = last !== undefined && last.at >= at.getTime() - OF_LATE_MS
    this.#hosts.delete(host)
    if (reached || seen || !failing) this.#hosts.set(host, { at: at.getTime(), reached })
  }

  isDown(at: Date): boolean {
    for (const [host, seen] of this.#hosts) if (seen.at < at.getTime() - OF_LATE_MS) this.#hosts.delete(host)
    const hosts = [...this.#hosts.values()]
    // The hosts that answered before the line went count no more once others have failed since.
    const latest = hosts.slice(-Math.max(LEAST_HOSTS, Math.ceil(hosts.length / 2)))
    const lost = latest.filter(({ reached }) => !reached).length
    return latest.length >= LEAST_HOSTS && lost / latest.length >= NEARLY_EVERY
  }
}

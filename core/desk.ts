// What the desk's first paint is made of. Pure types.
import type { Alert, Article, Feed, PlaceTally, TimelinePoint } from './model.ts'

export type DeskSnapshot = {
  /** Newest first. */
  articles: Article[]
  /** Where older ones are asked for; null when these are all. */
  next: string | null
  /** When it was read, ISO 8601 UTC. */
  now: string
  /** What came after it is asked for on the socket. */
  cursor: string
  /** The same for revisions. */
  revisions: string
  feeds: Feed[]
  alerts: Alert[]
  /** Event places of the last 24 hours, most first. */
  tallies: PlaceTally[]
  /** The last 24 hours by hour and language. */
  timeline: TimelinePoint[]
}

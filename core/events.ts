// The contract between gateway and browser: the only place where Socket.IO event names and payloads are written.
import type { Article, Hit } from './model.ts'
import type { FeedTrouble } from './trouble.ts'

/** A poll that ended, for the desk's health marks. `added` counts articles that were new. */
export type FeedPolled = {
  feedId: string
  at: string
  added: number
  error: string | null
  trouble: FeedTrouble | null
  /** Something may have come and gone before this poll. */
  gap: boolean
  nextPollAt: string
}

/**
 * Facts, in batches. `tallies:changed` and `places:corrected` (by an analyst, in what is stored) are hints without payload: what is
 * on screen is asked for again.
 */
export type ServerEvents = {
  'articles:added': (articles: Article[]) => void
  /** Known articles that say something else now, as they are now; `cursor` is that of revisions. */
  'articles:revised': (revised: RevisedSince) => void
  'alerts:raised': (hits: Hit[]) => void
  'tallies:changed': () => void
  'places:corrected': () => void
  'feeds:polled': (polls: FeedPolled[]) => void
}

/** `articles`: what came after the cursor, oldest first, at most a page; ask again with the new cursor until none comes. */
export type ArticlesSince = { articles: Article[]; cursor: string }

/** Articles whose words changed after the cursor, as they are now, and the new cursor; ask again until none comes. */
export type RevisedSince = { articles: Article[]; cursor: string }

export type ClientEvents = {
  /** As `articles:since`, for revisions. */
  'revisions:since': (cursor: string | null, reply: (answer: RevisedSince) => void) => void
  /** A null cursor answers with no article and the newest cursor. */
  'articles:since': (cursor: string | null, reply: (answer: ArticlesSince) => void) => void
}

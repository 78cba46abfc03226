// The words for what is wrong with a feed. The sentence beside them is for the log and for people; these are for interfaces in
// every language. Pure types.

/** Why a poll failed. */
export type FeedTrouble =
  /** A page that only browsers get past. */
  | 'challenge'
  /** What stands in front of the site refuses programs. */
  | 'protected'
  | 'password'
  | 'refused'
  | 'missing'
  /** For good (410): it is not asked any more. */
  | 'gone'
  | 'tooOften'
  | 'server'
  | 'status'
  | 'certificate'
  | 'name'
  | 'unreachable'
  | 'slow'
  | 'broken'
  | 'tooLarge'
  | 'redirects'
  | 'private'
  | 'address'
  /** A web page where a feed should be. */
  | 'page'
  | 'notFeed'
  | 'nothing'
  /** Nearly every host failed at once: it is our own line, and no feed's fault. */
  | 'offline'
  | 'other'

/** What is odd about a feed that answers: it lists nothing, no dates, dates that lie ahead, or leads on for good. */
export type FeedNote = 'empty' | 'undated' | 'ahead' | 'moving' | 'movedToKnown'

// The words of Rasid, as every room speaks them; see the glossary at each type. Pure types, no behaviour.
//
// feed: an address we poll · poll: one fetch of a feed · article: one item of a feed, stored once · mention: a place or a
// query found in an article, with its span · place: an entry of the gazetteer · role: event, dateline, actor or other ·
// tally: articles per place and window · query: an expression of the query language · alert: a standing query with its
// delivery rules · hit: one article that an alert caught · desk: the dashboard.

import type { FeedNote, FeedTrouble } from './trouble.ts'

/** The two texts of an article that are read and matched; offsets are UTF-16 code units into one of them. */
export type Field = 'title' | 'text'

/** A half-open range [start, end) of UTF-16 code units in one field. */
export type Span = { field: Field; start: number; end: number }

/** Where an expression matched: the span as written, and the query term that matched there. */
export type MatchSpan = Span & { term: string }

/** What part a place plays: it happened there, it was filed there, it acted, or anything else. */
export type PlaceRole = 'event' | 'dateline' | 'actor' | 'other'

/** One place found in one article. `kind` tells the place itself from its people or adjective (`سوري`, `Syrian`). */
export type PlaceMention = Span & {
  surface: string
  kind: 'name' | 'demonym'
  role: PlaceRole
  /** GeoNames id; countries have theirs, absent where none is known. */
  geonameId?: number
  name: string
  /** ISO 3166-1 alpha-2. */
  country: string
  admin1?: string
  lat: number
  lon: number
  /** 0 … 1, how sure. */
  score: number
}

/** A hit as it travels with its article. */
export type ArticleHit = { alertId: string; spans: MatchSpan[] }

/** An article on the wire and in every list. Times are ISO 8601 UTC; `language` is BCP 47 or `und`. */
export type Article = {
  id: string
  /** Opaque and growing: articles after it are asked for with it. */
  cursor: string
  feedId: string
  /** The feed's title, for people. */
  feed: string
  title: string
  /** The opening of the text, cut at a word within about 320 characters: a prefix of `text`, so spans of `text` hold here while they end within it. */
  lead: string
  url: string | null
  /** Where Rasid shows its picture, fetched on the reader's behalf; null where there is none or none are shown. */
  thumbnail: string | null
  language: string
  /** As its feed dates it; `fetchedAt` where that lies ahead of it. */
  publishedAt: string | null
  fetchedAt: string
  /** The moment lists and charts put it at: when it reached us, for a feed's backlog when it was published. */
  at: string
  /** When its words last changed; null while they are the first. */
  revisedAt: string | null
  places: PlaceMention[]
  hits: ArticleHit[]
  storyId: string | null
}

/** What an article said from `since` until `until`, when its source put other words in their place. */
export type Revision = { title: string; text: string; since: string; until: string }

/** One article, whole, and what it said before, oldest first. */
export type ArticleDetail = Article & {
  text: string
  html: string | null
  author: string | null
  revisions: Revision[]
}

/** One article that an alert caught. */
/** `correctionId`: the correction of a place that raised it in what was stored already; null where the article itself did. */
export type Hit = {
  id: string
  alertId: string
  articleId: string
  spans: MatchSpan[]
  at: string
  correctionId: string | null
}

/** Where an alert is delivered; the desk itself always is. */
export type Delivery = { kind: 'webhook'; url: string } | { kind: 'email'; to: string }

export type Alert = {
  id: string
  name: string
  query: string
  paused: boolean
  deliveries: Delivery[]
  createdAt: string
  /** How many articles it caught so far. */
  hitCount: number
  lastHitAt: string | null
}

/** `gone`: its server said that it is for good; it is not asked until a person resumes it. */
export type FeedHealth = 'new' | 'ok' | 'failing' | 'paused' | 'gone'

/**
 * What a feed's hub does: `asked` and not confirmed, `promised` and never pushed, `pushing`, `silent` (it does not push what polls find),
 * `lapsed` (its promise has run out), `denied` (it does not want to).
 */
export type HubState = 'asked' | 'promised' | 'pushing' | 'silent' | 'lapsed' | 'denied'

/** A feed's hub. `since`: since when it promises without a break. */
export type Push = {
  state: HubState
  /** Its address. */
  hub: string
  since: string | null
  lastPushAt: string | null
  leaseEndsAt: string | null
}

export type Feed = {
  id: string
  url: string
  title: string
  siteUrl: string | null
  /** BCP 47, as the feed says or as its pack says. */
  language: string | null
  /** ISO 3166-1 alpha-2 of the source. */
  country: string | null
  paused: boolean
  /** Its articles are read in full at their own pages, where those may be read. */
  fullText: boolean
  health: FeedHealth
  lastPollAt: string | null
  lastSuccessAt: string | null
  /** A plain sentence, or null when the last poll succeeded. */
  lastError: string | null
  /** The same as a word, for interfaces in every language. */
  trouble: FeedTrouble | null
  /** What is odd about a feed that answers. */
  note: FeedNote | null
  /** When a poll last found nothing that was known: articles may have been missed before it. */
  gapAt: string | null
  /** Its hub, where it names one and hubs can reach this Rasid. */
  hub: Push | null
  nextPollAt: string
  articleCount: number
  createdAt: string
}

/** What a tally counts by: the place itself, its first-level division, or its country. */
export type TallyLevel = 'place' | 'admin1' | 'country'

/**
 * Articles that name a place in a role, in a window. `count`: articles, `mentions`: spans. `usual`: the median count of the same
 * hours over the four weeks before; null where less than half of these were watched.
 */
export type PlaceTally = {
  level: TallyLevel
  usual: number | null
  geonameId: number
  name: string
  country: string
  admin1: string | null
  lat: number
  lon: number
  role: PlaceRole
  count: number
  mentions: number
}

/** How far a correction goes: the article it was made in, its feed, or every feed. */
export type Reach = 'article' | 'feed' | 'everywhere'

/** The place that a name is said to be. */
export type CorrectPlace = {
  geonameId: number
  name: string
  country: string
  admin1?: string
  lat: number
  lon: number
}

/**
 * What an analyst said of a name: it is `place`, or none (null). `from` is what it was taken for; null where it was missed.
 * `history`: in what was stored before, too.
 */
export type Correction = {
  id: string
  articleId: string | null
  feedId: string | null
  reach: Reach
  history: boolean
  surface: string
  from: { geonameId: number; name: string } | null
  place: CorrectPlace | null
  madeBy: string
  madeAt: string
  undoneBy: string | null
  undoneAt: string | null
}

/** What a correction would change in what is stored; `around` is the text about the name. */
export type CorrectionPreview = {
  articles: number
  mentions: number
  samples: { articleId: string; title: string; language: string; feed: string; surface: string; around: string }[]
}

/** A place of the gazetteer as it is offered for a name. `label`: its name in the reader's language. */
export type FoundPlace = CorrectPlace & { label: string; division: string | null; kind: string }

/** Articles in [from, to); `key` says which language, feed, place … it is when the timeline was asked `by` one. */
export type TimelinePoint = { from: string; to: string; count: number; key?: string }

/** A list, one page of it. */
export type Page<T> = { items: T[]; next: string | null }

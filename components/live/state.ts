// What the desk knows, as one immutable value, and the store that panels subscribe to. State lives outside React.
import type { DeskSnapshot } from '../../core/desk.ts'
import type { Alert, Article, Feed, Hit, PlaceMention, PlaceRole, PlaceTally, TimelinePoint } from '../../core/model.ts'
import type { Outlet } from '../../core/outlets.ts'
import type { Query } from '../../core/query/ast.ts'
import { type Filter, NO_FILTER } from './filter.ts'

export type View = 'desk' | 'map' | 'history' | 'alerts' | 'feeds'
/** The socket: whether it is up, and how long ago the newest article was fetched when it reached this page. */
export type Line = { state: 'connecting' | 'live' | 'down'; delayMs: number | null; since: number }
export type Toast = { key: number; alert: string; alertId: string; title: string; language: string; count: number }

/** A name of an article, and the place that it was taken for; without one it was missed. */
export type Correctable = Pick<PlaceMention, 'surface' | 'start'> &
  Partial<Pick<PlaceMention, 'geonameId' | 'name' | 'country'>>

export type DeskState = {
  view: View
  articles: Article[]
  /** Arrived while the reader was reading: shown when they ask. */
  held: Article[]
  next: string | null
  /** Articles that some alert caught, newest first, whatever the stream is narrowed to. */
  caught: Article[]
  filter: Filter
  /** The filter's query as it was understood, its places looked up: what is marked in the articles. */
  asked: Query | null
  loading: boolean
  error: string | null
  feeds: Feed[]
  alerts: Alert[]
  /** Null until they were asked for. */
  outlets: Outlet[] | null
  hits: Hit[]
  unread: number
  toasts: Toast[]
  tallies: PlaceTally[]
  tallyHours: number
  tallyRole: PlaceRole
  tallyLevel: 'place' | 'country'
  /** What places are called in the reader's language, by id, as far as it was asked for. */
  labels: Record<number, string>
  /** The place of an article that is being corrected. */
  correcting: { article: Article; place: Correctable } | null
  /** The correction that was made last, until it is dismissed or undone. */
  corrected: { id: string; articles: number; mentions: number } | null
  /** Why what was done last did not come about, where nothing beside it says so. */
  failure: string | null
  /** Grows whenever a correction changed what is stored. */
  corrections: number
  timeline: TimelinePoint[]
  line: Line
}

export type Store = {
  get(): DeskState
  set(change: Partial<DeskState> | ((state: DeskState) => Partial<DeskState>)): void
  subscribe(listener: () => void): () => void
}

export function createStore(snapshot: DeskSnapshot, labels: Record<number, string> = {}): Store {
  let state: DeskState = {
    view: 'desk',
    articles: snapshot.articles,
    held: [],
    next: snapshot.next,
    caught: snapshot.articles.filter(({ hits }) => hits.length > 0),
    filter: NO_FILTER,
    asked: null,
    loading: false,
    error: null,
    feeds: snapshot.feeds,
    alerts: snapshot.alerts,
    outlets: null,
    hits: [],
    unread: 0,
    toasts: [],
    tallies: snapshot.tallies,
    tallyHours: 24,
    tallyRole: 'event',
    tallyLevel: 'place',
    labels,
    correcting: null,
    corrected: null,
    failure: null,
    corrections: 0,
    timeline: snapshot.timeline,
    line: { state: 'connecting', delayMs: null, since: Date.parse(snapshot.now) },
  }
  const listeners = new Set<() => void>()
  return {
    get: () => state,
    set: (change) => {
      state = { ...state, ...(typeof change === 'function' ? change(state) : change) }
      for (const listener of listeners) listener()
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

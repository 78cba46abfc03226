// What a person does at the desk: narrow, release, look further back, add, pause, delete. Each asks the API and puts the
// answer into the state; a refusal becomes the sentence that is shown beside it.
import type { FoundFeed } from '../../core/discovery.ts'
import type { Alert, Article, Feed, Page, PlaceTally, TimelinePoint } from '../../core/model.ts'
import { release, show } from './arrivals.ts'
import { merged } from './articles.ts'
import { ask, sentenceOf } from './ask.ts'
import { connect } from './connect.ts'
import { createCorrectionActions } from './correction-actions.ts'
import { type Filter, filterQuery, isFiltered, NO_FILTER } from './filter.ts'
import { createOutletActions } from './outlet-actions.ts'
import { saying } from './saying.ts'
import type { DeskState, Store, View } from './state.ts'
import { understand } from './understand.ts'

const HOUR_MS = 3_600_000
// What a map can show without a storm; the list beside it is read from its top.
const TALLIES = 100
const PAGE = '100'
// Bursts of commits ask once: numbers that change faster than this cannot be read.
const TALLY_EVERY_MS = 1_500
const STREAM_EVERY_MS = 300

export type Actions = ReturnType<typeof createActions>

export function createActions(store: Store) {
  const reading = { current: false }
  const said = saying(store)
  const alertChanged = (alert: Alert) =>
    store.set(({ alerts }) => ({ alerts: alerts.map((other) => (other.id === alert.id ? alert : other)) }))
  const feedChanged = (feed: Feed) =>
    store.set(({ feeds }) => ({ feeds: feeds.map((other) => (other.id === feed.id ? feed : other)) }))

  const loadStream = async () => {
    const { filter } = store.get()
    store.set({ loading: true, error: null, held: [] })
    try {
      const [page, asked] = await Promise.all([
        ask<Page<Article>>(`/api/articles?${filterQuery(filter, { limit: PAGE })}`),
        understand(filter.q),
      ])
      if (store.get().filter === filter) store.set({ articles: page.items, next: page.next, loading: false, asked })
    } catch (error) {
      if (store.get().filter === filter)
        store.set({ articles: [], next: null, loading: false, error: sentenceOf(error) })
    }
  }
  const refreshStream = sparingly(STREAM_EVERY_MS, async () => {
    const { filter } = store.get()
    if (!isFiltered(filter)) return
    const page = await ask<Page<Article>>(`/api/articles?${filterQuery(filter, { limit: PAGE })}`)
    if (store.get().filter === filter) show(store, reading, page.items)
  })
  const loadTallies = async () => {
    const { tallyHours, tallyRole, tallyLevel } = store.get()
    const since = new Date(Date.now() - tallyHours * HOUR_MS).toISOString()
    const day = new Date(Date.now() - 24 * HOUR_MS).toISOString()
    const [places, points] = await Promise.all([
      ask<Page<PlaceTally>>(`/api/stats/places?role=${tallyRole}&by=${tallyLevel}&since=${since}&limit=${TALLIES}`),
      ask<Page<TimelinePoint>>(`/api/stats/timeline?bucket=hour&by=language&since=${day}`),
    ])
    const now = store.get()
    if (now.tallyHours === tallyHours && now.tallyRole === tallyRole && now.tallyLevel === tallyLevel)
      store.set({ tallies: places.items, timeline: points.items })
  }
  const refreshTallies = sparingly(TALLY_EVERY_MS, loadTallies)
  const refreshFeeds = sparingly(STREAM_EVERY_MS, async () => {
    store.set({ feeds: (await ask<Page<Feed>>('/api/feeds')).items })
  })
  const { refreshPlaces: loadPlaces, ...corrections } = createCorrectionActions(store, loadStream, loadTallies)
  const refreshPlaces = sparingly(STREAM_EVERY_MS, loadPlaces)
  const narrow = (change: Partial<Filter>) => {
    store.set(({ filter }) => ({ filter: { ...filter, ...change }, view: 'desk' }))
    return loadStream()
  }

  return {
    reading,
    connect: (cursors: { cursor: string; revisions: string }) =>
      connect(store, reading, cursors, { refreshStream, loadStream, refreshTallies, refreshFeeds, refreshPlaces }),
    look: (view: View) => {
      store.set({ view, ...(view === 'alerts' ? { unread: 0 } : {}) })
      // What hubs pushed meanwhile is told of no poll.
      if (view === 'feeds') refreshFeeds()
      window.history.replaceState(null, '', view === 'desk' ? '/' : `#${view}`)
    },
    narrow,
    widen: () => narrow(NO_FILTER),
    release: () => release(store),
    older: said(async () => {
      const { filter, next } = store.get()
      if (next === null) return
      const page = await ask<Page<Article>>(`/api/articles?${filterQuery(filter, { limit: PAGE, cursor: next })}`)
      store.set(({ articles }) => ({ articles: merged(articles, page.items), next: page.next }))
    }),
    tally: said(async (by: Partial<Pick<DeskState, 'tallyHours' | 'tallyRole' | 'tallyLevel'>>) => {
      const { tallyHours, tallyRole, tallyLevel } = store.get()
      store.set(by)
      try {
        await loadTallies()
      } catch (error) {
        // The numbers are those of before: they must not stand under another window's name.
        store.set({ tallyHours, tallyRole, tallyLevel })
        throw error
      }
    }),
    ...corrections,
    undoCorrection: said(corrections.undoCorrection),
    dismissFailure: () => store.set({ failure: null }),
    ...createOutletActions(store),
    dismiss: (key: number) => store.set(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.key !== key) })),
    addAlert: async (name: string, query: string) => {
      const alert = await ask<Alert>('/api/alerts', { method: 'POST', body: { name, query } })
      store.set(({ alerts }) => ({ alerts: [alert, ...alerts] }))
    },
    pauseAlert: said(async (id: string, paused: boolean) =>
      alertChanged(await ask<Alert>(`/api/alerts/${id}`, { method: 'PATCH', body: { paused } })),
    ),
    removeAlert: said(async (id: string) => {
      await ask(`/api/alerts/${id}`, { method: 'DELETE' })
      store.set(({ alerts }) => ({ alerts: alerts.filter((alert) => alert.id !== id) }))
    }),
    addFeed: async (feed: { url: string; title?: string; language?: string; country?: string }) => {
      const added = await ask<Feed>('/api/feeds', { method: 'POST', body: feed })
      store.set(({ feeds }) => ({ feeds: [...feeds.filter(({ id }) => id !== added.id), added] }))
    },
    discoverFeeds: (url: string) =>
      ask<{ items: FoundFeed[]; itself: boolean }>('/api/feeds/discover', { method: 'POST', body: { url } }),
    pauseFeed: said(async (id: string, paused: boolean) =>
      feedChanged(await ask<Feed>(`/api/feeds/${id}`, { method: 'PATCH', body: { paused } })),
    ),
    readInFull: said(async (id: string, fullText: boolean) =>
      feedChanged(await ask<Feed>(`/api/feeds/${id}`, { method: 'PATCH', body: { fullText } })),
    ),
    pollFeed: said(async (id: string) => feedChanged(await ask<Feed>(`/api/feeds/${id}/poll`, { method: 'POST' }))),
    removeFeed: said(async (id: string) => {
      await ask(`/api/feeds/${id}`, { method: 'DELETE' })
      store.set(({ feeds }) => ({ feeds: feeds.filter((feed) => feed.id !== id) }))
    }),
    importOpml: async (text: string) => {
      const done = await ask<{ added: number; existing: number; failed: unknown[] }>('/api/feeds/import', {
        method: 'POST',
        text,
      })
      refreshFeeds()
      return done
    },
  }
}

/** Runs `work` at most once in `everyMs`, and once more when it was asked for meanwhile. A failure waits for the next call. */
function sparingly(everyMs: number, work: () => Promise<void>): () => void {
  let waiting = false
  let last = 0
  return () => {
    if (waiting) return
    waiting = true
    const run = () => {
      waiting = false
      last = Date.now()
      void work().catch(() => undefined)
    }
    setTimeout(run, Math.max(0, last + everyMs - Date.now()))
  }
}

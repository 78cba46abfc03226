// What the live stream does to the desk: articles, hits, polls and lost connections become state. The socket only adds;
// whatever it lost is asked for with the cursor and merged by id, so nothing is missing or doubled.
import type { FeedPolled } from '../../core/events.ts'
import type { Article, Feed, Hit } from '../../core/model.ts'
import { merged, unknown } from './articles.ts'
import { isFiltered } from './filter.ts'
import type { DeskState, Store, Toast } from './state.ts'

// A page left open for days keeps what a reader can scroll through; the rest is in the store.
const MOST_SHOWN = 500
const MOST_CAUGHT = 100
const MOST_TOASTS = 3

/** True while someone reads: then the list must not move. The stream's panel says so. */
export type Reading = { current: boolean }

/** Adds articles that came on the socket. Returns whether a narrowed stream has to ask which of them it shows. */
export function arrive(store: Store, reading: Reading, articles: Article[]): boolean {
  const newest = articles.reduce((latest, { fetchedAt }) => Math.max(latest, Date.parse(fetchedAt)), 0)
  store.set(({ caught, line }) => ({
    caught: merged(
      caught,
      articles.filter(({ hits }) => hits.length > 0),
    ).slice(0, MOST_CAUGHT),
    line: newest > 0 ? { ...line, delayMs: Math.max(0, Date.now() - newest) } : line,
  }))
  if (isFiltered(store.get().filter)) return true
  show(store, reading, articles)
  return false
}

/** Puts new articles on the list, or holds them while it is being read. */
export function show(store: Store, reading: Reading, articles: Article[]): void {
  store.set(({ articles: shown, held }) => {
    const fresh = unknown(articles, shown, held)
    if (fresh.length === 0) return {}
    return reading.current ? { held: merged(held, fresh) } : { articles: merged(shown, fresh).slice(0, MOST_SHOWN) }
  })
}

export function release(store: Store): void {
  store.set(({ articles, held }) => ({ articles: merged(articles, held).slice(0, MOST_SHOWN), held: [] }))
}

/** Articles that say something else now: wherever they stand they change in place. Those that are not there stay away. */
export function revise(store: Store, articles: Article[]): void {
  const revised = new Map(articles.map((article) => [article.id, article]))
  const now = (list: Article[]) => list.map((article) => revised.get(article.id) ?? article)
  store.set((state) => ({
    articles: now(state.articles),
    held: now(state.held),
    caught: merged(
      now(state.caught),
      articles.filter(({ hits }) => hits.length > 0),
    ).slice(0, MOST_CAUGHT),
  }))
}

let toastKey = 0

/** Hits raise the unread count and one toast an alert. */
export function raise(store: Store, hits: Hit[]): void {
  store.set((state) => {
    const fresh = hits.filter(({ id }) => !state.hits.some((known) => known.id === id))
    return {
      hits: [...fresh, ...state.hits].slice(0, 500),
      unread: state.unread + fresh.length,
      alerts: state.alerts.map((alert) => {
        const mine = fresh.filter(({ alertId }) => alertId === alert.id)
        return mine.length === 0
          ? alert
          : { ...alert, hitCount: alert.hitCount + mine.length, lastHitAt: mine.at(-1)?.at ?? alert.lastHitAt }
      }),
      toasts: [...state.toasts, ...toastsOf(state, fresh)].slice(-MOST_TOASTS),
    }
  })
}

function toastsOf(state: DeskState, hits: Hit[]): Toast[] {
  return [...new Set(hits.map(({ alertId }) => alertId))].map((alertId) => {
    const mine = hits.filter((hit) => hit.alertId === alertId)
    const article = state.caught.find(({ id }) => id === mine.at(-1)?.articleId)
    return {
      key: ++toastKey,
      alertId,
      alert: state.alerts.find(({ id }) => id === alertId)?.name ?? '',
      title: article?.title ?? '',
      language: article?.language ?? 'und',
      count: mine.length,
    }
  })
}

function healthAfter(feed: Feed, poll: FeedPolled): Feed['health'] {
  if (poll.trouble === 'gone') return 'gone'
  return feed.paused ? 'paused' : poll.error ? 'failing' : 'ok'
}

/** What polls say of their feeds. */
export function polled(store: Store, polls: FeedPolled[]): void {
  const latest = new Map(polls.map((poll) => [poll.feedId, poll]))
  store.set(({ feeds }) => ({
    feeds: feeds.map((feed) => {
      const poll = latest.get(feed.id)
      if (!poll) return feed
      return {
        ...feed,
        lastPollAt: poll.at,
        nextPollAt: poll.nextPollAt,
        lastError: poll.error,
        trouble: poll.trouble,
        paused: feed.paused || poll.trouble === 'gone',
        gapAt: poll.gap ? poll.at : feed.gapAt,
        lastSuccessAt: poll.error ? feed.lastSuccessAt : poll.at,
        health: healthAfter(feed, poll),
        articleCount: feed.articleCount + poll.added,
      }
    }),
  }))
}

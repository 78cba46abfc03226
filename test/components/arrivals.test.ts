// What the live stream does to the desk's state, without a browser: nothing doubled, nothing moved while someone reads, hits
// counted once, buckets without holes.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { arrive, polled, raise, release } from '../../components/live/arrivals.ts'
import { filterQuery, NO_FILTER } from '../../components/live/filter.ts'
import { createStore } from '../../components/live/state.ts'
import { seriesOf, summed } from '../../components/panels/buckets.ts'
import { localeOf } from '../../components/words/words.ts'
import type { Alert, Article, Feed, Hit } from '../../core/model.ts'

const AT = '2026-03-01T12:00:00.000Z'
const article = (id: number, minute: number, hits: Article['hits'] = []): Article => {
  const at = `2026-03-01T12:${String(minute).padStart(2, '0')}:00.000Z`
  const words = {
    title: `t${id}`,
    lead: '',
    url: null,
    thumbnail: null,
    language: 'ar',
    storyId: null,
    revisedAt: null,
    places: [],
    hits,
  }
  return { id: String(id), cursor: String(id), feedId: '1', feed: 'A', publishedAt: at, fetchedAt: at, at, ...words }
}
const deskOf = (articles: Article[]) =>
  createStore({
    articles,
    next: null,
    now: AT,
    cursor: '0',
    revisions: '0',
    feeds: [{ id: '1', paused: false, articleCount: 2, lastSuccessAt: null, health: 'new' } as Feed],
    alerts: [{ id: '5', name: 'Strikes', hitCount: 1, lastHitAt: null } as Alert],
    tallies: [],
    timeline: [],
  })
const ids = (articles: Article[]) => articles.map(({ id }) => id)

test('arrivals go on top by time, each once; what was seen already changes nothing', () => {
  const store = deskOf([article(9, 9), article(8, 8)])
  arrive(store, { current: false }, [article(9, 9), article(10, 10), article(11, 2)])
  assert.deepEqual(ids(store.get().articles), ['10', '9', '8', '11'])
})

test('while someone reads the list stays as it is; releasing shows everything held, in order', () => {
  const store = deskOf([article(1, 1)])
  arrive(store, { current: true }, [article(2, 2)])
  arrive(store, { current: true }, [article(3, 3), article(2, 2)])
  assert.deepEqual(ids(store.get().articles), ['1'])
  assert.deepEqual(ids(store.get().held), ['3', '2'])
  release(store)
  assert.deepEqual(ids(store.get().articles), ['3', '2', '1'])
  assert.equal(store.get().held.length, 0)
})

test('a narrowed stream asks the store instead of guessing; caught articles are kept either way', () => {
  const store = deskOf([])
  store.set({ filter: { ...NO_FILTER, q: 'درعا' } })
  assert.equal(arrive(store, { current: false }, [article(1, 1, [{ alertId: '5', spans: [] }])]), true)
  assert.deepEqual(ids(store.get().articles), [])
  assert.deepEqual(ids(store.get().caught), ['1'])
})

test('hits count once, per alert one toast', () => {
  const store = deskOf([])
  const hit = (id: string): Hit => ({ id, alertId: '5', articleId: '1', spans: [], at: AT, correctionId: null })
  raise(store, [hit('1'), hit('2')])
  raise(store, [hit('2')])
  assert.equal(store.get().unread, 2)
  assert.equal(store.get().alerts[0]?.hitCount, 3)
  assert.deepEqual(
    store.get().toasts.map(({ alert, count }) => [alert, count]),
    [['Strikes', 2]],
  )
})

test('a poll updates its feed', () => {
  const store = deskOf([])
  polled(store, [{ feedId: '1', at: AT, added: 3, error: null, trouble: null, gap: false, nextPollAt: AT }])
  const [feed] = store.get().feeds
  assert.deepEqual([feed?.articleCount, feed?.health, feed?.lastSuccessAt], [5, 'ok', AT])
})

test('a filter is written as the API reads it', () => {
  const filter = { ...NO_FILTER, q: 'درعا OR a', place: { id: 170654, name: 'Daraa' } }
  const words = new URLSearchParams(filterQuery(filter, { limit: '10' }))
  assert.deepEqual(
    [words.get('q'), words.get('place'), words.get('limit'), words.get('language')],
    [filter.q, '170654', '10', null],
  )
})

test('buckets have no holes, series are sorted by size', () => {
  const hour = (n: number) => new Date(Date.parse(AT) + n * 3_600_000).toISOString()
  const window = { sinceMs: Date.parse(hour(0)), untilMs: Date.parse(hour(3)), bucketMs: 3_600_000 }
  const points = [
    { from: hour(0), to: hour(1), count: 2, key: 'en' },
    { from: hour(2), to: hour(3), count: 5, key: 'ar' },
    { from: hour(2), to: hour(3), count: 1, key: 'en' },
  ]
  assert.deepEqual(
    summed(points, window).map(({ count }) => count),
    [2, 0, 6],
  )
  assert.deepEqual(
    seriesOf(points, window).map(({ key, total, points: all }) => [key, total, all.map(({ count }) => count)]),
    [
      ['ar', 5, [0, 0, 5]],
      ['en', 3, [2, 0, 1]],
    ],
  )
})

test('the reader’s choice of language comes first, then their browser’s', () => {
  assert.equal(localeOf('en', 'ar-SY,ar;q=0.9'), 'en')
  assert.equal(localeOf(undefined, 'fr,ar-SY;q=0.9,en;q=0.5'), 'ar')
  assert.equal(localeOf('xx', null), 'en')
})

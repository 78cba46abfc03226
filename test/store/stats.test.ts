// Counts that charts stand on: every article in the bucket of its moment, every place once per article and role.
import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { parseQuery } from '../../core/query/parse.ts'
import { addAlert } from '../../server/store/alerts.ts'
import { closeStore, db, openStore } from '../../server/store/client.ts'
import { loadDesk } from '../../server/store/desk.ts'
import { storeHealth } from '../../server/store/health.ts'
import { placeTallies } from '../../server/store/place-tallies.ts'
import { timeline } from '../../server/store/stats.ts'
import { article, claimedFeed, HOUR_MS, mention, NOON, openShelf, store } from './shelf.ts'

const at = (hours: number) => new Date(NOON.getTime() + hours * HOUR_MS)
const window = { since: at(-2), until: at(2) }

describe('stats', () => {
  let shelf: Awaited<ReturnType<typeof openShelf>>
  before(async () => {
    shelf = await openShelf()
    // A server that keeps another time than ours must not move the buckets.
    await db().$executeRaw`alter database rasid set timezone to 'Asia/Kathmandu'`
    await closeStore()
    openStore(shelf.url)
  })
  after(() => shelf?.close())
  beforeEach(async () => {
    await db().feed.deleteMany()
    await db().alert.deleteMany()
  })

  test('each article stands in the bucket of its moment; empty buckets stand too; the window is half open', async () => {
    const claim = await claimedFeed()
    const moments = [-2, -1.0001, -0.5, 0, 0.999, 1.5, 2, -2.001]
    await store(
      claim,
      moments.map((hours, index) => article(`${index}`, { at: at(hours) })),
    )
    const points = await timeline({ ...window, bucket: 'hour' })
    assert.deepEqual(
      points.map(({ from, count }) => [from, count]),
      [
        [at(-2).toISOString(), 2],
        [at(-1).toISOString(), 1],
        [at(0).toISOString(), 2],
        [at(1).toISOString(), 1],
      ],
    )
    assert.equal(points[0]?.to, points[1]?.from)
    const days = await timeline({ since: at(-36), until: at(2), bucket: 'day' })
    assert.deepEqual(
      days.map(({ from, count }) => [from.slice(0, 10), count]),
      [
        ['2026-02-28', 0],
        ['2026-03-01', 7],
      ],
    )
  })

  test('split by language or feed; by a query or an alert it counts what the list shows', async () => {
    const alert = await addAlert({ name: 'x', query: 'x', deliveries: [] })
    const [one, two] = [await claimedFeed('One'), await claimedFeed('Two')]
    const hits = [{ alertId: alert.id, spans: [] }]
    await store(one, [
      article('a', { language: 'ar', hits }),
      article('b', { language: 'ar', title: 'School' }),
      article('c', { at: at(1), title: 'The schools', hits }),
    ])
    await store(two, [article('d', { text: 'At school.' })])
    const keys = async (ask: Omit<Parameters<typeof timeline>[0], 'since' | 'until' | 'bucket'>) =>
      (await timeline({ ...window, bucket: 'hour', ...ask })).map(({ from, key, count }) => [from, key, count])
    const [noon, next] = [at(0).toISOString(), at(1).toISOString()]
    assert.deepEqual(await keys({ by: 'language' }), [
      [noon, 'ar', 2],
      [noon, 'en', 1],
      [next, 'en', 1],
    ])
    assert.deepEqual(await keys({ by: 'feed' }), [
      [noon, String(one.feedId), 2],
      [noon, String(two.feedId), 1],
      [next, String(one.feedId), 1],
    ])
    const parsed = parseQuery('school')
    assert.ok(parsed.ok)
    assert.deepEqual(await keys({ by: 'language', query: parsed.query }), [
      [noon, 'ar', 1],
      [noon, 'en', 1],
      [next, 'en', 1],
    ])
    const counts = async (ask: object) =>
      (await timeline({ ...window, bucket: 'hour', ...ask })).map(({ count }) => count)
    assert.deepEqual(await counts({ alert: alert.id }), [0, 0, 1, 1])
    assert.deepEqual(await counts({ alert: alert.id, query: parsed.query }), [0, 0, 0, 1])
    assert.deepEqual(await counts({ alert: 'none' }), [0, 0, 0, 0])
  })

  test('a place counts an article once per role, its mentions each; demonyms and nameless places do not', async () => {
    const aleppo = { geonameId: 170_063, name: 'Aleppo', surface: 'Aleppo' }
    const nameless = mention({ name: 'Somewhere' })
    delete nameless.geonameId
    await store(await claimedFeed(), [
      article('a', { places: [mention(), mention({ field: 'text' }), mention({ role: 'dateline' })] }),
      article('b', { places: [mention(), mention(aleppo), mention({ kind: 'demonym', role: 'actor' }), nameless] }),
      article('c', { title: 'School', places: [mention(aleppo), mention(aleppo), mention(aleppo)], at: at(5) }),
    ])
    const tally = async (ask: Partial<Parameters<typeof placeTallies>[0]>) =>
      (await placeTallies({ limit: 10, ...ask })).map(({ name, role, count, mentions }) => [
        name,
        role,
        count,
        mentions,
      ])
    assert.deepEqual(await tally({}), [
      ['Aleppo', 'event', 2, 4],
      ['Daraa', 'event', 2, 3],
      ['Daraa', 'dateline', 1, 1],
    ])
    assert.deepEqual(await tally({ role: 'dateline' }), [['Daraa', 'dateline', 1, 1]])
    assert.deepEqual(await tally({ role: 'event', until: at(5) }), [
      ['Daraa', 'event', 2, 3],
      ['Aleppo', 'event', 1, 1],
    ])
    assert.deepEqual(await tally({ limit: 1 }), [['Aleppo', 'event', 2, 4]])
    const parsed = parseQuery('school')
    assert.ok(parsed.ok)
    assert.deepEqual(await tally({ query: parsed.query }), [['Aleppo', 'event', 1, 3]])
  })

  test('the desk’s first paint and the health agree with the store', async () => {
    const empty = await loadDesk()
    assert.deepEqual([empty.articles, empty.feeds, empty.tallies, empty.timeline], [[], [], [], []])
    const ids = await store(
      await claimedFeed('Wire'),
      Array.from({ length: 120 }, (_, index) =>
        article(`${index}`, { places: [mention()], at: new Date(), fetchedAt: new Date() }),
      ),
    )
    const desk = await loadDesk()
    assert.equal(desk.cursor, ids.at(-1))
    assert.equal(desk.articles.length, 100)
    assert.equal(desk.tallies[0]?.count, 120)
    assert.equal(
      desk.timeline.reduce((sum, { count }) => sum + count, 0),
      120,
    )
    const [row] = await db().$queryRaw<
      { late: number }[]
    >`select extract(epoch from now() - max(at))::float8 as late from article`
    assert.ok(Math.abs(row?.late ?? 9_999) < 600, 'the database and we mean the same moment')
    const health = await storeHealth()
    assert.deepEqual([health.feeds, health.failingFeeds, health.overdueFeeds, health.articles], [1, 0, 0, 120])
    assert.ok(health.newestArticleAt)
  })
})

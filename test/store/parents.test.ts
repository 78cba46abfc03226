// No mention and no hit without its article, no hit without its alert, whoever writes and removes at the same time.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { addAlert, removeAlert } from '../../server/store/alerts.ts'
import { db } from '../../server/store/client.ts'
import { removeFeed } from '../../server/store/feeds.ts'
import { purgeArticles } from '../../server/store/purge.ts'
import { article, claimedFeed, mention, openShelf, store } from './shelf.ts'

const SPANS = [{ field: 'title' as const, start: 0, end: 5, term: 'daraa' }]
const HIT = 'insert into hit (alert_id, article_id, spans) values ($1, $2, $3)'
const MENTION = `insert into place_mention (article_id, ordinal, at, field, start, "end", surface, kind, role, name, country, lat, lon, score)
  select $1, $2, now(), 'title', 0, 5, 'Daraa', 'name', 'event', 'Daraa', 'SY', 32.6, 36.1, 1`

describe('parents', () => {
  let shelf: Awaited<ReturnType<typeof openShelf>>
  let one: pg.Client
  let other: pg.Client
  before(async () => {
    shelf = await openShelf()
    ;[one, other] = [new pg.Client(shelf.url), new pg.Client(shelf.url)]
    await Promise.all([one.connect(), other.connect()])
  })
  after(async () => {
    await Promise.all([one?.end(), other?.end()])
    await shelf?.close()
  })

  const stored = async (hits: { alertId: string; spans: typeof SPANS }[] = []) => {
    const claim = await claimedFeed()
    const [first, second] = await store(claim, [
      article('a', { places: [mention(), mention()], hits }),
      article('b', { places: [mention()], hits }),
    ])
    return { claim, first: BigInt(first ?? 0), second: BigInt(second ?? 0) }
  }
  const rowsOf = async (articleId: bigint) => [
    await db().placeMention.count({ where: { articleId } }),
    await db().hit.count({ where: { articleId } }),
  ]
  const isRefused = (promise: Promise<unknown>) => assert.rejects(promise, { code: '23503' })

  test('what has no article or no alert is refused, whole', async () => {
    const alert = await addAlert({ name: 'x', query: 'Daraa', deliveries: [] })
    const { first } = await stored()
    await isRefused(one.query(HIT, [alert.id, -1, '[]']))
    await isRefused(one.query(HIT, [-1, first, '[]']))
    await isRefused(one.query(MENTION, [-1, 0]))
    const some = `insert into hit (alert_id, article_id, spans) select $1, of, '[]' from unnest($2::int8[]) as of`
    await isRefused(one.query(some, [alert.id, [first, -1n]]))
    assert.deepEqual(await rowsOf(first), [2, 0])
  })

  test('rows go with their article, their feed and their alert, and no others', async () => {
    const [kept, gone] = await Promise.all(
      ['kept', 'gone'].map((name) => addAlert({ name, query: 'x', deliveries: [] })),
    )
    const hits = [kept, gone].map((alert) => ({ alertId: alert?.id ?? '', spans: SPANS }))
    const [here, there] = [await stored(hits), await stored(hits)]
    await purgeArticles([here.first])
    assert.deepEqual(await rowsOf(here.first), [0, 0])
    assert.deepEqual(await rowsOf(here.second), [1, 2])
    await removeAlert(gone?.id ?? '')
    assert.deepEqual(await rowsOf(here.second), [1, 1])
    await removeFeed(String(here.claim.feedId))
    assert.deepEqual(await rowsOf(here.second), [0, 0])
    assert.deepEqual(await rowsOf(there.first), [2, 1])
  })

  test('who writes while another removes waits, and is refused when it is gone', async () => {
    const alert = await addAlert({ name: 'x', query: 'Daraa', deliveries: [] })
    const { first, second } = await stored()
    await other.query('begin')
    await other.query('delete from article where id = $1', [first])
    const late = isRefused(one.query(MENTION, [first, 9]))
    await untilWaiting(shelf.url)
    await other.query('commit')
    await late
    await other.query('begin')
    await other.query('delete from alert where id = $1', [alert.id])
    const lateHit = isRefused(one.query(HIT, [alert.id, second, '[]']))
    await untilWaiting(shelf.url)
    await other.query('commit')
    await lateHit
    assert.deepEqual(
      [await rowsOf(first), await rowsOf(second)],
      [
        [0, 0],
        [1, 0],
      ],
    )
  })

  test('who removes while another writes waits, and takes along what was written', async () => {
    const alert = await addAlert({ name: 'x', query: 'Daraa', deliveries: [] })
    const { first } = await stored()
    await one.query('begin')
    await one.query(MENTION, [first, 9])
    await one.query(HIT, [alert.id, first, '[]'])
    const removed = purgeArticles([first])
    await untilWaiting(shelf.url)
    await one.query('commit')
    assert.equal(await removed, 1)
    assert.deepEqual(await rowsOf(first), [0, 0])
  })
})

async function untilWaiting(url: string): Promise<void> {
  const watcher = new pg.Client(url)
  await watcher.connect()
  while ((await watcher.query('select from pg_locks where not granted')).rowCount === 0) await sleep(10)
  await watcher.end()
}

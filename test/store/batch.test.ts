// One transaction per poll: all of it or nothing, each key once however many write it, and ids that become visible in order.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { addAlert, hitsOfArticles, removeAlert } from '../../server/store/alerts.ts'
import { articlesSince, findArticle, newestCursor } from '../../server/store/articles.ts'
import { storeBatch } from '../../server/store/batch.ts'
import { db } from '../../server/store/client.ts'
import { findFeed, removeFeed } from '../../server/store/feeds.ts'
import { recall } from '../../server/store/recall.ts'
import { article, claimedFeed, mention, openShelf, outcome, store } from './shelf.ts'

const SPANS = [{ field: 'title' as const, start: 0, end: 5, term: 'daraa' }]

describe('batch', () => {
  let shelf: Awaited<ReturnType<typeof openShelf>>
  before(async () => {
    shelf = await openShelf()
  })
  after(() => shelf?.close())

  test('what is stored comes back as it was, in the order it was given', async () => {
    const claim = await claimedFeed('وكالة')
    const published = new Date('2026-02-28T08:00:00.123Z')
    const text = `قصف \u{1F4A5} على درعا\n\n"quoted" \\ {braces}, NULL`
    const ids = await store(claim, [
      article('one', {
        title: 'درعا',
        text,
        html: '<p>x</p>',
        author: 'A, "B"',
        language: 'ar',
        publishedAt: published,
      }),
      article('two', { url: null }),
      article('three'),
    ])
    assert.deepEqual(
      (await articlesSince(String(BigInt(ids[0] as string) - 1n), 10)).map(({ id }) => id),
      ids,
    )
    const whole = await findArticle(ids[0] as string)
    assert.equal(whole?.text, text)
    assert.equal(whole?.html, '<p>x</p>')
    assert.equal(whole?.author, 'A, "B"')
    assert.equal(whole?.feed, 'وكالة')
    assert.equal(whole?.publishedAt, published.toISOString())
    assert.equal((await findArticle(ids[1] as string))?.url, null)
  })

  test('a key that is there is left as it is; only what is new is answered and counted', async () => {
    const claim = await claimedFeed()
    await store(claim, [article('a', { title: 'First' }), article('b')])
    const ids = await store(claim, [article('b'), article('a', { title: 'Second' }), article('c')])
    assert.equal(ids.length, 1)
    assert.equal((await findArticle(ids[0] as string))?.title, 'Title of c')
    assert.deepEqual(await store(claim, [article('a')]), [])
    assert.equal((await findFeed(String(claim.feedId)))?.articleCount, 3)
    const keys = async (feedId: bigint) => (await recall(feedId, ['a', 'x', 'c'], [])).map(({ key }) => key).sort()
    assert.deepEqual(await keys(claim.feedId), ['a', 'c'])
    assert.deepEqual(await keys((await claimedFeed()).feedId), [], 'keys are a feed’s own')
  })

  test('mentions and hits stand with their article, and go with it', async () => {
    const alert = await addAlert({ name: 'Daraa', query: 'Daraa', deliveries: [] })
    const claim = await claimedFeed()
    const hits = [{ alertId: alert.id, spans: SPANS }]
    const bare = mention({ field: 'text', role: 'other', name: 'Nowhere' })
    delete bare.geonameId
    const [id] = await store(claim, [article('a', { places: [mention({ admin1: '08' }), bare], hits }), article('b')])
    const stored = await findArticle(id as string)
    assert.deepEqual(stored?.places, [mention({ admin1: '08' }), bare])
    assert.deepEqual(stored?.hits, hits)
    assert.deepEqual(
      (await hitsOfArticles([id as string])).map(({ alertId, spans }) => ({ alertId, spans })),
      hits,
    )
    // Listed again, caught again: still once.
    await store(claim, [article('a', { places: [mention()], hits })])
    assert.equal(await db().hit.count({ where: { alertId: BigInt(alert.id) } }), 1)
    assert.equal(await removeFeed(String(claim.feedId)), true)
    assert.equal(await db().hit.count({ where: { alertId: BigInt(alert.id) } }), 0)
    assert.equal(await db().placeMention.count({ where: { articleId: BigInt(id as string) } }), 0)
  })

  test('a batch that the database refuses leaves nothing, not even the end of its poll', async () => {
    const claim = await claimedFeed()
    const impossible = mention({ lat: null as unknown as number })
    await assert.rejects(storeBatch(claim, [article('a'), article('b', { places: [impossible] })], outcome()))
    assert.equal((await recall(claim.feedId, ['a', 'b'], [])).length, 0)
    assert.equal((await findFeed(String(claim.feedId)))?.lastPollAt, null)
    assert.equal((await store(claim, [article('a'), article('b')])).length, 2)
  })

  test('an alert that is removed while a batch is stored costs the batch nothing but its hits', async () => {
    const [kept, gone] = await Promise.all(
      ['kept', 'gone'].map((name) => addAlert({ name, query: 'Daraa', deliveries: [] })),
    )
    const claim = await claimedFeed()
    const hits = [kept, gone].map((alert) => ({ alertId: alert?.id ?? '', spans: SPANS }))
    const other = new pg.Client(shelf.url)
    await other.connect()
    await other.query('begin')
    await other.query('delete from alert where id = $1', [gone?.id])
    const stored = store(claim, [article('a', { hits })])
    const waiting = `select from pg_locks where not granted`
    while ((await other.query(waiting)).rowCount === 0) await sleep(10)
    await other.query('commit')
    await other.end()
    const ids = await stored
    assert.deepEqual(
      (await hitsOfArticles(ids)).map(({ alertId }) => alertId),
      [kept?.id],
    )
    // One that was gone before is the same.
    await removeAlert(kept?.id ?? '')
    assert.equal((await hitsOfArticles(await store(claim, [article('b', { hits })]))).length, 0)
  })

  test('many writers of the same keys in any order: no deadlock, none doubled, every count right', async () => {
    const claims = await Promise.all(Array.from({ length: 4 }, () => claimedFeed()))
    const alert = await addAlert({ name: 'all', query: 'title', deliveries: [] })
    const keys = Array.from({ length: 40 }, (_, index) => `k${index}`)
    const writer = async (turn: number) => {
      for (let round = 0; round < 10; round++) {
        const some = shuffled(keys).slice(0, 15)
        const articles = some.map((key) =>
          article(key, { places: [mention()], hits: [{ alertId: alert.id, spans: SPANS }] }),
        )
        await store(claims[(turn + round) % claims.length] as (typeof claims)[number], articles)
      }
    }
    await Promise.all(Array.from({ length: 8 }, (_, turn) => writer(turn)))
    for (const { feedId } of claims) {
      const rows = await db().article.findMany({
        where: { feedId },
        select: { id: true, key: true },
        orderBy: { id: 'asc' },
      })
      assert.equal(new Set(rows.map(({ key }) => key)).size, rows.length)
      const ids = rows.map(({ id }) => id)
      const ofThem = {
        where: { articleId: { in: ids } },
        select: { articleId: true },
        orderBy: { articleId: 'asc' },
      } as const
      for (const found of [await db().placeMention.findMany(ofThem), await db().hit.findMany(ofThem)])
        assert.deepEqual(
          found.map(({ articleId }) => articleId),
          ids,
        )
      assert.equal((await findFeed(String(feedId)))?.articleCount, rows.length)
    }
  })

  test('ids become visible in order: a reader that asks after its last id misses none', async () => {
    const start = await newestCursor()
    const claims = await Promise.all(Array.from({ length: 6 }, () => claimedFeed()))
    let writing = true
    const read: string[] = []
    const reader = (async () => {
      for (let cursor = start; ; ) {
        const last = !writing
        const articles = await articlesSince(cursor, 7)
        read.push(...articles.map(({ id }) => id))
        cursor = articles.at(-1)?.cursor ?? cursor
        if (last && articles.length === 0) return
      }
    })()
    await Promise.all(
      claims.map(async (claim) => {
        for (let batch = 0; batch < 12; batch++)
          await store(
            claim,
            Array.from({ length: 1 + (batch % 5) }, (_, index) => article(`${batch}-${index}`)),
          )
      }),
    )
    writing = false
    await reader
    const there = await db().article.findMany({ where: { id: { gt: BigInt(start) } }, orderBy: { id: 'asc' } })
    assert.deepEqual(
      read,
      there.map(({ id }) => String(id)),
    )
  })
})

function shuffled<T>(items: T[]): T[] {
  return items
    .map((item) => [Math.random(), item] as const)
    .sort(([a], [b]) => a - b)
    .map(([, item]) => item)
}

// What was just stored goes out as the store would tell it, whether it is still held or was stored by another process.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { addAlert, hitsOfArticles, removeAlert } from '../../server/store/alerts.ts'
import { articlesSince, newestCursor } from '../../server/store/articles.ts'
import { take } from '../../server/store/just-stored.ts'
import { newsSince } from '../../server/store/news.ts'
import { purgeArticles } from '../../server/store/purge.ts'
import { article, claimedFeed, mention, openShelf, store } from './shelf.ts'

const SPANS = [{ field: 'title' as const, start: 0, end: 5, term: 'daraa' }]
const takeSince = async (cursor: string) => take((await newsSince(cursor, 10)).articles)
const plain = (value: unknown) => JSON.parse(JSON.stringify(value))

describe('just stored', () => {
  let shelf: Awaited<ReturnType<typeof openShelf>>
  before(async () => {
    shelf = await openShelf()
    // Nothing is held before somebody takes.
    await take([])
  })
  after(() => shelf?.close())

  /** Articles of every kind: with mentions, hits of several alerts, one of them gone meanwhile, long texts, no address. */
  const storeSome = async () => {
    const [one, two, gone] = await Promise.all(
      ['one', 'two', 'gone'].map((name) => addAlert({ name, query: name, deliveries: [] })),
    )
    await removeAlert(gone?.id as string)
    const hits = [gone, two, one].map((alert) => ({ alertId: alert?.id as string, spans: SPANS }))
    const bare = mention({ field: 'text', role: 'other', name: 'Nowhere', score: 0.37 })
    delete bare.geonameId
    const start = await newestCursor()
    const ids = await store(await claimedFeed('وكالة'), [
      article('a', {
        title: 'درعا',
        text: `قصف \u{1F4A5} على درعا ${'كلمة '.repeat(300)}`,
        places: [mention({ admin1: '08' }), bare],
        hits,
        publishedAt: new Date('2026-02-28T08:00:00.123Z'),
      }),
      article('b', { url: null, author: 'A' }),
      article('c', { hits: hits.slice(1, 2) }),
    ])
    return { start, ids }
  }

  test('what is held is what the store tells, hits and all', async () => {
    const { start, ids } = await storeSome()
    const taken = await takeSince(start)
    assert.deepEqual(
      taken.articles.map(({ id }) => id),
      ids,
    )
    assert.equal(taken.hits.length, 3)
    assert.deepEqual(plain(taken.articles), plain(await articlesSince(start, 10)))
    assert.deepEqual(plain(taken.hits), plain(await hitsOfArticles(ids)))
  })

  test('what is held no longer is read', async () => {
    const { start, ids } = await storeSome()
    await take([BigInt(ids[0] as string)])
    const mixed = await takeSince(start)
    const read = await takeSince(start)
    assert.equal(read.articles.length, 3)
    assert.deepEqual(plain(mixed), plain(read))
  })

  test('what is gone meanwhile is not told', async () => {
    const { start, ids } = await storeSome()
    assert.equal(await purgeArticles([BigInt(ids[0] as string)]), 1)
    assert.deepEqual(
      (await takeSince(start)).articles.map(({ id }) => id),
      ids.slice(1),
    )
  })
})

// Articles that were purged leave their keys: they are known when they are listed again, and nothing else of them is left.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { shortKey } from '../../server/pipeline/identity/hashes.ts'
import { addAlert, hitsOfArticles } from '../../server/store/alerts.ts'
import { findArticle } from '../../server/store/articles.ts'
import { db } from '../../server/store/client.ts'
import { findFeed, removeFeed } from '../../server/store/feeds.ts'
import { forgetTombstones, purgeArticles, purgeOlder } from '../../server/store/purge.ts'
import { recall } from '../../server/store/recall.ts'
import { article, claimedFeed, HOUR_MS, mention, NOON, openShelf, store } from './shelf.ts'

describe('purge', () => {
  let shelf: Awaited<ReturnType<typeof openShelf>>
  before(async () => {
    shelf = await openShelf()
  })
  after(() => shelf?.close())

  test('a purged article is gone with all that hangs on it, and remembered by key and by link', async () => {
    const alert = await addAlert({ name: 'a', query: 'title', deliveries: [] })
    const held = await claimedFeed()
    const [id = ''] = await store(held, [
      article('a', { places: [mention()], hits: [{ alertId: alert.id, spans: [] }] }),
      article('b'),
    ])
    assert.equal(await purgeArticles([BigInt(id)]), 1)
    assert.equal(await purgeArticles([BigInt(id)]), 0)
    assert.equal(await findArticle(id), null)
    assert.deepEqual(await hitsOfArticles([id]), [])
    assert.equal((await findFeed(String(held.feedId)))?.articleCount, 1)
    const gone = {
      articleId: null,
      key: 'a',
      secondKey: shortKey('link of a'),
      title: 'Title of a',
      publishedAt: null,
      contentHash: null,
    }
    assert.deepEqual(await recall(held.feedId, ['a'], []), [gone])
    assert.deepEqual(await recall(held.feedId, [], [gone.secondKey]), [gone])
    assert.deepEqual(await recall(held.feedId, ['a'], [gone.secondKey]), [gone])
    assert.deepEqual(await recall((await claimedFeed()).feedId, ['a'], [gone.secondKey]), [], 'of its own feed only')
  })

  test('by age the oldest go first, a few at a time, and what is young enough stays', async () => {
    const held = await claimedFeed()
    const aged = (hours: number) => article(`h${hours}`, { at: new Date(NOON.getTime() - hours * HOUR_MS) })
    const before = await db().article.count()
    await store(held, [1, 2, 3, 4, 5].map(aged))
    const than = new Date(NOON.getTime() - 2.5 * HOUR_MS)
    assert.deepEqual([await purgeOlder(than, 2), await purgeOlder(than, 2), await purgeOlder(than, 2)], [2, 1, 0])
    assert.deepEqual(
      (await recall(held.feedId, ['h1', 'h2', 'h3', 'h4', 'h5'], []))
        .filter(({ articleId }) => articleId)
        .map(({ key }) => key),
      ['h1', 'h2'],
    )
    assert.equal(await db().article.count(), before + 2)
  })

  test('tombstones are forgotten by age, and go with their feed', async () => {
    const held = await claimedFeed()
    await purgeArticles((await store(held, [article('a'), article('b')])).map(BigInt))
    await db().tombstone.updateMany({ where: { feedId: held.feedId, key: 'a' }, data: { at: new Date('2020-01-01') } })
    assert.equal(await forgetTombstones(new Date('2021-01-01')), 1)
    assert.deepEqual(
      (await recall(held.feedId, ['a', 'b'], [])).map(({ key }) => key),
      ['b'],
    )
    await removeFeed(String(held.feedId))
    assert.deepEqual(await recall(held.feedId, ['b'], []), [])
  })
})

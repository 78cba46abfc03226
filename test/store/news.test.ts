// What the gateway asks again and again. How versions change is told where alerts and corrections are (./alerts.test.ts).
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { newestCursor } from '../../server/store/articles.ts'
import { newsSince } from '../../server/store/news.ts'
import { article, claimedFeed, openShelf, store } from './shelf.ts'

describe('news', () => {
  let shelf: Awaited<ReturnType<typeof openShelf>>
  before(async () => {
    shelf = await openShelf()
  })
  after(() => shelf?.close())

  test('articles come after the cursor, oldest first, no more than were asked for', async () => {
    const start = await newestCursor()
    const ids = await store(
      await claimedFeed('wire'),
      ['a', 'b', 'c'].map((key) => article(key)),
    )
    const some = await newsSince(start, 2)
    assert.deepEqual(some.articles.map(String), ids.slice(0, 2))
    assert.deepEqual((await newsSince(ids[1] as string, 2)).articles.map(String), ids.slice(2))
    assert.deepEqual((await newsSince(ids[2] as string, 2)).articles, [])
    assert.equal((await newsSince('no cursor', 9)).articles.length, 3)
  })
})

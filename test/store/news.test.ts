// What the gateway and the pipeline ask again and again: each answer changes exactly when what it stands for does.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { addAlert, changeAlert, removeAlert } from '../../server/store/alerts.ts'
import { newestCursor } from '../../server/store/articles.ts'
import { newsSince, standingVersions } from '../../server/store/news.ts'
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

  test('the version of alerts changes with each alert that stands, and with nothing else', async () => {
    const seen = [await standingVersions()]
    const look = async () => {
      const now = await standingVersions()
      const isNew = now.alerts !== seen.at(-1)?.alerts
      seen.push(now)
      return isNew
    }
    assert.equal(await look(), false)
    const alert = await addAlert({ name: 'Weirs', query: 'weir', deliveries: [] })
    assert.equal(await look(), true)
    await changeAlert(alert.id, { name: 'Locks' })
    assert.equal(await look(), false)
    await changeAlert(alert.id, { query: 'lock' })
    assert.equal(await look(), true)
    await changeAlert(alert.id, { paused: true })
    assert.equal(await look(), true)
    await removeAlert(alert.id)
    assert.equal(await look(), false, 'a paused alert held nothing')
    assert.equal(new Set(seen.map(({ corrections }) => corrections)).size, 1)
  })
})

// Alerts as rows: what is added, changed and removed is what stands, and the matcher hears of every change that concerns it.
import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import {
  addAlert,
  changeAlert,
  findAlert,
  hitsOf,
  listAlerts,
  standingQueries as queriesOf,
  removeAlert,
} from '../../server/store/alerts.ts'
import { db } from '../../server/store/client.ts'
import { standingVersions } from '../../server/store/news.ts'
import { article, claimedFeed, openShelf, store } from './shelf.ts'

const standingQueries = async (known: string | null) => queriesOf(known, (await standingVersions()).alerts)

describe('alerts', () => {
  let shelf: Awaited<ReturnType<typeof openShelf>>
  before(async () => {
    shelf = await openShelf()
  })
  after(() => shelf?.close())
  beforeEach(() => db().alert.deleteMany())

  const add = (query: string) => addAlert({ name: query, query, deliveries: [] })

  test('an alert is kept with its deliveries, listed newest first, changed in part, and removed', async () => {
    const deliveries = [
      { kind: 'webhook' as const, url: 'https://hook.example/x' },
      { kind: 'email' as const, to: 'desk@news.example' },
    ]
    const first = await addAlert({ name: 'درعا', query: 'درعا', deliveries })
    const second = await add('Aleppo')
    assert.deepEqual(first.deliveries, deliveries)
    assert.equal(first.hitCount, 0)
    assert.equal(first.lastHitAt, null)
    assert.deepEqual(
      (await listAlerts()).map(({ id }) => id),
      [second.id, first.id],
    )
    const changed = await changeAlert(first.id, { name: 'Daraa', paused: true })
    assert.deepEqual(changed, { ...first, name: 'Daraa', paused: true })
    assert.deepEqual((await changeAlert(first.id, { deliveries: [] }))?.deliveries, [])
    assert.equal(await removeAlert(first.id), true)
    assert.equal(await removeAlert(first.id), false)
    assert.equal(await findAlert(first.id), null)
    for (const id of ['0', '-1', 'x', '', '99999999999999999999']) {
      assert.equal(await findAlert(id), null)
      assert.equal(await changeAlert(id, { name: 'x' }), null)
      assert.equal(await removeAlert(id), false)
    }
  })

  test('the version changes when what stands changes, and only then', async () => {
    const ask = async (known: string | null) => {
      const standing = await standingQueries(known)
      assert.ok(standing, 'the version is another one')
      return standing
    }
    let now = await ask(null)
    assert.deepEqual(now.queries, [])
    const told = async (queries: { id: string; query: string }[]) => {
      now = await ask(now.version)
      assert.deepEqual(now.queries, queries)
      assert.equal(await standingQueries(now.version), null)
    }
    const a = await add('a')
    await told([{ id: a.id, query: 'a' }])
    const b = await add('b')
    await told([
      { id: a.id, query: 'a' },
      { id: b.id, query: 'b' },
    ])
    await changeAlert(a.id, { paused: true })
    await told([{ id: b.id, query: 'b' }])
    await changeAlert(a.id, { query: 'paused, then changed' })
    await changeAlert(b.id, { name: 'another name' })
    assert.equal(await standingQueries(now.version), null, 'nothing that stands has changed')
    await changeAlert(a.id, { paused: false })
    await told([
      { id: a.id, query: 'paused, then changed' },
      { id: b.id, query: 'b' },
    ])
    await changeAlert(b.id, { query: 'a' })
    await changeAlert(a.id, { query: 'b' })
    await told([
      { id: a.id, query: 'b' },
      { id: b.id, query: 'a' },
    ])
    await removeAlert(a.id)
    const c = await add('b')
    await told([
      { id: b.id, query: 'a' },
      { id: c.id, query: 'b' },
    ])
    await removeAlert(b.id)
    await removeAlert(c.id)
    await told([])
  })

  test('a change that commits late, or under a slow clock, is not overlooked', async () => {
    const early = await add('early')
    await add('late')
    const standing = await standingQueries(null)
    // Made before the newest change there is, committed after it was read.
    await db().alert.update({
      where: { id: BigInt(early.id) },
      data: { query: 'changed', updatedAt: new Date('2020-01-01') },
    })
    const after = await standingQueries(standing?.version ?? null)
    assert.deepEqual(
      after?.queries.map(({ query }) => query),
      ['changed', 'late'],
    )
  })

  test('hits are paged newest first, each once, with their articles; removing the alert removes them', async () => {
    const alert = await add('title')
    const other = await add('other')
    const claim = await claimedFeed()
    const hits = [{ alertId: alert.id, spans: [{ field: 'title' as const, start: 0, end: 5, term: 'title' }] }]
    const ids: string[] = []
    for (let batch = 0; batch < 3; batch++)
      ids.push(
        ...(await store(
          claim,
          Array.from({ length: 9 }, (_, index) => article(`${batch}-${index}`, { hits })),
        )),
      )
    await store(claim, [article('x', { hits: [{ alertId: other.id, spans: [] }] })])
    const seen: string[] = []
    for (let cursor: string | null = null; ; ) {
      const page = await hitsOf(alert.id, 10, cursor)
      seen.push(...page.items.map((hit) => hit.article.id))
      assert.ok(page.items.every((hit) => hit.articleId === hit.article.id && hit.alertId === alert.id))
      cursor = page.next
      if (cursor === null) break
    }
    assert.deepEqual(seen, ids.reverse())
    const counted = await findAlert(alert.id)
    assert.equal(counted?.hitCount, 27)
    assert.ok(counted?.lastHitAt)
    await removeAlert(alert.id)
    assert.deepEqual(await hitsOf(alert.id, 10, null), { items: [], next: null })
    assert.equal(await db().article.count({ where: { feedId: claim.feedId } }), 28)
  })
})

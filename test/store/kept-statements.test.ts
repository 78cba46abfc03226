// What every poll sends is read and planned once a connection; everything else is planned for its values. A kept plan holds for other
// values, and for what went meanwhile.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { addAlert, removeAlert } from '../../server/store/alerts.ts'
import { storeBatch } from '../../server/store/batch.ts'
import { db } from '../../server/store/client.ts'
import { KEPT, nameOf } from '../../server/store/kept-statements.ts'
import { article, claimedFeed, mention, openShelf, outcome, store } from './shelf.ts'

describe('kept statements', () => {
  let shelf: Awaited<ReturnType<typeof openShelf>>
  before(async () => {
    shelf = await openShelf()
  })
  after(() => shelf?.close())

  test('batches stored by a kept plan are whole, whatever their size, and without the hits of alerts that are gone', async () => {
    const claim = await claimedFeed()
    const [kept, gone] = await Promise.all(
      ['kept', 'gone'].map((name) => addAlert({ name, query: 'x', deliveries: [] })),
    )
    assert.ok(kept && gone)
    await removeAlert(gone.id)
    const of = (batch: number, length: number, alerts: string[]) =>
      Array.from({ length }, (_, n) =>
        article(`${batch} ${n}`, {
          places: [mention(), mention({ field: 'text', start: n })],
          hits: alerts.map((alertId) => ({ alertId, spans: [{ field: 'title', start: n, end: n + 1, term: 'x' }] })),
        }),
      )
    let ids: string[] = []
    for (let batch = 0; batch < 30; batch++)
      ids = await store(claim, of(batch, 1 + (batch % 4) * 9, batch % 2 ? [kept.id] : [gone.id, kept.id]))
    const [plans] = await db().$queryRaw<{ generic: number }[]>`
      select coalesce(sum(generic_plans), 0)::int as generic from pg_prepared_statements where statement like '/* kept */%insert into article%'`
    assert.ok((plans?.generic ?? 0) > 0, 'the plan was made for all values')
    assert.equal(ids.length, 10)
    const hits = await db().hit.findMany({ where: { articleId: { in: ids.map(BigInt) } }, orderBy: { id: 'asc' } })
    assert.deepEqual(
      hits.map(({ articleId, alertId, spans }) => [String(articleId), String(alertId), spans]),
      ids.map((id, n) => [id, kept.id, [{ field: 'title', start: n, end: n + 1, term: 'x' }]]),
    )
    const mentions = await db().placeMention.groupBy({
      by: ['articleId'],
      where: { articleId: { in: ids.map(BigInt) } },
      _count: true,
    })
    assert.deepEqual(new Set(mentions.map(({ _count }) => _count)), new Set([2]))
    // What the database refuses costs it neither the batch after it nor the plan.
    await assert.rejects(storeBatch(claim, [article('nul', { title: 'a\u0000b' })], outcome()))
    assert.equal((await store(claim, [article('after')])).length, 1)
  })

  // Last, since it uses up what names there are.
  test('a statement is kept once it is usual, if it asks for that; and not without end', () => {
    const sent = (sql: string) => Array.from({ length: 10 }, () => nameOf({ sql })).at(-1)
    assert.equal(sent('select 1'), undefined)
    assert.equal(nameOf({ sql: `${KEPT.sql} select 1` }), undefined, 'once is not usual')
    const name = sent(`${KEPT.sql} select 1`)
    assert.ok(name)
    assert.equal(nameOf({ sql: `${KEPT.sql} select 1` }), name)
    const names = new Set(Array.from({ length: 1_000 }, (_, n) => sent(`${KEPT.sql} select 1 -- ${n}`)))
    assert.ok(!names.has(name) && names.has(undefined) && names.size < 30, String(names.size))
  })
})

// The schedule as a lease: who claims a feed has it alone, who comes back too late changes nothing, and a poll that a person
// asked for is not forgotten.
import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { storeBatch } from '../../server/store/batch.ts'
import { db } from '../../server/store/client.ts'
import { addFeeds, changeFeed, findFeed, pollSoon } from '../../server/store/feeds.ts'
import { claimDue, currentClaim, endPoll, learnAddress, nextDueInMs, renewLeases } from '../../server/store/schedule.ts'
import { article, openShelf, outcome } from './shelf.ts'

describe('schedule', () => {
  let shelf: Awaited<ReturnType<typeof openShelf>>
  before(async () => {
    shelf = await openShelf()
  })
  after(() => shelf?.close())
  beforeEach(() => Promise.all([db().feed.deleteMany(), db().host.deleteMany()]))

  const feeds = async (count: number) =>
    (await addFeeds(Array.from({ length: count }, (_, index) => ({ url: `https://f${index}.example/` })))).added

  test('a claimed feed is not claimed again while its lease lasts, and falls due again by itself after it', async () => {
    const [feed] = await feeds(1)
    const [first] = await claimDue(10)
    assert.equal(String(first?.feedId), feed?.id)
    assert.equal(first?.first, true)
    assert.deepEqual(await claimDue(10), [])
    assert.ok((await nextDueInMs(80_000)) > 60_000)
    await letTimePass()
    assert.equal(await nextDueInMs(500), 0)
    const [second] = await claimDue(10)
    assert.equal(second?.token, (first?.token ?? 0n) + 1n)
  })

  test('the limit holds, the longest due come first, and paused feeds are left alone', async () => {
    const added = await feeds(30)
    for (const [index, { id }] of added.entries())
      await db().feed.update({ where: { id: BigInt(id) }, data: { nextPollAt: new Date(Date.now() - index * 60_000) } })
    await changeFeed(added[29]?.id ?? '', { paused: true })
    const claimed = (await claimDue(3)).map(({ feedId }) => String(feedId)).sort()
    assert.deepEqual(claimed, [added[26]?.id, added[27]?.id, added[28]?.id].sort())
    assert.equal((await claimDue(1)).length, 1)
    assert.equal((await claimDue(100)).length, 25)
    assert.equal(await db().$executeRaw`update feed set paused = true`, 30)
    assert.equal(await nextDueInMs(500), 500)
  })

  test('two claimers never share a feed', async () => {
    await feeds(200)
    const claimed: bigint[] = []
    const claimer = async () => {
      for (;;) {
        const claims = await claimDue(7)
        if (claims.length === 0) return
        assert.ok(claims.length <= 7)
        claimed.push(...claims.map(({ feedId }) => feedId))
      }
    }
    await Promise.all(Array.from({ length: 6 }, claimer))
    // A claimer that met only locked rows left early; what it left is still due.
    await claimer()
    assert.equal(claimed.length, 200)
    assert.equal(new Set(claimed).size, 200)
  })

  test('who lost the lease stores nothing and changes nothing', async () => {
    const [feed] = await feeds(1)
    const [late] = await claimDue(1)
    await letTimePass()
    const [holder] = await claimDue(1)
    assert.ok(late && holder && feed)
    assert.equal(await storeBatch(late, [article('late')], outcome({ title: 'Late', listing: Buffer.of(1) })), null)
    assert.equal((await currentClaim(late.feedId))?.listing.length, 0)
    assert.equal(await endPoll(late, outcome({ error: 'Late.' })), false)
    const untouched = await findFeed(feed.id)
    assert.equal(untouched?.articleCount, 0)
    assert.equal(untouched?.lastPollAt, null)
    assert.equal(untouched?.title, feed.title)
    assert.equal(
      (await storeBatch(holder, [article('kept')], outcome({ title: 'Held', listing: Buffer.of(2, 3) })))?.ids.length,
      1,
    )
    assert.deepEqual([...((await currentClaim(holder.feedId))?.listing ?? [])], [2, 3])
    assert.deepEqual(
      (await db().article.findMany({ select: { key: true } })).map(({ key }) => key),
      ['kept'],
    )
    assert.equal((await findFeed(feed.id))?.title, 'Held')
  })

  test('a feed that has moved to another domain is polled there', async () => {
    await feeds(1)
    const [claim] = await claimDue(1)
    assert.ok(claim)
    assert.equal(await learnAddress(claim, 'https://moved.example/feed', 'moved.example'), true)
    await letTimePass()
    assert.equal((await claimDue(1))[0]?.url, 'https://moved.example/feed')
  })

  test('a feed that is being polled is not claimed again, however often it is asked for by hand', async () => {
    const [feed] = await feeds(1)
    assert.ok(feed)
    const [held] = await claimDue(1)
    assert.ok(held)
    await pollSoon(feed.id)
    await db().host.updateMany({ data: { nextAt: new Date(0) } })
    assert.deepEqual(await claimDue(1), [])
    assert.deepEqual(await claimDue(1, ['f0.example']), [])
    await endPoll(held, outcome({ nextPollInSeconds: 3_600 }))
    assert.equal((await claimDue(1)).length, 1)
  })

  test('a lease that is renewed lasts; one that was lost is not ours to renew, and one that has ended stays ended', async () => {
    const [feed] = await feeds(1)
    const [held] = await claimDue(1)
    assert.ok(held && feed)
    const almostOver = () => db().$executeRaw`
      update feed set next_poll_at = now() + interval '1 second', leased_until = now() + interval '1 second'`
    await almostOver()
    await renewLeases([held])
    assert.ok((await nextDueInMs(80_000)) > 60_000)
    await letTimePass()
    const [next] = await claimDue(1)
    assert.ok(next)
    await almostOver()
    await renewLeases([held])
    assert.ok((await nextDueInMs(80_000)) < 5_000)
    await renewLeases([next])
    await pollSoon(feed.id)
    await renewLeases([next])
    assert.ok((await db().feed.findFirstOrThrow()).nextPollAt <= new Date(), 'a poll asked for by hand keeps its turn')
    await endPoll(next, outcome({ nextPollInSeconds: 1 }))
    await renewLeases([next])
    assert.equal((await db().feed.findFirstOrThrow()).leasedUntil, null)
  })

  test('what is not waited for is the outcome of a poll, and nothing after it', async () => {
    await feeds(1)
    const [claim] = await claimDue(1)
    assert.ok(claim)
    await endPoll(claim, outcome())
    await endPoll(claim, outcome({ listing: new Uint8Array(16) }))
    // Of every connection that there is: at once, each is asked by one.
    const asked = Array.from(
      { length: 20 },
      () =>
        db().$queryRaw<
          { flush: string }[]
        >`select current_setting('synchronous_commit') as flush, pg_sleep(0.05)::text`,
    )
    for (const [row] of await Promise.all(asked)) assert.equal(row?.flush, 'on')
  })

  test('a failure is counted and told, a success clears it', async () => {
    const [feed] = await feeds(1)
    const [claim] = await claimDue(1)
    assert.ok(claim && feed)
    await endPoll(claim, outcome({ error: 'It answered 503.' }))
    assert.equal((await findFeed(feed.id))?.health, 'failing')
    await endPoll(claim, outcome({ error: 'It answered 503.' }))
    assert.equal((await db().feed.findFirst())?.failures, 2)
    assert.equal((await db().feed.findFirst())?.lastSuccessAt, null)
    await endPoll(claim, outcome({ etag: '"1"' }))
    assert.equal((await findFeed(feed.id))?.health, 'ok')
    assert.equal((await db().feed.findFirst())?.failures, 0)
    await endPoll(claim, outcome())
    assert.equal((await db().feed.findFirst())?.etag, '"1"', 'what an outcome does not name stays')
  })

  test('a poll asked for by hand while a poll runs keeps its turn, also when that poll waits to store', async () => {
    const [feed] = await feeds(1)
    assert.ok(feed)
    const [ending] = await claimDue(1)
    assert.ok(ending)
    await pollSoon(feed.id)
    await sleep(5)
    await endPoll(ending, outcome({ nextPollInSeconds: 3_600 }))
    await db().host.updateMany({ data: { nextAt: new Date(0) } })
    assert.equal(await nextDueInMs(500), 0)

    const [storing] = await claimDue(1)
    assert.ok(storing)
    const other = new pg.Client(shelf.url)
    await other.connect()
    await other.query('begin')
    await other.query('select pg_advisory_xact_lock(7274100)')
    const stored = storeBatch(storing, [article('a')], outcome({ nextPollInSeconds: 3_600 }))
    await until(other, `select from pg_locks where locktype = 'advisory' and not granted`)
    await pollSoon(feed.id)
    await sleep(5)
    await other.query('commit')
    await other.end()
    assert.equal((await stored)?.ids.length, 1)
    await db().host.updateMany({ data: { nextAt: new Date(0) } })
    assert.equal(await nextDueInMs(500), 0)
  })
})

/** As if every lease had run out and every host's pause were over. */
async function letTimePass(): Promise<void> {
  await db()
    .$executeRaw`update feed set next_poll_at = now() - interval '1 second', leased_until = now() - interval '1 second'`
  await db().$executeRaw`update host set next_at = now() - interval '1 second'`
}

async function until(client: pg.Client, question: string): Promise<void> {
  while ((await client.query(question)).rowCount === 0) await sleep(10)
}

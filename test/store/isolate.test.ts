// A row that PostgreSQL refuses does not take its batch with it: the rest is stored in order, the row is named, and validators are
// believed only once all is stored.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { articlesSince, newestCursor } from '../../server/store/articles.ts'
import { type ReadyArticle, storeBatch } from '../../server/store/batch.ts'
import { db } from '../../server/store/client.ts'
import { findFeed } from '../../server/store/feeds.ts'
import { endIsolated, storeIsolated } from '../../server/store/isolate.ts'
import { type Claim, endPoll, type PollOutcome } from '../../server/store/schedule.ts'
import { article, claimedFeed, mention, openShelf, outcome } from './shelf.ts'

// One term, of one byte that no UTF-8 has, and no place.
const NOT_UTF8 = Uint8Array.from([0, 0, 0, 1, 0xff, 0, 0, 0])

const isolated = (claim: Claim, articles: ReadyArticle[], end: PollOutcome) =>
  storeIsolated(articles, end, (some, part) => storeBatch(claim, some, part))

describe('isolating poisoned rows', () => {
  let shelf: Awaited<ReturnType<typeof openShelf>>
  before(async () => {
    shelf = await openShelf()
  })
  after(() => shelf?.close())

  test('each kind of poison stands alone, the others are stored in their order', async () => {
    const claim = await claimedFeed()
    const before = await newestCursor()
    const whole = article('w')
    const batch = [
      article('a'),
      article('nul-title', { title: 'a\u0000b' }),
      article('b'),
      article('c', { places: [mention()] }),
      article('nul-place', { places: [mention({ name: '\u0000' })] }),
      { ...whole, key: 'terms', terms: { vector: NOT_UTF8, crowded: false } },
      article('k'.repeat(2_000_000)),
      article('d', { title: 'half a pair \ud800' }),
    ]
    const stored = await isolated(claim, batch, outcome({ etag: '"v"' }))
    assert.deepEqual(
      stored?.refused.map((one) => one.row.key.slice(0, 9)),
      ['nul-title', 'nul-place', 'terms', 'kkkkkkkkk'],
    )
    for (const { reason } of stored?.refused ?? []) assert.match(reason, /\w+ \w+/)
    const there = await articlesSince(before, 20)
    assert.deepEqual(
      there.map(({ id }) => id),
      stored?.ids,
    )
    assert.deepEqual(
      there.map(({ title }) => title.slice(0, 11)),
      ['Title of a', 'Title of b', 'Title of c', 'half a pair'],
    )
    const feed = await db().feed.findUniqueOrThrow({ where: { id: claim.feedId } })
    assert.equal(feed.etag, '"v"')
    assert.equal(feed.articleCount, 4)
  })

  test('a feed whose own facts are refused keeps its news and its schedule', async () => {
    const claim = await claimedFeed()
    const ours = { identity: 'link', note: 'undated', intervalSeconds: 300, gapAt: new Date(0) } as const
    const poisoned = outcome({ title: '\u0000', etag: '"\u0000"', ...ours })
    assert.equal((await isolated(claim, [article('a')], poisoned))?.ids.length, 1)
    assert.equal(await endIsolated(poisoned, (end) => endPoll(claim, end)), true)
    const feed = await findFeed(String(claim.feedId))
    assert.equal(feed?.title, 'Wire')
    assert.equal(feed?.health, 'ok')
    const row = await db().feed.findUniqueOrThrow({ where: { id: claim.feedId } })
    assert.deepEqual([row.identity, row.note, row.intervalSeconds, row.gapAt], Object.values(ours))
    const failed = outcome({ error: 'It is cut off.', trouble: 'broken', language: '\u0000' })
    await endIsolated(failed, (end) => endPoll(claim, end))
    assert.equal((await findFeed(String(claim.feedId)))?.trouble, 'broken')
  })

  test('a lost lease stores nothing, whatever is poisoned', async () => {
    const claim = await claimedFeed()
    const late = { ...claim, token: claim.token - 1n }
    assert.equal(await isolated(late, [article('a'), article('b', { title: '\u0000' })], outcome()), null)
    assert.equal((await findFeed(String(claim.feedId)))?.articleCount, 0)
  })

  test('what is not the data’s fault throws', async () => {
    const claim = await claimedFeed()
    await assert.rejects(isolated({ ...claim, feedId: 2n ** 70n }, [article('a')], outcome()))
  })
})

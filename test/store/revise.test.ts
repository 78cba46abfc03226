// A known article that says something else: revised in place, in one transaction with its poll, its former words kept; what was
// purged does not come back.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { parseQuery } from '../../core/query/parse.ts'
import { shortKey } from '../../server/pipeline/identity/hashes.ts'
import { addAlert, hitsOfArticles } from '../../server/store/alerts.ts'
import { findArticle, listArticles } from '../../server/store/articles.ts'
import { db } from '../../server/store/client.ts'
import { findFeed } from '../../server/store/feeds.ts'
import { recall } from '../../server/store/recall.ts'
import { type Poll, storePoll } from '../../server/store/revise.ts'
import { newestRevision, revisedSince } from '../../server/store/revisions.ts'
import { currentClaim } from '../../server/store/schedule.ts'
import { article, claim, claimedFeed, mention, NOON, openShelf, outcome, store } from './shelf.ts'

const poll = (change: Partial<Poll>): Poll => ({
  articles: [],
  revisions: [],
  rekeyed: [],
  outcome: outcome(),
  ...change,
})
const later = new Date(NOON.getTime() + 60_000)

describe('revisions', () => {
  let shelf: Awaited<ReturnType<typeof openShelf>>
  before(async () => {
    shelf = await openShelf()
  })
  after(() => shelf?.close())

  const find = async (query: string) => {
    const parsed = parseQuery(query)
    assert.ok(parsed.ok)
    return (await listArticles({ query: parsed.query }, 10, null)).items.map(({ id }) => id)
  }

  test('the article says the new words, is found by them alone, and keeps the old ones as a revision', async () => {
    const held = await claimedFeed()
    const [id = ''] = await store(held, [article('a', { title: 'Three dead in Zarqun', places: [mention()] })])
    const revised = article('a', {
      title: 'Five dead in Zarqun',
      text: 'Corrected.',
      fetchedAt: later,
      places: [mention({ role: 'actor' }), mention({ field: 'text' })],
    })
    const cursor = await newestRevision()
    const added = await storePoll(
      held,
      poll({ articles: [article('b')], revisions: [{ articleId: BigInt(id), article: revised }] }),
    )
    assert.equal(added?.ids.length, 1)
    const whole = await findArticle(id)
    assert.equal(whole?.title, 'Five dead in Zarqun')
    assert.equal(whole?.revisedAt, later.toISOString())
    assert.deepEqual(whole?.places, [mention({ role: 'actor' }), mention({ field: 'text' })])
    assert.deepEqual(
      whole?.revisions.map(({ title, text, since }) => ({ title, text, since })),
      [{ title: 'Three dead in Zarqun', text: 'Text of a.', since: NOON.toISOString() }],
    )
    assert.deepEqual([await find('five zarqun'), await find('three zarqun')], [[id], []])
    const told = await revisedSince(cursor, 10)
    assert.deepEqual(
      told.articles.map(({ id, title }) => [id, title]),
      [[id, 'Five dead in Zarqun']],
    )
    assert.deepEqual((await revisedSince(told.cursor, 10)).articles, [])
    assert.equal((await findFeed(String(held.feedId)))?.articleCount, 2)
  })

  test('new hits are raised, old ones stay; the spans are those of the new words', async () => {
    const [old, kept, fresh] = await Promise.all(
      ['old', 'kept', 'fresh'].map((name) => addAlert({ name, query: name, deliveries: [] })),
    )
    const spans = (start: number) => [{ field: 'title' as const, start, end: start + 3, term: 'x' }]
    const hit = (alert: typeof old, start: number) => ({ alertId: alert?.id ?? '', spans: spans(start) })
    const held = await claimedFeed()
    const [id = ''] = await store(held, [article('a', { hits: [hit(old, 0), hit(kept, 1)] })])
    const cursor = await newestRevision()
    const revised = article('a', { title: 'Other', hits: [hit(kept, 5), hit(fresh, 2)] })
    await storePoll(held, poll({ revisions: [{ articleId: BigInt(id), article: revised }] }))
    assert.deepEqual(
      (await hitsOfArticles([id])).map(({ alertId, spans }) => ({ alertId, spans })),
      [{ alertId: old?.id, spans: [] }, hit(kept, 5), hit(fresh, 2)],
    )
    assert.deepEqual(
      (await revisedSince(cursor, 10)).hits.map(({ alertId }) => alertId),
      [fresh?.id],
    )
  })

  test('words that are the same are no revision; only the hash is noted', async () => {
    const held = await claimedFeed()
    const [id = ''] = await store(held, [article('a')])
    await db().article.update({ where: { id: BigInt(id) }, data: { contentHash: null } })
    await storePoll(held, poll({ revisions: [{ articleId: BigInt(id), article: article('a', { fetchedAt: later }) }] }))
    const whole = await findArticle(id)
    assert.deepEqual([whole?.revisions, whole?.revisedAt], [[], null])
    assert.ok((await recall(held.feedId, ['a'], []))[0]?.contentHash)
  })

  test('two states in turn are two revisions at most, and the article says what came last', async () => {
    const held = await claimedFeed()
    const [id = ''] = await store(held, [article('a', { title: 'one' })])
    const seen: unknown[] = []
    for (const title of ['two', 'one', 'two', 'one', 'two', 'three']) {
      await storePoll(held, poll({ revisions: [{ articleId: BigInt(id), article: article('a', { title }) }] }))
      const found = await findArticle(id)
      seen.push([found?.title, found?.revisions.map(({ title }) => title)])
    }
    const both = ['one', 'two']
    assert.deepEqual(seen, [
      ['two', ['one']],
      ['one', both],
      ...[0, 1, 2].map((turn) => [both[(turn + 1) % 2], both]),
      ['three', [...both, 'two']],
    ])
  })

  test('fifty revisions are kept, the newest', async () => {
    const held = await claimedFeed()
    const [id = ''] = await store(held, [article('a', { title: 'v0' })])
    for (let n = 1; n <= 53; n++)
      await storePoll(held, poll({ revisions: [{ articleId: BigInt(id), article: article('a', { title: `v${n}` }) }] }))
    const titles = (await findArticle(id))?.revisions.map(({ title }) => title)
    assert.deepEqual([titles?.length, titles?.[0], titles?.at(-1)], [50, 'v3', 'v52'])
  })

  test('who lost the lease revises nothing, and a batch that fails leaves the article as it was', async () => {
    const late = await claimedFeed()
    const [id = ''] = await store(late, [article('a')])
    await claim(String(late.feedId))
    const revisions = [{ articleId: BigInt(id), article: article('a', { title: 'Late' }) }]
    assert.equal(
      await storePoll(
        late,
        poll({
          revisions,
          rekeyed: [{ articleId: BigInt(id), key: 'z', secondKey: 1n, url: null }],
          outcome: outcome({ listing: Buffer.alloc(16) }),
        }),
      ),
      null,
    )
    const held = await claim(String(late.feedId))
    const broken = article('a', { title: 'Broken', places: [mention({ lat: null as unknown as number })] })
    await assert.rejects(
      storePoll(held, poll({ articles: [article('b')], revisions: [{ articleId: BigInt(id), article: broken }] })),
    )
    assert.equal((await findArticle(id))?.title, 'Title of a')
    assert.deepEqual(
      (await recall(held.feedId, ['a', 'b', 'z'], [])).map(({ key }) => key),
      ['a'],
    )
    assert.equal((await currentClaim(held.feedId))?.listing.length, 0)
  })

  test('another feed’s article cannot be revised', async () => {
    const [mine, other] = [await claimedFeed(), await claimedFeed()]
    const [id = ''] = await store(other, [article('a')])
    await storePoll(mine, poll({ revisions: [{ articleId: BigInt(id), article: article('a', { title: 'Mine' }) }] }))
    assert.equal((await findArticle(id))?.title, 'Title of a')
  })

  test('a new key is taken unless another article has it; both halves are recalled by key and by link', async () => {
    const held = await claimedFeed()
    const [a, b] = await store(held, [article('a'), article('b')])
    await storePoll(
      held,
      poll({
        rekeyed: [
          { articleId: BigInt(a ?? ''), key: 'b', secondKey: 7n, url: null },
          { articleId: BigInt(b ?? ''), key: 'c', secondKey: shortKey('link of b'), url: null },
        ],
      }),
    )
    const keys = async (keys: string[], second: bigint[]) =>
      (await recall(held.feedId, keys, second)).map(({ key, articleId }) => [key, String(articleId)]).sort()
    assert.deepEqual(await keys(['a', 'b', 'c'], []), [
      ['a', a],
      ['c', b],
    ])
    assert.deepEqual(await keys(['c'], [7n]), [
      ['a', a],
      ['c', b],
    ])
  })
})

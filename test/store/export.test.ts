// Exports from a real database: the articles that there were at the start, each once, whatever arrives meanwhile; the same that a search
// finds; and a reader that stops is not read for.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { parseQuery } from '../../core/query/parse.ts'
import { listArticles, newestCursor } from '../../server/store/articles.ts'
import { db } from '../../server/store/client.ts'
import { type ExportFilter, exportArticles } from '../../server/store/export.ts'
import type { Claim } from '../../server/store/schedule.ts'
import { article, claim, claimedFeed, HOUR_MS, mention, NOON, openShelf, store } from './shelf.ts'

const ARTICLES = 450

describe('exports', () => {
  let shelf: Awaited<ReturnType<typeof openShelf>>
  let feed: Claim
  const stored: string[] = []
  before(async () => {
    shelf = await openShelf()
    feed = await claimedFeed()
    const many = Array.from({ length: ARTICLES }, (_, n) =>
      article(`a${n}`, {
        title: n % 3 === 0 ? `قصف بدرعا ${n}` : `Grain ship ${n}`,
        language: n % 3 === 0 ? 'ar' : 'en',
        // Many share a moment: only the id tells their order.
        at: new Date(NOON.getTime() + Math.floor(n / 40) * HOUR_MS),
        places: n % 5 === 0 ? [mention()] : [],
      }),
    )
    stored.push(...(await store(feed, many)))
  })
  after(() => shelf?.close())

  const idsOf = async (filter: ExportFilter = {}, block?: number) => {
    const ids: string[] = []
    for await (const batch of exportArticles(filter, await newestCursor(), block))
      ids.push(...batch.map((whole) => whole.article.id))
    return ids
  }
  const query = (text: string) => {
    const parsed = parseQuery(text)
    assert.ok(parsed.ok)
    return parsed.query
  }

  test('what a list shows page by page, an export has in the same order', async () => {
    for (const filter of [
      {},
      { query: query('درعا') },
      { query: query('ship NOT 7') },
      { query: query('country:SY ship') },
      { language: 'ar' },
      { place: 170_905 },
      { since: new Date(NOON.getTime() + HOUR_MS), until: new Date(NOON.getTime() + 3 * HOUR_MS) },
    ]) {
      const listed = (await listArticles(filter, 1_000, null)).items.map(({ id }) => id)
      assert.ok(listed.length > 10)
      assert.deepEqual(await idsOf(filter), listed)
      // Blocks that end in the middle of a moment, and one that ends with the last article.
      for (const block of [7, 70, listed.length]) assert.deepEqual(await idsOf(filter, block), listed)
    }
    assert.equal((await idsOf()).length, ARTICLES)
  })

  test('a selection by ids: only what is there, newest first', async () => {
    const [first = '', second = ''] = stored
    assert.deepEqual(await idsOf({ ids: [first, '999999999', second] }), [second, first])
    assert.deepEqual(await idsOf({ ids: [first, second], language: 'ar' }), [first])
  })

  test('what arrives meanwhile, newer or from a feed’s backlog, doubles and hides nothing', async () => {
    const upTo = await newestCursor()
    const before = await idsOf()
    for (const filter of [{}, { query: query('ship OR قصف') }]) {
      const seen: string[] = []
      let round = 0
      for await (const batch of exportArticles(filter, upTo, 70)) {
        seen.push(...batch.map((whole) => whole.article.id))
        const n = `${Object.keys(filter)}${round++}`
        await store(await claim(String(feed.feedId)), [
          article(`newer ${n}`, { title: 'Grain ship, now', at: new Date(NOON.getTime() + 500 * HOUR_MS) }),
          article(`older ${n}`, { title: 'Grain ship, long ago', at: new Date(NOON.getTime() - 500 * HOUR_MS) }),
          article(`between ${n}`, { title: 'Grain ship, between', at: new Date(NOON.getTime() + 2 * HOUR_MS) }),
        ])
      }
      assert.ok(round > 3)
      assert.deepEqual(seen, before)
    }
  })

  test('each carries its whole text, author, key and source', async () => {
    const long = 'A sentence about the harbour. '.repeat(100).trim()
    const [id = ''] = await store(await claim(String(feed.feedId)), [
      article('long', { text: long, author: 'R. Haddad' }),
    ])
    for await (const [whole] of exportArticles({ ids: [id] }, id)) {
      assert.equal(whole?.text, long)
      assert.equal(whole?.author, 'R. Haddad')
      assert.equal(whole?.key, 'long')
      assert.equal(whole?.source.title, 'Wire')
    }
  })

  test('whoever stops reading stops the questions', async () => {
    const asked = async () => {
      await db().$queryRaw`select pg_stat_force_next_flush()::text`
      const [row] = await db().$queryRaw<{ n: bigint }[]>`
        select idx_tup_fetch + coalesce(seq_tup_read, 0) as n from pg_stat_user_tables where relname = 'article'`
      return Number(row?.n)
    }
    const articles = exportArticles({}, await newestCursor())
    await articles.next()
    await articles.return(undefined)
    const before = await asked()
    await new Promise((resolve) => setTimeout(resolve, 300))
    assert.equal((await asked()) - before, 0)
  })
})

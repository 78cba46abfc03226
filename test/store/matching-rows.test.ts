// The walk through all matches, in a real database: each once and in order wherever batches, blocks and windows end; and the index is not
// asked more often for many matches than for few.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { parseQuery } from '../../core/query/parse.ts'
import { Prisma, type PrismaClient } from '../../prisma/generated/client.ts'
import { db } from '../../server/store/client.ts'
import { matchingRows } from '../../server/store/matching-rows.ts'
import { purgeArticles } from '../../server/store/purge.ts'
import type { ArticleFilter } from '../../server/store/search.ts'
import { article, claimedFeed, HOUR_MS, NOON, openShelf, store } from './shelf.ts'

// More than the first window holds.
const ARTICLES = 1_300

describe('all that matches', () => {
  let shelf: Awaited<ReturnType<typeof openShelf>>
  /** Newest first. */
  const newest: { id: string; n: number }[] = []
  before(async () => {
    shelf = await openShelf()
    const many = Array.from({ length: ARTICLES }, (_, n) =>
      article(`a${n}`, {
        title: n % 3 === 0 ? `قصف بدرعا ${n}` : `Grain ship ${n}`,
        // Only the recheck tells the two orders apart.
        text: n % 2 === 0 ? 'Ship after grain after ship.' : 'Grain.',
        language: n % 3 === 0 ? 'ar' : 'en',
        // Many share a moment: only the id tells their order.
        at: new Date(NOON.getTime() + Math.floor(n / 40) * HOUR_MS),
      }),
    )
    const ids = await store(await claimedFeed(), many)
    const at = (n: number) => many[n]?.at.getTime() ?? 0
    newest.push(...ids.map((id, n) => ({ id, n })))
    newest.sort((a, b) => at(b.n) - at(a.n) || Number(BigInt(b.id) - BigInt(a.id)))
  })
  after(() => shelf?.close())

  const query = (text: string) => {
    const parsed = parseQuery(text)
    assert.ok(parsed.ok, text)
    return parsed.query
  }
  const walked = async (filter: ArticleFilter, batch: number, block?: number) => {
    const ids: string[] = []
    for await (const { id } of matchingRows(filter, null, batch, block)) ids.push(String(id))
    return ids
  }
  const those = (which: (n: number) => boolean) => newest.flatMap(({ id, n }) => (which(n) ? [id] : []))

  test('each once, newest first, however batches and blocks fall', async () => {
    const cases: [ArticleFilter, string[]][] = [
      [{}, those(() => true)],
      [{ query: query('grain') }, those(() => true)],
      [{ query: query('درعا') }, those((n) => n % 3 === 0)],
      [{ query: query('count(grain) >= 2') }, those((n) => n % 3 !== 0)],
      [{ query: query('grain'), language: 'ar' }, those((n) => n % 3 === 0)],
      [{ query: query('grain'), since: new Date(NOON.getTime() + 5 * HOUR_MS) }, those((n) => n >= 200)],
    ]
    for (const [filter, expected] of cases) {
      assert.ok(expected.length > 400)
      assert.deepEqual(await walked(filter, 500), expected)
      // Blocks that end in the middle of a moment and of a batch, of one batch, and one that ends with the last article.
      for (const [batch, block] of [
        [30, 70],
        [40, 40],
        [20, expected.length - 20],
      ])
        assert.deepEqual(await walked(filter, batch as number, block), expected)
    }
  })

  test('many matches do not ask the index more often than few', async () => {
    const many = await askedOfIndex(() => walked({ query: query('grain') }, 10))
    const few = await askedOfIndex(() =>
      walked({ query: query('grain'), since: new Date(Number(NOON) + 31 * HOUR_MS) }, 10),
    )
    assert.deepEqual([many.ids.length, few.ids.length], [ARTICLES, 60])
    assert.ok(many.asked <= 2 * few.asked, `${many.asked} questions for ${ARTICLES} matches, ${few.asked} for 60`)
  })

  test('what is purged under way is left out, and nothing after it', async () => {
    const expected = those(() => true)
    // The block from 500 to 599 is chosen by then; its whole last batch goes, and what comes after it.
    const [first, doomed] = [expected[530], expected.slice(580, 602)]
    const seen: string[] = []
    for await (const { id } of matchingRows({ query: query('grain') }, null, 20, 80)) {
      seen.push(String(id))
      if (String(id) === first) await purgeArticles(doomed.map(BigInt))
    }
    assert.deepEqual(
      seen,
      expected.filter((id) => !doomed.includes(id)),
    )
  })
})

/** How many questions were put to the index of words meanwhile. */
async function askedOfIndex<T>(act: () => Promise<T>): Promise<{ ids: T; asked: number }> {
  const shared = globalThis as typeof globalThis & { rasidStore?: PrismaClient }
  const real = db()
  let asked = 0
  const heard = (parts: TemplateStringsArray, ...values: unknown[]) => {
    if (Prisma.sql(parts, ...values).text.includes('::tsquery')) asked++
    return real.$queryRaw(parts, ...values)
  }
  shared.rasidStore = new Proxy(real, {
    get: (store, name) => (name === '$queryRaw' ? heard : Reflect.get(store, name)),
  })
  try {
    return { ids: await act(), asked }
  } finally {
    shared.rasidStore = real
  }
}

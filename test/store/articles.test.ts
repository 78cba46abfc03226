// Reading the archive: pages that neither skip nor double while news comes in, filters, and a query that finds in history
// exactly what the live matcher would have caught.
import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { parseQuery } from '../../core/query/parse.ts'
import { analyseDocument } from '../../core/text/document.ts'
import { Matcher } from '../../server/pipeline/matcher.ts'
import { addAlert } from '../../server/store/alerts.ts'
import { articlesSince, findArticle, listArticles, newestCursor } from '../../server/store/articles.ts'
import { backtestQuery } from '../../server/store/backtest.ts'
import { db } from '../../server/store/client.ts'
import { article, claimedFeed, HOUR_MS, mention, NOON, openShelf, store } from './shelf.ts'

const TEXTS: [title: string, text: string, language: string][] = [
  ['غارة على درعا', 'قال شهود إن القصف وصل إلى مدرسة في درعا.', 'ar'],
  ['هدوء في حلب', 'عاد الهدوء إلى حلب بعد قصف عنيف، ولم يصل إلى دَرْعا.', 'ar'],
  ['وفي أستانا', 'اجتمعت الوفود في استانة لبحث وقف إطلاق النار.', 'ar'],
  ['Strike hits Daraa', 'Witnesses said shelling reached a school near the border.', 'en'],
  ['Talks about Aleppo', 'The school in Aleppo was rebuilt; nobody mentioned strikes.', 'en'],
  ['Quiet', 'Nothing happened. Daraa sleeps. Hospital staff rest.', 'en'],
  ['Школа в Алеппо', 'Удар пришёлся по школе, сообщили из Киева.', 'ru'],
  ["Halep'te saldırı", 'Okula yapılan saldırıda yaralılar var.', 'tr'],
  ['درعا Daraa', 'Bilingual: قصف shelling.', 'en'],
]
const QUERIES = [
  ...[
    'درعا',
    'Daraa',
    'قصف',
    'درعا قصف',
    'درعا OR حلب',
    'قصف NOT border',
    'درعا NOT حلب',
    'استانة',
    'أستانا',
    '"وقف إطلاق النار"',
  ],
  ...['school', 'school Aleppo', '"school in Aleppo"', '"Aleppo school"', 'shell*', 'Daraa NOT school', 'strik*'],
  ...['title:Daraa', 'lang:ar درعا', 'lang:tr', 'школа', 'saldırı', 'xyzzy', '=strikes', 'school NEAR/3 Aleppo'],
]

const FINDS_NOTHING = ['xyzzy', '"Aleppo school"']

describe('articles', () => {
  let shelf: Awaited<ReturnType<typeof openShelf>>
  before(async () => {
    shelf = await openShelf()
  })
  after(() => shelf?.close())
  beforeEach(async () => {
    await db().feed.deleteMany()
    await db().alert.deleteMany()
  })

  const all = async (filter: Parameters<typeof listArticles>[0], limit = 100) => {
    const ids: string[] = []
    for (let cursor: string | null = null; ; ) {
      const page = await listArticles(filter, limit, cursor)
      ids.push(...page.items.map(({ id }) => id))
      if (page.next === null) return ids
      assert.equal(page.items.length, limit)
      cursor = page.next
    }
  }

  test('pages neither skip nor double what was there, whatever comes in between, also at the same moment', async () => {
    const claim = await claimedFeed()
    // Five to a moment, so that the id has to break ties.
    const at = (index: number) => new Date(NOON.getTime() - Math.floor(index / 5) * 1_000)
    await store(
      claim,
      Array.from({ length: 53 }, (_, index) => article(`old-${index}`, { at: at(index) })),
    )
    const there = (await db().article.findMany({ orderBy: [{ at: 'desc' }, { id: 'desc' }] })).map(({ id }) =>
      String(id),
    )
    const seen: string[] = []
    let round = 0
    for (let cursor: string | null = null; ; round++) {
      const page = await listArticles({}, 7, cursor)
      seen.push(...page.items.map(({ id }) => id))
      // News at the top, and backlog in the middle of what was read and of what is still to be read.
      await store(claim, [
        article(`new-${round}`, { at: new Date(NOON.getTime() + round * 1_000) }),
        article(`backlog-${round}`, { at: at(round * 3) }),
      ])
      cursor = page.next
      if (cursor === null) break
    }
    assert.equal(new Set(seen).size, seen.length)
    const known = new Set(there)
    assert.deepEqual(
      seen.filter((id) => known.has(id)),
      there,
    )
  })

  test('the last page says so, a cursor that is none starts at the newest, an empty store has nothing', async () => {
    assert.deepEqual(await listArticles({}, 5, null), { items: [], next: null })
    const ids = await store(
      await claimedFeed(),
      Array.from({ length: 10 }, (_, index) => article(`${index}`)),
    )
    assert.deepEqual(await all({}, 5), [...ids].reverse())
    assert.equal((await listArticles({}, 10, null)).next, null)
    for (const cursor of ['', 'x', '1-', "1-1'; drop table article", '9'.repeat(40)])
      assert.equal((await listArticles({}, 5, cursor)).items[0]?.id, ids.at(-1))
    assert.equal(await newestCursor(), ids.at(-1))
    assert.equal((await articlesSince('no cursor', 3)).length, 3)
    assert.equal(await findArticle('x'), null)
    assert.equal(await findArticle('999999999'), null)
  })

  for (const query of QUERIES)
    test(`"${query}" finds in history what the matcher catches`, async () => {
      const parsed = parseQuery(query)
      assert.ok(parsed.ok, query)
      const matcher = new Matcher()
      matcher.add('it', parsed.query)
      const articles = TEXTS.map(([title, text, language], index) => article(`${index}`, { title, text, language }))
      const ids = await store(await claimedFeed(), articles)
      const caught = articles.map(({ title, text, language, url }) =>
        matcher.match(analyseDocument({ title, text, language, source: 'Wire', url: url ?? '' })),
      )
      const live = ids.filter((_, index) => caught[index]?.length).reverse()
      assert.equal(live.length === 0, FINDS_NOTHING.includes(query), 'the texts try the query')
      assert.deepEqual(await all({ query: parsed.query }), live)
      assert.deepEqual(await all({ query: parsed.query }, 1), live)
      const until = new Date(NOON.getTime() + HOUR_MS)
      const past = await backtestQuery(parsed.query, new Date(NOON.getTime() - HOUR_MS), until)
      assert.equal(past.total, live.length)
      assert.deepEqual(
        past.hits.map((hit) => [hit.article.id, hit.spans]),
        live.map((id) => [id, caught[ids.indexOf(id)]?.[0]?.spans]),
      )
      assert.equal(
        past.histogram.reduce((sum, { count }) => sum + count, 0),
        live.length,
      )
    })

  test('filters: window, language, feed, event place, alert, and all of them together', async () => {
    const alert = await addAlert({ name: 'x', query: 'x', deliveries: [] })
    const [here, there] = [await claimedFeed('Here'), await claimedFeed('There')]
    const hits = [{ alertId: alert.id, spans: [] }]
    const later = new Date(NOON.getTime() + HOUR_MS)
    const [a, b, c, d] = (await store(here, [
      article('a', { places: [mention()], hits }),
      article('b', { places: [mention({ role: 'dateline' })], language: 'ar' }),
      article('c', { places: [mention({ field: 'text' }), mention()], language: 'ar', at: later, hits }),
      article('d', { places: [mention({ geonameId: 170_063, name: 'Aleppo' })] }),
    ])) as [string, string, string, string]
    const [e] = (await store(there, [article('e', { places: [mention()], language: 'ar' })])) as [string]
    const newest = (ids: string[]) =>
      [...ids].sort((x, y) => Number(y === c) - Number(x === c) || Number(y) - Number(x))
    const finds = async (filter: Parameters<typeof listArticles>[0], ids: string[]) =>
      assert.deepEqual(await all(filter), newest(ids), JSON.stringify(filter))
    await finds({ since: later }, [c])
    await finds({ until: later }, [a, b, d, e])
    await finds({ since: NOON, until: later }, [a, b, d, e])
    await finds({ language: 'ar' }, [b, c, e])
    await finds({ feed: String(here.feedId) }, [a, b, c, d])
    await finds({ feed: 'none' }, [])
    await finds({ place: 170_905 }, [a, c, e])
    await finds({ place: 170_905, role: 'dateline' }, [b])
    await finds({ alert: alert.id }, [a, c])
    await finds({ alert: alert.id, language: 'ar', place: 170_905, feed: String(here.feedId), since: NOON }, [c])
  })
})

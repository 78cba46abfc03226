// History says what the live stream says: generated queries over generated articles in a real database, 10,000 pairs; also while
// some of the articles still have the terms of an older analyser.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import fc from 'fast-check'
import { matchQuery } from '../../core/query/match.ts'
import { parseQuery } from '../../core/query/parse.ts'
import { analyseDocument } from '../../core/text/document.ts'
import { ANALYSER_VERSION } from '../../core/text/terms.ts'
import { listArticles } from '../../server/store/articles.ts'
import { db } from '../../server/store/client.ts'
import { reanalyse } from '../../server/store/reanalyse.ts'
import { aQuery, aText, LANGUAGES } from '../support/generate.ts'
import { article, claimedFeed, openShelf, store } from './shelf.ts'

const ARTICLES = 100
const QUERIES = 100
const seed = Number(process.env.RASID_SEED ?? Date.now() % 1_000_000)

describe('history', () => {
  let shelf: Awaited<ReturnType<typeof openShelf>> | undefined
  before(async () => {
    shelf = await openShelf()
  })
  after(() => shelf?.close())

  test(`live and history agree on ${ARTICLES * QUERIES} pairs (seed ${seed}), before and after terms are made anew`, async () => {
    const anArticle = fc.tuple(aText, aText, fc.constantFrom(...LANGUAGES))
    const texts = fc.sample(anArticle, { numRuns: ARTICLES, seed })
    const articles = texts.map(([title, text, language], index) => article(`${index}`, { title, text, language }))
    const ids = await store(await claimedFeed(), articles)
    const queries = fc.sample(aQuery, { numRuns: QUERIES, seed }).map((text) => {
      const parsed = parseQuery(text)
      assert.ok(parsed.ok, text)
      return { text, query: parsed.query }
    })
    const documents = articles.map(({ title, text, language }) =>
      analyseDocument({ title, text, language, source: 'Wire', url: '' }),
    )
    let hits = 0
    const agree = async () => {
      for (const { text, query } of queries) {
        const live = ids.filter(
          (_, index) => matchQuery(query, documents[index] as (typeof documents)[number]) !== null,
        )
        const { items } = await listArticles({ query }, ARTICLES, null)
        assert.deepEqual(new Set(items.map(({ id }) => id)), new Set(live), text)
        hits += live.length
      }
    }
    await agree()
    await db().$executeRaw`update article set terms = '''old''', analyser = ${ANALYSER_VERSION - 1} where id % 3 = 0`
    await agree()
    let made = 0
    for (let batch = await reanalyse(7); batch > 0; batch = await reanalyse(7)) made += batch
    assert.equal(made, ids.filter((id) => BigInt(id) % 3n === 0n).length)
    assert.equal(await reanalyse(7), 0)
    await agree()
    assert.ok(hits > 300, `only ${hits} hits: the texts prove little`)
  })
})

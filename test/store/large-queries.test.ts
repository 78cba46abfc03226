// Queries larger than PostgreSQL takes: history answers them as the live stream does, and never with an error.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { parseQuery } from '../../core/query/parse.ts'
import { listArticles } from '../../server/store/articles.ts'
import { article, claimedFeed, openShelf, store } from './shelf.ts'

const LONG_WORD = 'x'.repeat(3_000)
const LETTERS = [...'ابتدرسعفقكلمنهوي']
const word = (n: number) => [...(n + 65_536).toString(16)].map((digit) => LETTERS[Number.parseInt(digit, 16)]).join('')
const many = (count: number) => Array.from({ length: count }, (_, n) => word(n))

describe('large queries', () => {
  let shelf: Awaited<ReturnType<typeof openShelf>>
  before(async () => {
    shelf = await openShelf()
    const text = `Barges wait ${LONG_WORD} below ${word(7)}.`
    await store(await claimedFeed(), [article('long', { title: 'Weir', text }), article('short', { title: 'Lock' })])
  })
  after(() => shelf?.close())

  const found = async (text: string) => {
    const parsed = parseQuery(text)
    assert.ok(parsed.ok, parsed.ok ? '' : parsed.error)
    const { items } = await listArticles({ query: parsed.query }, 10, null)
    return items.map(({ title }) => title)
  }

  test('a word that is longer than the index keeps is found all the same', async () => {
    for (const query of [LONG_WORD, `exact:${LONG_WORD}`, `${LONG_WORD.slice(0, 2_500)}*`, `barges ${LONG_WORD}`])
      assert.deepEqual(await found(query), ['Weir'], query.slice(0, 20))
    assert.deepEqual(await found(`${LONG_WORD}y`), [])
    assert.deepEqual(await found('東'.repeat(900)), [])
  })

  test('as many words as a query may have', async () => {
    assert.deepEqual(await found(many(10_000).join(' OR ')), ['Weir'])
    assert.deepEqual(await found(many(16_000).join(' ')), [])
    assert.deepEqual(await found(`"${many(16_000).join(' ')}"`), [])
  })

  test('as many demands as a query may have', async () => {
    const began = performance.now()
    assert.deepEqual(await found(`barges ${'country:SY '.repeat(4_000)}`), [])
    assert.deepEqual(await found(`barges ${'lang:en '.repeat(4_000)}`), ['Weir'])
    assert.ok(performance.now() - began < 20_000)
  })
})

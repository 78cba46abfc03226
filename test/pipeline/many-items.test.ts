// Documents that list more than is read.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type ParsedFeed, parseFeed } from '../../server/pipeline/parse.ts'

const parsed = (text: string) => parseFeed(text) as ParsedFeed

test('of more items than are read the latest are, wherever they stand', () => {
  const numbers = Array.from({ length: 2_500 }, (_, n) => n)
  const date = (n: number) => new Date(Date.UTC(2026, 0, 1) + n * 60_000).toISOString()
  const xml = (n: number) => `<item><title>Report ${n}</title><dc:date>${date(n)}</dc:date></item>`
  const json = (n: number) => ({ id: `${n}`, title: `Report ${n}`, date_published: date(n) })
  const rssOf = (order: number[]) => parsed(`<rss><channel><title>T</title>${order.map(xml).join('')}</channel></rss>`)
  const jsonOf = (order: number[]) =>
    parsed(JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 'T', items: order.map(json) }))
  for (const [of, order] of [rssOf, jsonOf].flatMap((of) =>
    [numbers, numbers.toReversed()].map((o) => [of, o] as const),
  )) {
    const { feed, items, warnings } = of(order)
    const kept = order[0] === 0 ? order.slice(-2_000) : order.slice(0, 2_000)
    assert.deepEqual(
      items.map(({ title }) => title),
      kept.map((n) => `Report ${n}`),
    )
    assert.equal(feed.title, 'T')
    assert.match(warnings.join(), order[0] === 0 ? /last 2000/ : /first 2000/)
  }
})

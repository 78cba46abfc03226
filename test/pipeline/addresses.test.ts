// Where an item's page is, as feeds say it: which of its addresses counts, and which are none.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type ParsedItem, parseFeed } from '../../server/pipeline/parse.ts'

function first(text: string): ParsedItem {
  const feed = parseFeed(text)
  assert.ok(!('error' in feed))
  return feed.items[0] ?? {}
}
const rss = (item: string, attributes = '') =>
  `<rss version="2.0" ${attributes}><channel><title>T</title><item>${item}</item></channel></rss>`

test('a guid stands in for the link unless it says that it is none', () => {
  assert.equal(first(rss('<guid>https://g.example/1</guid>')).url, 'https://g.example/1')
  assert.equal(first(rss('<guid isPermaLink="false">https://g.example/1</guid>')).url, undefined)
  assert.equal(first(rss('<guid>1234</guid>')).url, undefined)
})

test('a link without its scheme is no path', () => {
  for (const [link, url] of [
    ['www.g.example/1?a=b', 'https://www.g.example/1?a=b'],
    ['WWW.g.example', 'https://www.g.example/'],
    ['www.html', undefined],
    ['a/www.g.example', undefined],
  ])
    assert.equal(first(rss(`<title>x</title><link>${link}</link>`)).url, url, link)
})

test('an address that would run is none', () => {
  for (const address of [
    'javascript:alert(1)',
    ' JavaScript:alert(1)',
    'vbscript:x',
    'data:text/html,x',
    'java&#10;script:alert(1)',
  ]) {
    const item = first(
      rss(
        `<title>x</title><link>${address}</link><enclosure url="${address}" type="image/png"/><media:thumbnail url="${address}"/>`,
        'xmlns:media="http://search.yahoo.com/mrss/"',
      ),
    )
    assert.deepEqual([item.url, item.enclosures, item.image], [undefined, undefined, undefined], address)
  }
})

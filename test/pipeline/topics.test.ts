// Topics of items: those of media and podcasts among them.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseFeed } from '../../server/pipeline/parse.ts'

function topics(inside: string): string[] | undefined {
  const feed = parseFeed(
    `<rss xmlns:media="http://search.yahoo.com/mrss/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel><item><title>T</title>${inside}</item></channel></rss>`,
  )
  assert.ok(!('error' in feed))
  return feed.items[0]?.categories
}

test('topics of media are those of the item, in a medium and in a group too', () => {
  assert.deepEqual(topics('<media:category>ports</media:category>'), ['ports'])
  assert.deepEqual(topics('<media:category label="Ports" scheme="x">1/2</media:category>'), ['Ports'])
  assert.deepEqual(
    topics(
      '<category>sea</category><media:group><media:category>ports</media:category><media:content url="https://a.example/1"><media:category>piers</media:category><media:keywords>tide, sea</media:keywords></media:content></media:group>',
    ),
    ['sea', 'ports', 'piers', 'tide'],
  )
})

test('topics of podcasts stand in one another; keywords need no namespace', () => {
  assert.deepEqual(
    topics('<itunes:category text="Society &amp;amp; Sea"><itunes:category text="Ports"/></itunes:category>'),
    ['Society & Sea', 'Ports'],
  )
  assert.deepEqual(topics('<keywords>ports, piers</keywords>'), ['ports', 'piers'])
})

test('topics in one another by the thousand cost no more than their length', () => {
  const began = performance.now()
  topics('<itunes:category text="a">'.repeat(50_000))
  assert.ok(performance.now() - began < 3_000)
})

// Namespaces that nobody knows, or that stand at another address than the usual, and what is read of them all the same.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type ParsedFeed, parseFeed } from '../../server/pipeline/parse.ts'

function parsed(text: string): ParsedFeed {
  const feed = parseFeed(text)
  assert.ok(!('error' in feed), 'error' in feed ? feed.error : '')
  return feed
}

test('a feed whose prefix is declared for a namespace that nobody knows, or for none, is Atom', () => {
  for (const declared of ['xmlns:n="https://formats.example/draft#"', ''])
    for (const [prefix, around] of [
      ['n', ''],
      ['n', '<?xml version="1.0"?><!-- one -->'],
    ]) {
      const { feed, items, format } = parsed(
        `${around}<${prefix}:feed ${declared}><n:title>F</n:title><n:entry><n:id>1</n:id><n:title>T</n:title><n:link href="https://site.example/1"/></n:entry></n:feed>`,
      )
      assert.deepEqual(
        [format, feed.title, items[0]?.title, items[0]?.url],
        ['atom', 'F', 'T', 'https://site.example/1'],
      )
    }
  // One that stands in a feed is none, and its names are not those of the feed.
  const inside = parsed(
    '<rss xmlns:n="https://formats.example/x"><channel><n:feed>1</n:feed><n:title>No</n:title><title>F</title><item><title>T</title></item></channel></rss>',
  )
  assert.deepEqual([inside.format, inside.feed.title], ['rss', 'F'])
})

test('the podcast namespace is known at whatever host', () => {
  const { items } = parsed(
    '<rss xmlns:p="http://mirror.example/DTDs/PodCast-1.0.dtd"><channel><item><title>T</title><p:author>Leyla</p:author><p:summary>Words</p:summary></item></channel></rss>',
  )
  assert.deepEqual([items[0]?.author, items[0]?.text], ['Leyla', 'Words'])
})

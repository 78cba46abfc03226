// Feeds with something around them that is no feed: warnings, guards, pages, comments; feeds in namespaces of others.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type ParsedFeed, parseFeed } from '../../server/pipeline/parse.ts'

function parsed(text: string): ParsedFeed {
  const feed = parseFeed(text, { baseUrl: 'https://site.example/' })
  assert.ok(!('error' in feed), 'error' in feed ? `${feed.error}: ${text}` : '')
  return feed
}
const titles = (text: string) => parsed(text).items.map(({ title }) => title)
const RSS =
  '<rss version="2.0"><channel><title>F</title><item><title>T &amp; U</title><link>/1</link></item></channel></rss>'
const PROLOG = '<?xml version="1.0" encoding="UTF-8"?>'
const JSON_FEED = JSON.stringify({
  version: 'https://jsonfeed.org/version/1.1',
  title: 'F',
  items: [{ id: '1', title: 'T & U' }],
})
const WARNING = '<br />\n<b>Warning</b>:  Undefined variable $x in <b>/srv/{a}/feed.php</b> on line <b>3</b><br />\n'
const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')

test('what stands before XML is no part of it', () => {
  for (const noise of [
    WARNING,
    'Notice: {"items": x}\n',
    '{"error":"x"}\n',
    '<div><title>Error</title></div>',
    '<script>if (a < b) write("<item><title>no</title>")</script>',
    '<!doctype html><html><body><p>Error</p></body></html>',
  ])
    assert.deepEqual(titles(noise + PROLOG + RSS), ['T & U'], noise)
  // A feed without a prolog may tell of one.
  const telling = RSS.replace(
    '</item>',
    `<description><![CDATA[${PROLOG}<rss><item><title>no</title>]]></description></item>`,
  )
  assert.deepEqual(titles(`\n<!-- x -->${telling}`), ['T & U'])
})

test('what stands before and after JSON is no part of it', () => {
  for (const [before, after] of [
    [WARNING, ''],
    [")]}'\n", ''],
    ['for(;;);', ''],
    ['show(', ');'],
    ['', '\n<!-- cached 0.3 s -->'],
    [WARNING, '\n</body>'],
  ]) {
    const feed = parsed(before + JSON_FEED + after)
    assert.deepEqual([feed.format, feed.items[0]?.title, feed.warnings], ['json', 'T & U', []], before)
  }
})

test('what is told in JSON is no XML, and an object in another answer is no feed', () => {
  const telling = JSON_FEED.replace('"id":"1"', '"id":"1","content_html":"<feed><entry><item>x</item>"')
  assert.deepEqual(titles(WARNING + telling), ['T & U'])
  assert.deepEqual(titles(`{"warning":"x"}${JSON_FEED}`), ['T & U'])
  assert.ok('error' in parseFeed(`{"status":"ok","feed":${JSON_FEED}}`))
})

test('a feed in a page that is there for nothing else', () => {
  const page = (inside: string, beside = '') =>
    `<html><head><title>P</title></head><body>${beside}<pre class="x">${inside}</pre></body></html>`
  for (const inside of [PROLOG + RSS, RSS, escaped(PROLOG + RSS), escaped(RSS), JSON_FEED, escaped(JSON_FEED)])
    assert.deepEqual(titles(page(inside)), ['T & U'])
  const xhtml = (inside: string) =>
    `<html xmlns="http://www.w3.org/1999/xhtml"><head><title>P</title></head><body><div>${inside}</div></body></html>`
  for (const inside of [
    escaped(RSS),
    `<pre>${escaped(PROLOG + RSS)}</pre>`,
    PROLOG + xhtml(`<pre>${escaped(RSS)}</pre>`),
  ])
    assert.deepEqual(titles(inside), ['T & U'], inside)
  const rdf = RSS.replaceAll('rss', 'rdf:RDF').replace('>', ' xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">')
  assert.deepEqual(titles(xhtml(rdf)), ['T & U'])
  const { items } = parsed(xhtml(RSS))
  assert.deepEqual([items[0]?.title, items[0]?.url], ['T & U', 'https://site.example/1'])
  for (const other of [
    page(escaped(RSS), '<p>How a feed is written, in many words.</p>'.repeat(10)),
    `<html><script>x = ${JSON_FEED}</script></html>`,
  ])
    assert.ok('error' in parseFeed(other))
  assert.ok('error' in parseFeed(JSON.stringify({ contents: PROLOG + RSS })))
})

test('a section that was saved as a comment', () => {
  const saved = (text: string) => `<!--[CDATA[${text}]]-->`
  const feed = parsed(
    `<rss><channel><title>${saved('F')}</title><item><title>${saved('T & U')}</title><description>${saved('<p>D</p>')}</description></item><item><title>V<!-- [CDATA[no]] --></title><description>${escaped(saved('<p>E</p>'))}</description></item></channel></rss>`,
  )
  assert.equal(feed.feed.title, 'F')
  assert.deepEqual(
    feed.items.map(({ title, html }) => [title, html]),
    [
      ['T & U', '<p>D</p>'],
      ['V', '<p>E</p>'],
    ],
  )
})

test('an item is one in whatever namespace, what stands in it is only in its own', () => {
  const foreign = 'xmlns="http://vendor.example/schema"'
  for (const text of [
    RSS.replace('<item>', `<item ${foreign}>`),
    RSS.replace('<channel>', `<channel ${foreign}>`),
    `<feed xmlns="http://www.w3.org/2005/Atom"><entry ${foreign}><title>T &amp; U</title></entry></feed>`,
    RSS.replace('<title>T', `<extra ${foreign}><item/><title>no</title></extra><title>T`),
  ])
    assert.deepEqual(titles(text), ['T & U'])
})

test('only the namespaces of RSS are that of RSS', () => {
  for (const address of [
    'http://x.example/rss-2/',
    'http://x.example/tech/rss',
    'http://userland.com.example/rss',
    'http://x.example/rdf/simple/1',
    'http://x.example/sitemaps.org/schemas/',
  ])
    assert.deepEqual(
      titles(RSS.replace('<rss', `<rss xmlns:x="${address}"`).replace('<title>T', '<x:title>no</x:title><title>T')),
      ['T & U'],
      address,
    )
  for (const address of [
    'http://backend.userland.com/rss2',
    'http://backend.userland.com/RSS2',
    'http://purl.org/rss/1.0/',
    'http://my.netscape.com/rdf/simple/0.9/',
    'http://blogs.law.harvard.edu/tech/rss',
    'http://www.rssboard.org/rss-specification',
  ])
    assert.deepEqual(
      titles(
        `<r:rss xmlns:r="${address}"><r:channel><r:item><r:title>T</r:title></r:item></r:channel></r:rss>`.replace(
          /r:rss/g,
          'rss',
        ),
      ),
      ['T'],
      address,
    )
})

test('an item in an item: both come out, each with its own', () => {
  const inner = '<item><title>B</title><link>/2</link></item>'
  const { feed, items } = parsed(
    `<rss><channel><title>F</title><item><title>A</title>${inner}<link>/1</link><description>of A</description></item><item><title>C</title></item></channel></rss>`,
  )
  assert.equal(feed.description, undefined)
  assert.deepEqual(
    items.map(({ title, url, text }) => [title, url, text]),
    [
      ['A', 'https://site.example/1', 'of A'],
      ['B', 'https://site.example/2', undefined],
      ['C', undefined, undefined],
    ],
  )
  // One that was merely left open takes nothing from what follows.
  assert.equal(
    parsed(`<rss><channel><item><title>A</title>${inner}<description>of F</description></channel></rss>`).feed
      .description,
    'of F',
  )
})

// Slips that feeds of newsrooms have: types that are none, bodies without words, elements left open or empty, names beside mailboxes.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type ParsedFeed, type ParsedItem, parseFeed } from '../../server/pipeline/parse.ts'

function parsed(text: string): ParsedFeed {
  const feed = parseFeed(text)
  assert.ok(!('error' in feed))
  return feed
}
const NAMESPACES =
  'xmlns:atom="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
const rss = (item: string, head = '<title>F</title><link>https://site.example/</link>') =>
  parsed(`<rss version="2.0" ${NAMESPACES}><channel>${head}<item>${item}</item></channel></rss>`)
const first = (item: string): ParsedItem => rss(item).items[0] ?? {}

test('a type that is no type is text; a picture is none', () => {
  const item = first('<title type="plain">T</title><media:description type="plain">Words &lt; more</media:description>')
  assert.deepEqual([item.title, item.text], ['T', 'Words < more'])
  for (const type of ['string', 'escaped', 'html/text', 'markdown'])
    assert.equal(
      first(`<title>T</title><description type="${type}">&lt;p&gt;Words&lt;/p&gt;</description>`).text,
      'Words',
      type,
    )
  assert.equal(first('<title>T</title><description type="image/png">iVBORw0KGgo=</description>').text, undefined)
})

test('a body that shows nothing gives way to a summary that does, a picture does not', () => {
  const body = (html: string) =>
    first(
      `<title>T</title><description>The excerpt.</description><content:encoded><![CDATA[${html}]]></content:encoded>`,
    )
  for (const html of ['<figure><iframe src="https://video.example/1"></iframe></figure>', '<p>&nbsp;</p>', '<p></p>'])
    assert.deepEqual([body(html).text, body(html).html], ['The excerpt.', 'The excerpt.'], html)
  assert.equal(body('<img src="https://site.example/1.jpg">').html, '<img src="https://site.example/1.jpg" />')
  assert.equal(body('<p>The body.</p>').text, 'The body.')
})

test('a body of Atom in a feed that is not, or under another prefix', () => {
  const [entry] = parsed(
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>F</title><entry><id>1</id><title>T</title><content xmlns="http://www.w3.org/2005/Atom" type="html">&lt;p&gt;C&lt;/p&gt;</content></entry></feed>',
  ).items
  assert.equal(entry?.text, 'C')
  assert.equal(
    first('<title>T</title><description>short</description><atom:content type="text">Full body</atom:content>').text,
    'Full body',
  )
})

test('what has no inside and is left open ends where the next field opens', () => {
  const item = first(
    '<title>T</title><enclosure url="https://site.example/a.jpg" type="image/jpeg"><link>https://site.example/1</link><guid>g1</guid><description>D</description>',
  )
  assert.deepEqual([item.url, item.id, item.text, item.enclosures?.length], ['https://site.example/1', 'g1', 'D', 1])
  const { feed } = rss(
    '<title>T</title>',
    '<atom:link href="https://site.example/rss" rel="self"><title>F</title><link>https://site.example/</link><language>ar</language>',
  )
  assert.deepEqual([feed.title, feed.link, feed.language], ['F', 'https://site.example/', 'ar'])
})

test('of an element twice the one counts that says something, of people one with a name', () => {
  const item = first(
    '<title></title><title>Real</title><pubDate/><pubDate>Tue, 05 Mar 2024 10:00:00 GMT</pubDate><author>info@site.example</author><dc:creator>ليلى حداد</dc:creator>',
  )
  assert.deepEqual([item.title, item.publishedAt, item.author], ['Real', '2024-03-05T10:00:00.000Z', 'ليلى حداد'])
  assert.equal(first('<title>T</title><author>info@site.example</author>').author, 'info@site.example')
})

test('titles of a news sitemap are decoded as those of a feed are', () => {
  const { items } = parsed(
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://site.example/1</loc><news:news><news:title><![CDATA[Ports &amp; piers&#8217; deal]]></news:title></news:news></url></urlset>',
  )
  assert.equal(items[0]?.title, 'Ports & piers’ deal')
})

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

test('people with an agency in brackets of its own', () => {
  for (const written of ['jane@a.example (Jane (Reuters))', '(Jane (Reuters))'])
    assert.equal(first(`<title>T</title><author>${written}</author>`).author, 'Jane (Reuters)', written)
  for (const written of ['Jane (Reuters)', '(Jane) and (John)', 'Jane (Reuters'])
    assert.equal(first(`<title>T</title><author>${written}</author>`).author, written)
})

test('a character that is written as two halves is whole, a half alone is none', () => {
  const { title, text } = first(
    '<title>&#55357;&#56832; &#xD83D;&#xDE00; &#55357; &#56832;&#55357;</title><description><![CDATA[<p>&#55357;&#56832;</p>]]></description>',
  )
  assert.deepEqual([title, text], ['😀 😀 \ufffd \ufffd\ufffd', '😀'])
  const json = parsed(JSON.stringify({ title: 'F', items: [{ id: '1', content_html: '<p>&#xd83d;&#xde00;</p>' }] }))
  assert.equal(json.items[0]?.html, '<p>😀</p>')
  assert.equal(first('<title>&amp;#55357;&amp;#56832;</title>').title, '😀')
})

test('languages by their names, in English and in their own', () => {
  const named: Record<string, string> = {
    ...{
      Arabic: 'ar',
      العربية: 'ar',
      'Arabic (Egypt)': 'ar',
      ENGLISH: 'en',
      'English - US': 'en',
      Türkçe: 'tr',
      turkish: 'tr',
    },
    ...{
      Farsi: 'fa',
      فارسی: 'fa',
      Hebrew: 'he',
      עברית: 'he',
      Kurmanji: 'kmr',
      'Central Kurdish': 'ckb',
      Русский: 'ru',
    },
    ...{ ar_JO: 'ar-JO', 'en-us': 'en-us', xx: 'xx', Klingonese: 'Klingonese' },
  }
  for (const [written, tag] of Object.entries(named))
    assert.equal(rss('<title>T</title>', `<title>F</title><language>${written}</language>`).feed.language, tag, written)
})

test('a sitemap that lists videos and nothing else', () => {
  const { items } = parsed(
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:v="http://www.google.com/schemas/sitemap-video/1.1"><url><loc>https://site.example/1</loc><v:video><v:thumbnail_loc>https://site.example/1.jpg</v:thumbnail_loc><v:title>Ports &amp;amp; piers</v:title><v:description>What it shows</v:description><v:content_loc>https://site.example/1.mp4</v:content_loc><v:publication_date>2024-03-05T10:00:00+03:00</v:publication_date><v:tag>ports</v:tag><v:tag>piers</v:tag><v:category>News</v:category><v:uploader info="https://site.example/jane">Jane</v:uploader></v:video></url></urlset>',
  )
  assert.deepEqual(items, [
    {
      id: 'https://site.example/1',
      url: 'https://site.example/1',
      title: 'Ports & piers',
      summary: 'What it shows',
      html: 'What it shows',
      text: 'What it shows',
      publishedAt: '2024-03-05T07:00:00.000Z',
      author: 'Jane',
      categories: ['ports', 'piers', 'News'],
      enclosures: [{ url: 'https://site.example/1.mp4' }],
      image: 'https://site.example/1.jpg',
    },
  ])
})

test('a base inside a body counts for what stands in it', () => {
  const [entry] = parsed(
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://site.example/"><entry><title>T</title><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml" xml:base="a/"><p xml:base="b/?x=1&amp;y/"><a href="c?d&amp;e">1</a></p><!-- <a> --><a href="f">2</a><img src="https://x.example/g.jpg"/></div></content></entry></feed>',
  ).items
  assert.deepEqual(entry?.html?.match(/(?:href|src)="[^"]*"/g), [
    'href="https://site.example/a/b/c?d&amp;e"',
    'href="https://site.example/a/f"',
    'src="https://x.example/g.jpg"',
  ])
})

test('an enclosure with an empty type has none; an id is an address where nothing else is; the subtitle of Atom in RSS', () => {
  const item = first('<title>T</title><enclosure url="https://site.example/a.mp3" type="" length=""/>')
  assert.deepEqual(item.enclosures, [{ url: 'https://site.example/a.mp3' }])
  const url = (inside: string) =>
    parsed(`<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>T</title>${inside}</entry></feed>`).items[0]?.url
  assert.equal(url('<id>https://site.example/1</id>'), 'https://site.example/1')
  assert.equal(url('<id>https://site.example/1</id><link href="https://site.example/2"/>'), 'https://site.example/2')
  assert.equal(url('<id>urn:uuid:1</id>'), undefined)
  assert.equal(rss('', '<title>F</title><atom:subtitle>Tides</atom:subtitle>').feed.description, 'Tides')
})

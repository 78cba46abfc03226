// Feeds of every format at the parser's door: each field from the element that says it best, addresses absolute, dates ISO 8601,
// absent absent; and any bytes at all give an answer.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { decode } from '../../server/pipeline/decode.ts'
import { parseAway, parseInWorker } from '../../server/pipeline/parse/in-worker.ts'
import { type ParsedFeed, parseFeed } from '../../server/pipeline/parse.ts'

function parsed(text: string, baseUrl?: string): ParsedFeed {
  const feed = parseFeed(text, baseUrl ? { baseUrl } : {})
  assert.ok(!('error' in feed), 'error' in feed ? feed.error : '')
  return feed
}
const first = (text: string, baseUrl?: string) => parsed(text, baseUrl).items[0] ?? {}
const rss = (item: string, attributes = '') =>
  `<rss version="2.0" ${attributes}><channel><title>T</title><item>${item}</item></channel></rss>`

test('RSS: every field, the modules among them', () => {
  const feed = parsed(
    `<?xml version="1.0"?><rss version="2.0" xmlns:a="http://www.w3.org/2005/Atom" xmlns:c="http://purl.org/rss/1.0/modules/content/" xmlns:d="http://purl.org/dc/elements/1.1/">
<channel><title>صدى الوادي</title><link>/ar</link><description>يومية</description><language>ar-JO</language><ttl>15</ttl>
<image><title>شعار</title><link>https://wrong.example/</link></image>
<a:link rel="self" href="/rss"/><a:link rel="hub" href="https://hub.example/"/>
<item><title>عودة &amp;laquo;الجسر&amp;raquo;</title><link>news/1?a=1&amp;b=2</link><guid isPermaLink="false">Urn:Item:%41/1/</guid>
<pubDate>Sat, 22 Aug 2026 10:05:00 +0300</pubDate><author>desk@wadi.example (ليلى حداد)</author><category>محليات</category><category>محليات</category>
<description>موجز</description><c:encoded><![CDATA[<p>النص <a href="/x">كامل</a></p>]]></c:encoded>
<enclosure url="/a.mp3" type="audio/mpeg" length="12"/></item></channel></rss>`,
    'https://wadi.example/feeds/',
  )
  assert.equal(feed.format, 'rss')
  assert.deepEqual(feed.feed, {
    title: 'صدى الوادي',
    link: 'https://wadi.example/ar',
    description: 'يومية',
    language: 'ar-JO',
    hub: 'https://hub.example/',
    self: 'https://wadi.example/rss',
    ttlMinutes: 15,
  })
  assert.deepEqual(feed.items, [
    {
      id: 'Urn:Item:%41/1/',
      url: 'https://wadi.example/feeds/news/1?a=1&b=2',
      title: 'عودة «الجسر»',
      summary: 'موجز',
      html: '<p>النص <a href="https://wadi.example/x" rel="noopener noreferrer nofollow">كامل</a></p>',
      text: 'النص كامل',
      publishedAt: '2026-08-22T07:05:00.000Z',
      author: 'ليلى حداد',
      categories: ['محليات'],
      enclosures: [{ url: 'https://wadi.example/a.mp3', type: 'audio/mpeg', length: 12 }],
      language: 'ar-JO',
    },
  ])
})

test('Atom under any prefix: xhtml, base64, xml:base, xml:lang, plain text whose brackets are letters', () => {
  const feed =
    parsed(`<z:feed xmlns:z="http://www.w3.org/2005/Atom" xml:base="https://a.example/x/" xml:lang="tr"><z:title type="text">1 &lt; 2</z:title>
<z:author><z:name>Deniz</z:name></z:author>
<z:entry xml:base="y/"><z:id>tag:1</z:id><z:title type="html">&lt;b>Köprü&lt;/b></z:title><z:link rel="related" href="r"/><z:link href="p" type="text/html"/>
<z:updated>2026-08-22T10:05:00.5Z</z:updated><z:summary mode="base64" type="text/html">PGk+a8O2cHLDvDwvaT4=</z:summary>
<z:content type="xhtml" xml:lang="ku"><div xmlns="http://www.w3.org/1999/xhtml"><p/><a href="q">pira</a> &lt;i></div></z:content></z:entry></z:feed>`)
  assert.equal(feed.feed.title, '1 < 2')
  assert.deepEqual(feed.items[0], {
    id: 'tag:1',
    url: 'https://a.example/x/y/p',
    title: 'Köprü',
    summary: '<i>köprü</i>',
    html: '<div><p></p><a href="https://a.example/x/y/q" rel="noopener noreferrer nofollow">pira</a> &lt;i></div>',
    text: 'pira <i>',
    updatedAt: '2026-08-22T10:05:00.500Z',
    author: 'Deniz',
    language: 'ku',
  })
})

test('what is called base64 and is none is taken as it stands', () => {
  const summary = (written: string) =>
    first(`<feed><entry><title>t</title><summary mode="base64" type="text/html">${written}</summary></entry></feed>`)
      .text
  assert.equal(summary('PGk+a8O2\n cHLDvDwvaT4='), 'köprü')
  assert.equal(summary('&lt;b&gt;köprü&lt;/b&gt; açıldı'), 'köprü açıldı')
  assert.equal(summary('<b>Bridge</b> opened'), 'Bridge opened')
})

test('RDF, JSON Feed, a news sitemap and OPML', () => {
  const rdf =
    first(`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://r.example/"><title>R</title></channel><item rdf:about="https://r.example/1"><title>Один</title><dc:date>2026-08-22</dc:date><dc:creator>Н. П.</dc:creator></item></rdf:RDF>`)
  assert.deepEqual(rdf, {
    id: 'https://r.example/1',
    url: 'https://r.example/1',
    title: 'Один',
    publishedAt: '2026-08-22T00:00:00.000Z',
    author: 'Н. П.',
  })
  const json = parsed(
    JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'J & K',
      hubs: [{ type: 'WebSub', url: 'https://hub.example/' }],
      authors: [{ name: 'Mara' }],
      items: [
        { id: 7, url: '/7', content_text: '1 < 2\nzwei', date_published: '2026-08-22T10:05:00+02:00', tags: ['a'] },
      ],
    }),
    'https://j.example/',
  )
  assert.equal(json.feed.title, 'J & K')
  assert.deepEqual(json.items[0], {
    id: '7',
    url: 'https://j.example/7',
    html: '1 &lt; 2<br />zwei',
    text: '1 < 2\nzwei',
    publishedAt: '2026-08-22T08:05:00.000Z',
    author: 'Mara',
    categories: ['a'],
  })
  const page =
    first(`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://s.example/1</loc>
<n:news><n:publication><n:name>S</n:name><n:language>ar</n:language></n:publication><n:publication_date>2026-08-22T10:05+03:00</n:publication_date><n:title>جسر &amp; نهر</n:title></n:news></url></urlset>`)
  assert.equal(page.title, 'جسر & نهر')
  assert.equal(page.publishedAt, '2026-08-22T07:05:00.000Z')
  assert.equal(page.language, 'ar')
  const opml = parsed(
    '<opml version="2.0"><head><title>قائمة</title></head><body><outline text="عام"><outline text="أ" xmlUrl="https://o.example/rss"/></outline></body></opml>',
  )
  assert.deepEqual(
    opml.items.map(({ title, url }) => [title, url]),
    [
      ['عام', undefined],
      ['أ', 'https://o.example/rss'],
    ],
  )
})

test('an unreadable date is absent, and the next that can be read counts', () => {
  const item = first(rss('<pubDate>yesterday</pubDate><dc:date>2026-08-22</dc:date>'))
  assert.equal(item.publishedAt, '2026-08-22T00:00:00.000Z')
  assert.ok(!('publishedAt' in first(rss('<title>x</title><pubDate>soon</pubDate>'))))
})

test('of more keywords than a call may have arguments a hundred are kept', () => {
  const keywords = Array.from({ length: 300_000 }, (_, n) => `k${n}`).join(',')
  const { categories } = first(
    rss(
      `<title>T</title><itunes:keywords>${keywords}</itunes:keywords>`,
      'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"',
    ),
  )
  assert.equal(categories?.length, 100)
})

test('what is no feed is an error in words', () => {
  assert.deepEqual(parseFeed('<!doctype html><html><title>x</title></html>'), {
    error: 'This address answered with a web page, not a feed.',
  })
  assert.deepEqual(parseFeed(' \n'), { error: 'The feed is empty.' })
  assert.ok('error' in parseFeed('{"title":'))
})

test('2,000 items are read, and more are said', () => {
  const many = parsed(`<rss><channel>${'<item><title>x</title></item>'.repeat(2_001)}</channel></rss>`)
  assert.equal(many.items.length, 2_000)
  assert.match(many.warnings.join(), /first 2000/)
})

test('any bytes give an answer, feeds torn and spliced at random among them', () => {
  const pieces = fc.constantFrom(
    ...'<rss>|<channel>|<item>|</item>|<title>|</title>|<![CDATA[|]]>|<!--|-->|<a href="|">|&#x|;|&amp;|<entry|/>|<feed xmlns="http://www.w3.org/2005/Atom">|<?xml|<!DOCTYPE x [|<!ENTITY a "b">|{"items":[|}|\u0000|شباط'.split(
      '|',
    ),
  )
  fc.assert(
    fc.property(fc.array(fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 8 })), { maxLength: 60 }), (parts) => {
      const feed = parseFeed(parts.join(''))
      assert.ok('error' in feed ? feed.error.length > 0 : Array.isArray(feed.items))
    }),
    { numRuns: 2_000 },
  )
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      assert.ok(parseFeed(decode(bytes, null).text) !== undefined)
    }),
  )
})

test('vicious documents take time in proportion to their length', () => {
  const vicious = [
    '<a "',
    '<!--',
    '<![CDATA[</title><![CDATA[',
    '<!DOCTYPE a [',
    '<title>',
    '</title>',
    '<item>',
    '&#65;',
    '<x y="z"',
    '<?',
    '<item><description><![CDATA[<p',
    '<item xml:base="a/"><item>',
  ].map((piece) => `<rss><channel>${piece.repeat(1_000_000 / piece.length)}`)
  for (const text of [...vicious, `<rss ${'a="b" '.repeat(200_000)}><channel><title>x</title></channel></rss>`]) {
    const began = performance.now()
    parseFeed(text)
    assert.ok(performance.now() - began < 3_000, `${text.slice(14, 60)}… took ${performance.now() - began} ms`)
  }
})

test('a document that takes too long ends its thread and nothing else', async () => {
  const request = { contentType: null, language: null, baseUrl: null }
  const bytes = (title: string) => Buffer.from(`<rss><channel><title>${title}</title></channel></rss>`)
  const slow = Buffer.concat([bytes('x'), Buffer.alloc(8_000_000, '<a>')])
  assert.match(JSON.stringify(await parseInWorker(slow, request, 1)), /took longer/)
  const after = await Promise.all(['a', 'b', 'c'].map((title) => parseInWorker(bytes(title), request)))
  assert.deepEqual(
    after.map((feed) => ('error' in feed ? feed.error : feed.feed.title)),
    ['a', 'b', 'c'],
  )
})

test('bytes that are given away are gone here; a part of others’ memory is copied', async () => {
  const request = { contentType: null, language: null, baseUrl: null }
  const document = new TextEncoder().encode('<rss><channel><title>Weir</title></channel></rss>')
  const around = new Uint8Array(document.length + 2)
  around.set(document, 1)
  for (const [bytes, left] of [
    [document, 0],
    [around.subarray(1, -1), document.length],
  ] as const) {
    const feed = await parseAway(bytes, request)
    assert.equal('error' in feed ? feed.error : feed.feed.title, 'Weir')
    assert.equal(bytes.length, left)
  }
})

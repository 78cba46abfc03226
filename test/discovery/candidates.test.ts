// Where pages name their feeds, in the ways that pages have.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { feedCandidates, linkHeader, newsSitemaps, wellKnownFeeds } from '../../server/discovery/candidates.ts'

const SITE = 'https://harbour.example/news/today'

const PAGES: [name: string, page: string, found: string[]][] = [
  [
    'link elements',
    '<link rel="alternate" type="application/rss+xml" href="/rss"><LINK REL="Alternate Feed" TYPE=application/atom+xml HREF=atom.xml>',
    ['https://harbour.example/rss', 'https://harbour.example/news/atom.xml'],
  ],
  [
    'other alternates are none',
    '<link rel="alternate" hreflang="ar" href="/ar"><link rel="stylesheet" href="/rss.css"><link rel="alternate" media="handheld" href="/m">',
    [],
  ],
  [
    'a base',
    '<base href="https://cdn.example/x/"><link rel="alternate" type="application/rss+xml" href="feed">',
    ['https://cdn.example/x/feed'],
  ],
  [
    'a base behind it',
    '<link rel="alternate" type="application/rss+xml" href="feed"><base href="https://cdn.example/x/">',
    ['https://cdn.example/x/feed'],
  ],
  [
    'JSON Feed',
    '<link rel="alternate" type="application/feed+json" href="/feed.json">',
    ['https://harbour.example/feed.json'],
  ],
  [
    'anchors by address',
    '<a href="/press/">Press</a><a href="/feedback">Tell us</a><a href="/rss/world.xml">World</a>',
    ['https://harbour.example/rss/world.xml'],
  ],
  [
    'anchors by word',
    '<a href="/subscribe/1"><img alt=""> RSS</a><a href="/خلاصات"><span>خلاصات الموقع</span></a>',
    ['https://harbour.example/subscribe/1', 'https://harbour.example/%D8%AE%D9%84%D8%A7%D8%B5%D8%A7%D8%AA'],
  ],
  [
    'links before anchors, comments last',
    '<a href="/feed/">RSS</a><link rel="alternate" type="application/rss+xml" href="/comments/feed"><link rel="alternate" type="application/rss+xml" href="/main">',
    ['https://harbour.example/main', 'https://harbour.example/feed/', 'https://harbour.example/comments/feed'],
  ],
  [
    'one address once, without its fragment',
    '<link rel="alternate" type="application/rss+xml" href="/rss#a"><a href="/rss#b">RSS</a>',
    ['https://harbour.example/rss'],
  ],
  [
    'other schemes',
    '<a href="javascript:rss()">RSS</a><link rel="alternate" type="application/rss+xml" href="file:///etc/rss"><a href="feed:https://x.example/rss">RSS</a>',
    [],
  ],
  ['a page that is cut off', '<a href="/rss">RS', ['https://harbour.example/rss']],
  ['an anchor that is never closed', '<a href="/rss">RSS<a href="/x">else</a>', ['https://harbour.example/rss']],
]

for (const [name, page, found] of PAGES) test(name, () => assert.deepEqual(feedCandidates(page, SITE), found))

test('Link headers', () => {
  const value =
    '</rss>; rel="alternate"; type="application/rss+xml", <https://hub.example/>;rel=hub, </me>; rel="self x"'
  assert.deepEqual(feedCandidates('', SITE, value), ['https://harbour.example/rss'])
  assert.deepEqual(linkHeader(value), [
    { url: '/rss', rel: ['alternate'], type: 'application/rss+xml' },
    { url: 'https://hub.example/', rel: ['hub'], type: '' },
    { url: '/me', rel: ['self', 'x'], type: '' },
  ])
})

test('the usual places, near the address first', () => {
  const places = wellKnownFeeds('https://harbour.example/blog?x=1')
  assert.equal(places[0], 'https://harbour.example/blog/feed')
  assert.ok(places.includes('https://harbour.example/rss.xml'))
  assert.equal(new Set(places).size, places.length)
})

test('news sitemaps: those that robots.txt names before the usual ones', () => {
  const robots = 'User-agent: *\nSitemap: https://harbour.example/maps/news.xml\nsitemap: /pages.xml\n'
  assert.deepEqual(newsSitemaps(SITE, robots).slice(0, 2), [
    'https://harbour.example/maps/news.xml',
    'https://harbour.example/news-sitemap.xml',
  ])
})

test('no page and no header makes it throw', () => {
  const soup = fc
    .array(
      fc.oneof(
        fc.string(),
        fc.constantFrom(
          '<a href=',
          '"',
          '>',
          '<link rel=alternate type=application/rss+xml href=',
          '</a>',
          '<base href=//x>',
        ),
      ),
    )
    .map((parts) => parts.join(''))
  fc.assert(
    fc.property(soup, soup, (page, link) => {
      for (const url of feedCandidates(page, SITE, link)) assert.match(url, /^https?:/)
    }),
  )
})

test('empty lines of a robots.txt, and links of a header, cost what they are long', () => {
  const began = performance.now()
  for (const blank of ['\n', '\r', '\r\n', '\u2028'])
    assert.equal(
      newsSitemaps(SITE, `${blank.repeat(100_000)}Sitemap: /news.xml`)[0],
      'https://harbour.example/news.xml',
    )
  // It takes milliseconds; with each line walking all that follow it took fifteen seconds.
  assert.ok(performance.now() - began < 5_000)
  assert.equal(
    newsSitemaps(SITE, `${' '.repeat(600_000)}\nSitemap: /news.xml`)[0],
    'https://harbour.example/news-sitemap.xml',
  )
  assert.equal(linkHeader('<>,'.repeat(10_000)).length, 100)
})

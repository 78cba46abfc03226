// Feeds as they are written: whatever an article holds, the document can be read and says the same; long texts are cut; nothing internal.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith'
import type { Outlet } from '../../core/outlets.ts'
import { contentOf, cut, writable } from '../../server/outlets/content.ts'
import { writeFeed } from '../../server/outlets/feed.ts'
import { parseFeed } from '../../server/pipeline/parse.ts'
import { whole } from './articles.ts'

const OUTLET: Outlet = {
  id: '7',
  name: 'الميناء & more',
  format: 'rss',
  createdAt: '2026-02-01T00:00:00.000Z',
  lastUsedAt: null,
  query: 'ميناء',
  alertId: null,
  place: null,
  role: null,
  language: null,
  feedId: null,
}
const CHANGED = new Date('2026-03-02T00:00:00Z')
const NOT_IN_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u

test('whatever an article holds, each format can be read and has it', () => {
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('\u0000\u000b', '\ud800', ']]>', '<script>x</script>', '&amp;#0;'),
  )
  fc.assert(
    fc.property(texts, texts, (title, text) => {
      const article = whole({ title: `T${title}T`, lead: text }, { text, author: text })
      const told = writable(`T${title}T`)
      const rss = writeFeed(OUTLET, 'rss', [article], CHANGED)
      const atom = writeFeed(OUTLET, 'atom', [article], CHANGED)
      const json = writeFeed(OUTLET, 'json', [article], CHANGED)
      for (const document of [rss, atom]) assert.doesNotMatch(document, NOT_IN_XML)
      assert.equal(parseRssFeed(rss).items?.length, 1)
      assert.equal(parseAtomFeed(atom).entries?.[0]?.id, parseRssFeed(rss).items?.[0]?.guid?.value)
      assert.equal(parseJsonFeed(json).items?.[0]?.title, told)
      // Authors, and titles in Atom and JSON Feed, are plain text, whatever they look like; these are read as HTML.
      const item = parseRssFeed(rss).items?.[0]
      for (const html of [item?.content?.encoded ?? '', contentOf(article)]) assert.doesNotMatch(html, /<script/i)
      assert.doesNotMatch(rss.replace(/<dc:creator>[\s\S]*?<\/dc:creator>/g, ''), /<script/i)
    }),
  )
})

test('feeds name their own language where they have one; items always do', () => {
  const mixed = writeFeed(OUTLET, 'json', [whole(), whole({ language: 'en' }, { key: 'guid-2' })], CHANGED)
  const { language, items } = parseJsonFeed(mixed)
  assert.equal(language, undefined)
  assert.deepEqual(
    items?.map((item) => item.language),
    ['ar', 'en'],
  )
  assert.equal(parseRssFeed(writeFeed(OUTLET, 'rss', [whole()], CHANGED)).language, 'ar')
  assert.match(contentOf(whole({ language: 'und' })), /^<div dir="auto">/)
  assert.match(contentOf(whole({ language: 'en' })), /^<div dir="ltr" lang="en">/)
})

test('the same articles make the same bytes, and nothing in them is internal', () => {
  for (const format of ['rss', 'atom', 'json'] as const) {
    const written = writeFeed(OUTLET, format, [whole()], CHANGED)
    assert.equal(written, writeFeed(OUTLET, format, [whole({ fetchedAt: '2026-04-01T00:00:00.000Z' })], CHANGED))
    for (const internal of ['hidden', '127.0.0.1', 'localhost', '/out/', '/api/'])
      assert.ok(!written.includes(internal), internal)
  }
})

test('HTML is made harmless again, and what is very long ends with a word and an ellipsis', () => {
  const html = '<p onclick="x()">A <a href="javascript:x()">link</a></p><script>x()</script><p>End'
  assert.equal(contentOf(whole({ language: 'en' }, { html })).includes('x()'), false)
  const long = 'كلمة '.repeat(10_000)
  const content = contentOf(whole({}, { text: long }))
  assert.ok(content.length < 21_000)
  assert.match(content, /كلمة…<\/p><\/div>$/)
  assert.equal(cut('short', 10), 'short')
  assert.equal(cut(`${'x'.repeat(9)}😀y`, 10).isWellFormed(), true)
})

test('no articles make an empty feed that is one all the same', () => {
  for (const format of ['rss', 'atom', 'json'] as const) {
    const parsed = parseFeed(writeFeed(OUTLET, format, [], CHANGED))
    assert.ok(!('error' in parsed), format)
    assert.deepEqual(parsed.items, [])
  }
})

// Documents that nest or declare without end are read in time linear in their length; what stands in them counts as it should.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseFeed } from '../../server/pipeline/parse.ts'

const MANY = 50_000
const ITEMS = 2_000
const item = '<item><title>T</title><link>/a</link><description>d</description></item>'
const numbered = (of: (n: number) => string, between = '') =>
  Array.from({ length: MANY }, (_, n) => of(n)).join(between)
const declaration = (n: number) => `xmlns:p${n}="http://purl.org/dc/terms/"`

const deep: Record<string, string> = {
  elements: `<rss><channel>${'<a>'.repeat(MANY)}${item.repeat(ITEMS)}`,
  bases: `<rss><channel>${'<a xml:base="x/">'.repeat(MANY)}${item.repeat(ITEMS)}`,
  'languages that are none': `<rss><channel>${'<a lang="x" hreflang="xml:lang">'.repeat(MANY)}${item.repeat(ITEMS)}`,
  'declarations in one another': `<rss><channel>${numbered((n) => `<a ${declaration(n)}>`)}${item}`,
  'prefixes, and each element declares one': `<rss ${numbered(declaration, ' ')}><channel><item>${'<b xmlns:q="http://purl.org/dc/terms/"><title>T</title></b>'.repeat(MANY)}`,
  'slashes in a namespace': `<rss xmlns:q="http://${'/'.repeat(4 * MANY)}x"><channel>${item}`,
}
for (const [name, text] of Object.entries(deep))
  test(`very many ${name}`, () => {
    const began = performance.now()
    assert.ok(!('error' in parseFeed(text, { baseUrl: 'https://site.example/' })))
    assert.ok(performance.now() - began < 3_000, `${performance.now() - began} ms`)
  })

test('bases, languages and prefixes count from where they are declared to where their element ends', () => {
  const feed = parseFeed(
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://site.example/a/" xml:lang="ar">
      <entry xml:base="b/" xml:lang="en" xmlns:d="http://purl.org/dc/elements/1.1/"><title>1</title><link href="c"/><d:creator>Jane</d:creator></entry>
      <entry><title>2</title><link href="c"/><d:creator>None</d:creator></entry>
    </feed>`,
  )
  assert.ok(!('error' in feed))
  assert.deepEqual(
    feed.items.map(({ url, language, author }) => [url, language, author]),
    [
      ['https://site.example/a/b/c', 'en', 'Jane'],
      ['https://site.example/a/c', 'ar', undefined],
    ],
  )
})

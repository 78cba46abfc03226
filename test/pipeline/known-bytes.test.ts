// A document in which nothing is new is told by its bytes; whatever that answers is what reading all of it would have answered.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { chanceFrom } from '../../server/newsroom/write.ts'
import { decode } from '../../server/pipeline/decode.ts'
import type { Listing } from '../../server/pipeline/identity/listing.ts'
import { readKnown } from '../../server/pipeline/parse/known-bytes.ts'
import { type ParsedListing, parseListing } from '../../server/pipeline/parse.ts'

const options = { baseUrl: 'https://site.example/feed' }
const read = (bytes: Uint8Array, before: Listing = []) => parseListing(decode(bytes, null).text, options, before)
function listed(document: string): ParsedListing {
  const parsed = read(Buffer.from(document))
  assert.ok(!('error' in parsed))
  return parsed
}
const known = (document: string | Buffer, before: Listing) =>
  readKnown(Buffer.from(document), before, (bytes, listed) => {
    // Nothing of the items is left.
    assert.doesNotMatch(String(bytes), /Tide/)
    return read(bytes, listed)
  })

const item = (n: number) =>
  `<item rdf:about="https://site.example/${n}">\n<title>Tide ${n} &amp; المد</title><link>https://site.example/${n}</link><description><![CDATA[<p>Tide <b>${n}</b></p>]]></description></item>`
const rss = (items: string[], built = 'Mon, 02 Mar 2026 10:00:00 GMT') =>
  `<?xml version="1.0"?>\n<rss version="2.0" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><channel><title>Wire مد</title><link>https://site.example/</link><ttl>20</ttl><lastBuildDate>${built}</lastBuildDate>${items.join('\n')}<language>ar</language></channel></rss>`
const rdf = (items: string[], built = '1') =>
  `<rdf:RDF xmlns="http://purl.org/rss/1.0/" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><channel><title>Wire ${built}</title><items><rdf:Seq><rdf:li rdf:resource="https://site.example/1"/></rdf:Seq></items></channel>${items.join('')}</rdf:RDF>`
const atom = (items: string[], built = '2026-03-02T10:00:00Z') =>
  `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="tr"><title>Wire</title><updated>${built}</updated><link rel="hub" href="https://hub.example/"/>${items
    .join('')
    .replaceAll('item', 'entry')
    .replace(/<link>(.*?)<\/link>/g, '<link href="$1"/>')}</feed>`

test('of documents that list what is known, nothing of the items is read', () => {
  for (const document of [rss, rdf, atom]) {
    const { listing } = listed(document([1, 2, 3, 4].map(item)))
    for (const numbers of [[1, 2, 3, 4], [4, 2], [3], [1, 1, 2]]) {
      const now = document(numbers.map(item), '2026-03-02T11:00:00Z')
      const found = known(now, listing)
      assert.deepEqual(found, read(Buffer.from(now), listing), now)
      assert.deepEqual([found?.allKnown, found?.listing.length], [true, numbers.length])
    }
  }
  const { feed } = known(rss([1, 2].map(item)), listed(rss([1, 2].map(item))).listing) as ParsedListing
  assert.deepEqual(feed, { title: 'Wire مد', link: 'https://site.example/', language: 'ar', ttlMinutes: 20 })
})

test('what is new, cut off, or told otherwise is left to those who read', () => {
  const four = [1, 2, 3, 4].map(item)
  const { listing } = listed(rss(four))
  for (const document of [
    rss([...four, item(5)]),
    rss(four.map((one) => one.replace('<b>2</b>', '<b>two</b>'))),
    rss([...four, '<item><title>Tide 5</title>']),
    rss([...four, '<ITEM><title>Tide 5</title></ITEM>']),
    rss([...four, '<rss:item><title>Tide 5</title></rss:item>']),
    rss([...four, '<item/>']),
    rss(['<!--', ...four, '-->']),
    rss([...four, '<![CDATA[', item(1), ']]>']),
    rss(four).slice(0, -90),
    rss([]),
    `\ufeff${rss(four)}`.replace('<item ', '<item\u0001 '),
  ])
    assert.equal(readKnown(Buffer.from(document), listing, read), undefined, document)
  assert.equal(readKnown(Buffer.from(rss(four), 'latin1'), listing, read), undefined)
  assert.equal(known(rss(four), []), undefined)
})

test('documents changed at random: what is answered is what reading all of it answers', () => {
  const chance = chanceFrom(11)
  const at = (length: number) => Math.floor(chance() * length)
  const pieces = [
    '<item>',
    '</item>',
    '<![CDATA[',
    ']]>',
    '<!--',
    '-->',
    '<items>',
    '<entry>',
    '</channel>',
    '"',
    '&#1;',
    '<',
  ]
  let answered = 0
  for (let round = 0; round < 3_000; round++) {
    const make = [rss, rdf, atom][round % 3] as typeof rss
    const items = [1, 2, 3].map(item)
    let document = make(items)
    const { listing } = listed(document)
    for (let change = at(3); change >= 0; change--) {
      const where = at(document.length)
      const piece = pieces[at(pieces.length)] as string
      const length = chance() < 0.5 ? 0 : at(60)
      document = document.slice(0, where) + (chance() < 0.7 ? piece : '') + document.slice(where + length)
    }
    const bytes = Buffer.from(document)
    const found = readKnown(bytes, listing, read)
    if (found === undefined) continue
    answered++
    const whole = read(bytes, listing) as ParsedListing
    // What a broken document's feed has from its items: the words of a title that is never closed, all of the first where that is the root.
    const borrowed = /Tide|example\/\d/.test(JSON.stringify(whole.feed))
    assert.deepEqual(borrowed ? { ...found, feed: whole.feed } : found, whole, document)
  }
  assert.ok(answered > 300, `${answered}`)
})

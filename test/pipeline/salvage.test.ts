// Broken documents still give what they hold: cut off anywhere, tags left open, entities undefined, prefixes undeclared.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseFeed } from '../../server/pipeline/parse.ts'

function titles(text: string): (string | undefined)[] {
  const feed = parseFeed(text)
  assert.ok(!('error' in feed), 'error' in feed ? feed.error : '')
  return feed.items.map(({ title }) => title)
}
const item = (n: number) => `<item><title>خبر ${n}</title><description><![CDATA[<p>نص ${n}</p>]]></description></item>`
const three = `<rss version="2.0"><channel><title>صحيفة</title>${[1, 2, 3].map(item).join('')}</channel></rss>`

// The last letter of an end tag is not missed.
test('cut off at any letter, every whole item is there and no torn one beside it', () => {
  for (let cut = three.indexOf('<title>صحيفة</title>') + 30; cut < three.length; cut++) {
    const whole = [1, 2, 3].filter((n) => three.indexOf(item(n)) + item(n).length - 1 <= cut).map((n) => `خبر ${n}`)
    const found = titles(three.slice(0, cut))
    if (whole.length > 0) assert.deepEqual(found, whole, `cut at ${cut}`)
  }
})

test('of a single item that is cut off, what it holds is taken, and said', () => {
  const feed = parseFeed('<rss><channel><item><title>وحيد</title><description>نصف')
  assert.ok(!('error' in feed))
  assert.equal(feed.items[0]?.title, 'وحيد')
})

test('of the tag in which a document was cut off nothing is left', () => {
  for (const tag of ['<', '</', '</de', '</description', '<b', '<b class="'])
    for (const before of ['<link>https://canal.example/1', '<description>نصف', '<title>وحيد']) {
      const feed = parseFeed(`<rss><channel><item>${before}${tag}`)
      const item = 'error' in feed ? undefined : feed.items[0]
      assert.equal(item?.url ?? item?.text ?? item?.title, before.slice(before.indexOf('>') + 1), tag)
    }
})

test('a JSON Feed that is cut off gives its whole items', () => {
  const json = JSON.stringify({
    title: 'J',
    items: [
      { id: 'a', title: 'x {"' },
      { id: 'b', title: 'y' },
    ],
  })
  assert.deepEqual(titles(json.slice(0, -8)), ['x {"'])
  assert.deepEqual(titles('{"title":"J","items":[{"id":"a","title":"zwei\nZeilen",},]}'), ['zwei Zeilen'])
})

test('what is left open is closed by what follows', () => {
  assert.deepEqual(
    titles('<rss><channel><item><title>a<link>https://x.example/</link><item><title>b</title></channel></rss>'),
    ['a', 'b'],
  )
  assert.deepEqual(
    titles(
      '<rss><channel><item><title>a</title><description>x<br>y</description></item><item><title>b</title></item></rss>',
    ),
    ['a', 'b'],
  )
  assert.deepEqual(
    titles(
      '<rss><channel><item><title><![CDATA[a</title></item><item><title><![CDATA[b]]></title></item></channel></rss>',
    ),
    ['a', 'b'],
  )
})

test('stray letters, undeclared prefixes, bare ampersands, unknown entities, quotes astray', () => {
  assert.deepEqual(
    titles(
      'Warning: x in y.php on line 3\n<rss><channel><item><title>R&D &nosuch; &eacute; &#1580;</title></item></channel></rss>',
    ),
    ['R&D &nosuch; é ج'],
  )
  const feed = parseFeed(
    '<rss><channel><item><link href="https://q.example/1 rel=x/><title>t</title><content:encoded>b</content:encoded></item></channel></rss>',
  )
  assert.ok(!('error' in feed))
  assert.equal(feed.items[0]?.title, 't')
  assert.equal(feed.items[0]?.text, 'b')
})

test('entities of the DOCTYPE are followed, a bomb of them is not', () => {
  assert.deepEqual(
    titles('<!DOCTYPE rss [<!ENTITY city "درعا">]><rss><channel><item><title>في &city;</title></item></channel></rss>'),
    ['في درعا'],
  )
  const nested = '<!ENTITY city "درعا"><!ENTITY rural "ريف &city;"><!ENTITY all "&rural; و&city;">'
  assert.deepEqual(
    titles(`<!DOCTYPE rss [${nested}]><rss><channel><item><title>&all;</title></item></channel></rss>`),
    ['ريف درعا ودرعا'],
  )
  const laughs = Array.from({ length: 20 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(20)}">`).join('')
  const [laughed] = titles(
    `<!DOCTYPE rss [<!ENTITY l0 "ha">${laughs}]><rss><channel><item><title>x &l20;</title></item></channel></rss>`,
  )
  assert.ok((laughed as string).length < 100_000)
  const bomb = `<!DOCTYPE rss [<!ENTITY a "${'ha'.repeat(900)}">]><rss><channel><item><title>${'&a;'.repeat(100_000)}</title></item></channel></rss>`
  assert.ok((titles(bomb)[0]?.length ?? 0) < 500_000)
})

test('a line that ends between fields does not hold them', () => {
  for (const stray of ['<br>', '<hr class="x">', '<BR>', '<br></br>']) {
    const feed = parseFeed(
      `<rss><channel><title>F</title>${stray}<link>https://site.example/</link><item>${stray}<title>T</title><link>https://site.example/1</link><description>one<br>two<p>three</p></description></item></channel></rss>`,
    )
    assert.ok(!('error' in feed))
    const [item] = feed.items
    assert.deepEqual(
      [feed.feed.link, item?.title, item?.url, item?.text],
      ['https://site.example/', 'T', 'https://site.example/1', 'one\ntwo\nthree'],
      stray,
    )
  }
})

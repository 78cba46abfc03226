// Kinds of text that an element names, and what it then holds: base64 that does not say so, XHTML without elements.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type ParsedItem, parseFeed } from '../../server/pipeline/parse.ts'

function entry(inside: string): ParsedItem {
  const feed = parseFeed(`<feed xmlns="http://www.w3.org/2005/Atom"><title>F</title><entry>${inside}</entry></feed>`)
  assert.ok(!('error' in feed))
  return feed.items[0] ?? {}
}
const content = (type: string, inside: string) => entry(`<content type="${type}">${inside}</content>`).text
const encoded = (text: string) => Buffer.from(text).toString('base64')

test('what is of a type that is no text is base64, or words all the same', () => {
  for (const type of ['application/octet-stream', 'image/png', 'video/mp4']) {
    assert.equal(content(type, encoded('<p>Tide &amp; harbour</p>')), 'Tide & harbour', type)
    assert.equal(content(type, 'The tide, at noon'), 'The tide, at noon', type)
    assert.equal(content(type, 'iVBORw0KGgo='), undefined, type)
  }
  assert.equal(entry(`<title type="application/octet-stream">${encoded('Tide')}</title>`).title, 'Tide')
})

test('references in XHTML without elements are letters, unless all of it was escaped', () => {
  const told = 'How the &lt;marquee&gt; tag'
  assert.equal(content('xhtml', `${told} was &amp;amp; is used`), 'How the <marquee> tag was &amp; is used')
  assert.equal(content('xhtml', `<div>${told}</div>`), 'How the <marquee> tag')
  assert.equal(content('xhtml', '&lt;p&gt;Tide &amp;amp; harbour&lt;/p&gt;'), 'Tide & harbour')
  for (const type of ['html', 'application/xhtml+xml', 'xhtml" mode="escaped'])
    assert.equal(content(type, told), 'How the tag', type)
})

test('an empty xml:lang takes back what is said around it', () => {
  const language = (item: string, body: string, inside = '') => {
    const feed = parseFeed(
      `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/" xml:lang="tr"><title>F</title><entry ${item}>${inside}<title>T</title><content ${body}>C</content></entry></feed>`,
    )
    assert.ok(!('error' in feed))
    return [feed.feed.language, feed.items[0]?.language]
  }
  assert.deepEqual(language('', ''), ['tr', 'tr'])
  assert.deepEqual(language('', 'xml:lang=""'), ['tr', undefined])
  assert.deepEqual(language('xml:lang=""', ''), ['tr', undefined])
  assert.deepEqual(language('xml:lang=""', 'xml:lang="ku"'), ['tr', 'ku'])
  assert.deepEqual(language('xml:lang=""', '', '<dc:language>ar</dc:language>'), ['tr', 'ar'])
  const rss = parseFeed(
    '<rss xml:lang=""><channel><language>ar</language><item><title>T</title></item></channel></rss>',
  )
  assert.equal('error' in rss ? undefined : rss.items[0]?.language, 'ar')
})

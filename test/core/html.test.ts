// HTML is packed against its text and comes back to the letter.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isPacked, packHtml, unpackHtml } from '../../core/text/html.ts'

test('what repeats its text is a mark, and comes back to the letter', () => {
  const pages: [html: string, text: string][] = [
    ['قُتل ثلاثة في درعا', 'قُتل ثلاثة في درعا'],
    ['Ali &amp; Sons &lt;3', 'Ali & Sons <3'],
    ['<p>سطر أول</p><p>سطر ثانٍ</p>', 'سطر أول\nسطر ثانٍ'],
    ['<p>One</p>\n<p>Two</p>\n<p>Three</p>', 'One\nTwo\nThree'],
  ]
  for (const [html, text] of pages) {
    assert.ok(isPacked(packHtml(html, text)), html)
    assert.equal(unpackHtml(packHtml(html, text), text), html)
  }
})

test('what says more than its text stays as it is', () => {
  const pages: [html: string, text: string][] = [
    ['<p>One <b>two</b></p>', 'One two'],
    ['<p dir="rtl">نص</p>', 'نص'],
    ['<p>One</p><p>Two</p>\n<p>Three</p>', 'One\nTwo\nThree'],
    ['One &quot;two&quot;', 'One "two"'],
    ['<img src="https://a.example/b.png" />', ''],
  ]
  for (const [html, text] of pages) assert.equal(packHtml(html, text), html)
})

test('any HTML of any text comes back', () => {
  const piece = fc.constantFrom('<p>', '</p>', '\n', '&amp;', '&', '<', 'a', 'ن', '</>', '<br />')
  const written = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''))
  fc.assert(
    fc.property(written, written, (html, text) => {
      // Sanitised HTML begins with no end tag.
      fc.pre(!html.startsWith('</'))
      assert.equal(unpackHtml(packHtml(html, text), text), html)
    }),
    { numRuns: 5_000 },
  )
})

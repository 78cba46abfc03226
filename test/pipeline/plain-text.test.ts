// HTML as people read it: blocks end lines, everything else runs on, what is not shown is not there.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { plainText } from '../../server/pipeline/plain-text.ts'

test('blocks end lines, inline elements and line ends do not', () => {
  assert.equal(plainText('<p>اربيل (وكالة)-\nقال <b>المت</b>حدث</p><p>ثم</p>'), 'اربيل (وكالة)- قال المتحدث\nثم')
  assert.equal(plainText('a<br>b<ul><li>c</li><li>d</li></ul>e'), 'a\nb\nc\nd\ne')
  assert.equal(plainText('<table><tr><td>1</td><td>2</td></tr><tr><th>3</th></tr></table>'), '1 2\n3')
  assert.equal(plainText('  a  \n\n <div> <p> </p> b </div> '), 'a\nb')
})

test('references are letters, named, numbered, and without their semicolon where browsers read them so', () => {
  assert.equal(
    plainText('&laquo;نص&raquo; &#1580;&#x633;&#1585; &amp;lt; &nbsp;x&#8217;s 5 &lt; 6 &copy 2026 &nosuch; R&D'),
    '«نص» جسر &lt; x’s 5 < 6 © 2026 &nosuch; R&D',
  )
})

test('scripts, styles, comments and frames are not text; brackets that open no tag are', () => {
  assert.equal(
    plainText('a<script>if (1<2) x("</p>")</script>b<!-- <p>no</p> -->c<style>p{}</style><iframe>no</iframe>d'),
    'abcd',
  )
  assert.equal(plainText('3 < 5 and x <- y <3'), '3 < 5 and x <- y <3')
  assert.equal(plainText('<a title="a > b">x</a>'), 'x')
  assert.equal(plainText('x<script>never closed'), 'x')
})

test('joiners and direction marks inside words stay', () => {
  assert.equal(plainText('می‌خواهم \u200fنص'), 'می‌خواهم \u200fنص')
})

test('any string gives a text that is no longer, without blank lines', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          fc.constantFrom('<', '<p>', '</', '<script>', '&', '&amp;', '"', '<!--', '\n'),
          fc.string({ unit: 'binary', maxLength: 5 }),
        ),
      ),
      (parts) => {
        const html = parts.join('')
        const text = plainText(html)
        assert.ok(text.length <= html.length)
        assert.doesNotMatch(text, /\n\s*\n/)
      },
    ),
    { numRuns: 1_000 },
  )
  const began = performance.now()
  for (const piece of ['<', '<a ', '<script>', '<!--', '<a "', '&#', ' \n'])
    plainText(piece.repeat(500_000 / piece.length))
  assert.ok(performance.now() - began < 2_000)
})

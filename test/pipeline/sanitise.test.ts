// HTML of strangers comes out harmless, and what was harmless in it comes out at all, by either way of sanitising.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Parser } from 'htmlparser2'
import { ELEMENTS } from '../../server/pipeline/sanitise/allowed.ts'
import { sanitiseTidy } from '../../server/pipeline/sanitise/tidy-html.ts'
import { sanitise, sanitiseAny } from '../../server/pipeline/sanitise.ts'

const ATTRIBUTES = new Set(
  'dir lang title href rel src alt width height cite datetime colspan rowspan start'.split(' '),
)

/** What of a piece of HTML is not on the list; whatever is not there cannot run. */
function forbidden(html: string): string[] {
  const found: string[] = []
  const parser = new Parser({
    onopentag: (name, attributes) => {
      if (!ELEMENTS.has(name)) found.push(`<${name}>`)
      for (const [key, value] of Object.entries(attributes)) {
        if (!ATTRIBUTES.has(key)) found.push(`${name} ${key}`)
        if (
          ['href', 'src', 'cite'].includes(key) &&
          !/^(https?:\/\/|mailto:)/i.test(value) &&
          /^[^/?#.]*:|[\u0000-\u0020]*script/i.test(value)
        )
          found.push(`${name} ${key}=${value}`)
      }
    },
  })
  parser.end(html)
  return found
}

test('scripts, handlers, frames, styles and addresses that run are gone, and the text stays', () => {
  for (const attack of [
    ...[
      '<script>alert(1)</script>',
      '<img src=x onerror=alert(1)>',
      '<a href="javascript:alert(1)">',
      '<a href=" jAvA&#x09;script:alert(1)">',
    ],
    ...[
      '<svg><script>alert(1)</script></svg>',
      '<iframe srcdoc="<b>">',
      '<style>p{}</style>',
      '<p style="x:expression(1)">',
      '<base href=//e.example>',
    ],
    ...[
      '<a href="data:text/html,x">',
      '<object data="x.swf"></object>',
      '<!--><img src=x onerror=alert(1)>-->',
      '<img src="x" "onerror="alert(1)">',
    ],
    ...[
      '<form action="javascript:1"><button formaction=javascript:1>',
      '<math><mi xlink:href="javascript:1">',
      '<a href="vbscript:x">',
      '<meta http-equiv=refresh content=0>',
    ],
    ...[
      '<p/onclick=alert(1)>',
      '<p title="a" onclick="alert(1)">',
      "<a title='\"><script>alert(1)</script>'>",
      '<<p>script>alert(1)<</p>/script>',
    ],
  ]) {
    const html = sanitise(`<p>قبل</p>${attack}<p>بعد</p>`, 'https://site.example/')
    assert.deepEqual(forbidden(html), [], attack)
    assert.match(html, /قبل/)
  }
})

test('direction, language, lists, tables, pictures and links stay', () => {
  assert.equal(
    sanitise(
      '<p dir="rtl" lang="ar" class="x">نص<br><a href="a?b=1&amp;c=2" target="_blank">رابط</a></p>',
      'https://s.example/d/',
    ),
    '<p dir="rtl" lang="ar">نص<br /><a href="https://s.example/d/a?b=1&amp;c=2" rel="noopener noreferrer nofollow">رابط</a></p>',
  )
  assert.equal(
    sanitise('<img src="/i.png" alt="صورة" width="600" onload="x()">', 'https://s.example/'),
    '<img src="https://s.example/i.png" alt="صورة" width="600" />',
  )
  assert.equal(
    sanitise('<table><tr><td colspan="2">1</td></tr></table>'),
    '<table><tr><td colspan="2">1</td></tr></table>',
  )
  assert.equal(sanitise('<img alt="nothing">'), '')
})

test('what is left open is closed, what was never opened is dropped', () => {
  assert.equal(sanitise('<p>a<p>b<ul><li>c<li>d'), '<p>a</p><p>b</p><ul><li>c</li><li>d</li></ul>')
  assert.equal(sanitise('a</div><b><i>c</b>d</i>'), 'a<b><i>c</i></b>d')
})

test('both ways leave a page the same text and nothing forbidden, whatever is put together', () => {
  const piece = fc.constantFrom(
    ...[
      '<p>',
      '</p>',
      '<b>',
      '</b>',
      '<a href="https://x.example/?a&amp;b">',
      "<a href='javascript:1'>",
      '</a>',
      '<img src="x.png" alt="a">',
      '<br/>',
      '<font color="red">',
      '</font>',
    ],
    ...[
      '<li>',
      '</li>',
      '<ul>',
      '</ul>',
      '<td>',
      '<script>',
      '</script>',
      '<!--',
      '-->',
      '<p dir="rtl" onclick="x">',
      'نص',
      ' & ',
      '&lt;script>',
      '"',
      "'",
      '>',
      '<',
      '=',
      'on',
      '\u0000',
    ],
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
      const html = pieces.join('')
      const done = sanitise(html, 'https://s.example/')
      assert.deepEqual(forbidden(done), [], html)
      const tidy = sanitiseTidy(html, 'https://s.example/')
      // Once sanitised, the library finds nothing more to take out but the spelling of what it would write itself.
      if (tidy !== undefined) assert.deepEqual(forbidden(sanitiseAny(tidy)), [])
      assert.deepEqual(forbidden(sanitise(done, 'https://s.example/')), [])
    }),
    { numRuns: 3_000 },
  )
})

test('any string comes back bounded and harmless, deep nesting and endless tags among them', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (html) =>
      assert.deepEqual(forbidden(sanitise(html)), []),
    ),
  )
  for (const piece of ['<div>', '<a ', '<a href="', '<!--', '&', '<p class="x" ', '<svg>', '</p>']) {
    const began = performance.now()
    assert.deepEqual(forbidden(sanitise(piece.repeat(1_000_000 / piece.length))), [], piece)
    assert.ok(performance.now() - began < 3_000, `${piece} took ${performance.now() - began} ms`)
  }
})

test('elements open by the thousand are read as text, so that their number costs no more than their length', () => {
  const deep = `${'<a>'.repeat(100_000)}calm <b>&amp;</b> &lt;script&gt;${'</a>'.repeat(100_000)}`
  const short = `${'<a>'.repeat(2_500)}calm <b>&amp;</b> &lt;script&gt;`
  assert.equal(sanitise(short), '<p>calm &amp; &lt;script&gt;</p>')
  assert.match(sanitise(deep), /calm/)
  assert.doesNotMatch(sanitise(`${'<br>'.repeat(5_000)}<em>kept</em>`), /<p>/)
})

// What stands after a frame that is never closed or ends as in XML, after a quote that is not closed, or in an object, is read all the
// same, and nothing harmful with it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { plainText } from '../../server/pipeline/plain-text.ts'
import { sanitise } from '../../server/pipeline/sanitise.ts'

const HARMFUL = /<(?:script|style|iframe|object|embed|title|textarea|template|noscript)|\son\w+=|javascript:/i

test('what follows a hull that is never closed, or ends as in XML, stays', () => {
  for (const name of ['iframe', 'noscript', 'title', 'textarea', 'template'])
    for (const hull of [
      `<${name}>`,
      `<${name}/>`,
      `<${name} src="https://a.example/" />`,
      `<${name.toUpperCase()} x=1>`,
    ]) {
      const html = sanitise(`<p>before</p>${hull}<p>after</p>`)
      assert.equal(html, '<p>before</p><p>after</p>', hull)
      assert.equal(plainText(`before ${hull}after`), 'before after', hull)
    }
  assert.equal(sanitise('<p>a</p><script src="https://a.example/x.js"/><p>b</p>'), '<p>a</p><p>b</p>')
  assert.equal(sanitise('<p>a</p><iframe>no</iframe><p>b</p><iframe><p>c</p>'), '<p>a</p><p>b</p><p>c</p>')
})

test('what is code stays out, and what a hull held while it was closed', () => {
  for (const code of ['<script>alert(1)', '<style>p{}', '<script>alert(1)<p>x</p>'])
    assert.deepEqual([sanitise(`<p>a</p>${code}`), plainText(`a${code}`)], ['<p>a</p>', 'a'], code)
  assert.equal(sanitise('a<iframe>no</iframe>b<textarea>no</textarea>c'), 'abc')
  for (const attack of [
    '<scr<iframe/>ipt>alert(1)</script>',
    '<img <title/>src=x onerror=alert(1)>',
    '<<iframe>script>alert(1)</script>',
    '<a href="x" onclick="alert(1)>b</a>',
    '<img src="x" "onerror="alert(1)>',
    '<noscript/><img src=x onerror=alert(1)>',
    '<textarea/><script>alert(1)</script>',
    '<object><script>alert(1)</script><iframe src=x></object>',
    '<a href="java<title/>script:alert(1)">b</a>',
    '<template/><a href="javascript:alert(1)>b</a>',
  ])
    assert.doesNotMatch(sanitise(`<p>a</p>${attack}`, 'https://site.example/'), HARMFUL, attack)
})

test('what an object shows instead of itself is shown; a quote that is not closed takes nothing away', () => {
  assert.equal(sanitise('<object data="a.swf"><param name="x" value="y"><p>The film</p></object>b'), '<p>The film</p>b')
  assert.equal(plainText('<object data="a.swf"><p>The film</p></object>b'), 'The film\nb')
  assert.match(
    sanitise('<p><a href="https://a.example/x>one</a> and more</p><p>rest</p>'),
    />one<\/a> and more<\/p><p>rest</,
  )
  // One that is closed after a bracket is none.
  assert.equal(sanitise('<p title="a > b" onclick="x">c</p>'), '<p title="a &gt; b">c</p>')
})

test('hulls by the thousand cost no more than their length', () => {
  for (const piece of ['<iframe>', '<title x>', '<a href="', '<a "b" "c>', '<iframe/', '</iframe', '<a x="y" ']) {
    const began = performance.now()
    sanitise(piece.repeat(400_000 / piece.length))
    plainText(piece.repeat(400_000 / piece.length))
    assert.ok(performance.now() - began < 3_000, `${piece} took ${performance.now() - began} ms`)
  }
})

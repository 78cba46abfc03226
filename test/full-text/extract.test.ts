// The article of a page: all of its paragraphs, nothing of what stands around it, harmless, whatever the page is made of.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import iconv from 'iconv-lite'
import { extract } from '../../server/full-text/extract.ts'
import { extractInWorker } from '../../server/full-text/in-worker.ts'
import { isMonster } from '../../server/full-text/monster.ts'
import { type NewsPage, PAGES } from './pages.ts'

const URL_OF = 'https://paper.example/news/1'

function assertWhole({ paragraphs, around, title }: NewsPage, found: { text: string; html: string } | null): void {
  assert.ok(found)
  assert.deepEqual(
    found.text.split('\n').filter((line) => line.length > 40),
    paragraphs,
  )
  for (const other of around) assert.ok(!found.text.includes(other), other)
  assert.ok(!found.text.includes(title), 'the title is told once')
  assert.doesNotMatch(found.html, /<script|<style|class=|<button|onclick/)
}

for (const page of PAGES)
  test(`${page.name}: all of the article and nothing else`, () =>
    assertWhole(page, extract(page.html, URL_OF, page.title)))

test('in a thread, in the charset that the page names', async () => {
  const [page] = PAGES as [NewsPage]
  const html = page.html.replace('charset="utf-8"', 'charset="windows-1256"')
  const job = { contentType: 'text/html', language: null, url: URL_OF, title: page.title }
  assertWhole(page, await extractInWorker({ ...job, bytes: iconv.encode(html, 'windows-1256') }))
})

test('links and pictures are absolute, of the page or of its base; direction stays', () => {
  const [page] = PAGES as [NewsPage]
  const linked = page.html.replace('وقال مدير', '<a href="/people/1" onclick="x()">وقال</a> مدير')
  assert.match(extract(linked, URL_OF, '')?.html ?? '', /<a href="https:\/\/paper\.example\/people\/1"/)
  const based = linked.replace('<title>', '<base href="https://cdn.example/"><title>')
  assert.match(extract(based, URL_OF, '')?.html ?? '', /<a href="https:\/\/cdn\.example\/people\/1"/)
})

test('pages without an article have none', () => {
  for (const html of [
    '',
    'plain',
    '<html></html>',
    '<p>Too short.</p>',
    '<!doctype html><html><body><nav><a href="/">Home</a></nav></body></html>',
    '<frameset><frame src="/x"></frameset>',
    '\u0000<>',
  ])
    assert.equal(extract(html, URL_OF, 'Title'), null, html)
})

test('a page is refused before a tree is made of it that would take all memory', () => {
  for (const page of PAGES) assert.equal(isMonster(page.html), false, page.name)
  const picture = `<p><img src="data:image/png;base64,${'A'.repeat(500_000)}"> words ${'and blanks '.repeat(5_000)}</p>`
  assert.equal(isMonster(picture.repeat(100)), false)
  assert.equal(isMonster('a < b '.repeat(50_000)), false)
  for (const monster of [
    '<p>,'.repeat(40_000),
    '<DIV>'.repeat(40_000),
    `<p ${'a '.repeat(3_000)}>`,
    `<p ${'a\n'.repeat(3_000)}`,
  ])
    assert.equal(isMonster(monster), true, monster.slice(0, 20))
})

test('hostile pages: nothing runs, and none takes the thread for longer than its limit', async () => {
  const [, , page] = PAGES as [NewsPage, NewsPage, NewsPage]
  const text = page.paragraphs.map((one) => `<p>${one}</p>`).join('')
  const hostile = `<article>${text}<script>process.exit(1)</script><img src=x onerror=alert(1)><a href="javascript:alert(1)">x</a><iframe src="http://127.0.0.1/"></iframe></article>`
  const found = extract(hostile, URL_OF, '')
  assert.ok(found?.text.includes(page.paragraphs[0] as string))
  assert.doesNotMatch(found?.html ?? '', /script|onerror|iframe/)
  const job = { contentType: 'text/html', language: null, url: URL_OF, title: '' }
  const monsters = [
    '<div>'.repeat(200_000),
    `<p ${'a '.repeat(300_000)}>`,
    '<table>'.repeat(20_000),
    '<p>,'.repeat(500_000),
  ]
  for (const monster of monsters) await extractInWorker({ ...job, bytes: Buffer.from(monster) }, 3_000)
  assertWhole(page, await extractInWorker({ ...job, title: page.title, bytes: Buffer.from(page.html) }))
})

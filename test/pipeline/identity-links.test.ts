// What of an address names an article, and what only tells how a reader came to it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cleanLink, linkIdentity } from '../../server/pipeline/identity/link.ts'

test('addresses: tracking, twins and redirectors go, what names a page stays', () => {
  const CLEAN: [string, string][] = [
    ['https://n.example/a?id=7&utm_source=rss&utm_medium=x&fbclid=1', 'https://n.example/a?id=7'],
    ['https://n.example/a?traffic_source=rss', 'https://n.example/a'],
    ['https://n.example/a?ref=rss#xtor=RSS-3', 'https://n.example/a'],
    ['https://n.example/a?ref=chapter2&source=7#post-9', 'https://n.example/a?ref=chapter2&source=7#post-9'],
    ['https://www.google.com/url?rct=j&url=https%3A%2F%2Fn.example%2Fa%3Futm_source%3Dx&ct=ga', 'https://n.example/a'],
    [
      'https://out.example/redirect?to=https://l.facebook.com/l.php?u=https%253A%252F%252Fn.example%252Fa',
      'https://n.example/a',
    ],
    ['https://r.search.yahoo.com/_ylt=A/RV=2/RU=https%3a%2f%2fn.example%2fa/RK=2/', 'https://n.example/a'],
    ['https://n.example/viewer?url=https://other.example/a', 'https://n.example/viewer?url=https://other.example/a'],
    ['https://n.example/out?url=https://n.example/a', 'https://n.example/out?url=https://n.example/a'],
    ['https://out.example/go?url=javascript:alert(1)', 'https://out.example/go?url=javascript:alert(1)'],
    ['https://n.example/a?x=%E3%81', 'https://n.example/a?x=%E3%81'],
    ['not an address', 'not an address'],
  ]
  for (const [written, clean] of CLEAN) assert.equal(cleanLink(written), clean)
  const same = (...links: string[]) => assert.equal(new Set(links.map(linkIdentity)).size, 1, links.join(' '))
  same('http://n.example/a', 'https://n.example/a/', 'https://www.n.example/a', 'https://N.example:443/a?utm_id=1')
  same(
    'https://n.example/أخبار',
    'https://n.example/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1',
    'https://n.example/%d8%a3%d8%ae%d8%a8%d8%a7%d8%b1',
  )
  same('https://n.example/?a=1&b=2', 'https://n.example/?b=2&a=1')
  const differ = [
    'https://n.example/?p=1',
    'https://n.example/?p=2',
    'https://n.example/a',
    'https://n.example/A',
    'https://m.n.example/a',
    'https://n.example/a#post-1',
  ]
  assert.equal(new Set(differ.map(linkIdentity)).size, differ.length)
})

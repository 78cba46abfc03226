// Addresses that people give: kept as the web writes them, refused in a sentence that says what is expected.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LONGEST_ADDRESS, webAddress } from '../../core/api/given.ts'

test('an address of the web comes out as the web writes it', () => {
  for (const [given, kept] of [
    [' HTTPS://News.Example/feed#top ', 'https://news.example/feed'],
    ['http://news.example', 'http://news.example/'],
    ['https://news.example/خبر', 'https://news.example/%D8%AE%D8%A8%D8%B1'],
  ])
    assert.equal(webAddress.parse(given), kept)
})

test('what is none or too long is refused', () => {
  for (const [given, why] of [
    ['news.example', /begins with http/],
    ['ftp://news.example/', /begins with http/],
    ['javascript:alert(1)', /begins with http/],
    [`https://news.example/${'x'.repeat(LONGEST_ADDRESS)}`, /at most/],
    [7, /an address is expected/],
  ] as const) {
    const { error } = webAddress.safeParse(given)
    assert.match(error?.issues[0]?.message ?? '', why, String(given))
  }
})

// The starter packs are well formed: addresses that can be polled, each once; tags and names as the desk needs them.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { STARTER_PACKS } from '../../core/starter-packs/starter-packs.ts'

test('every feed of every pack can be added', () => {
  const addresses = STARTER_PACKS.flatMap(({ feeds }) => feeds.map(({ url }) => url))
  assert.equal(new Set(addresses).size, addresses.length)
  for (const address of addresses) assert.equal(new URL(address).href, address, 'written as the store keeps it')
  for (const { url, title, language, country } of STARTER_PACKS.flatMap(({ feeds }) => feeds)) {
    assert.ok(url.startsWith('https://') && title.length > 0)
    assert.match(language, /^[a-z]{2,3}$/)
    assert.match(country, /^[A-Z]{2}$/)
  }
})

test('every pack is named and told about in both languages', () => {
  assert.equal(new Set(STARTER_PACKS.map(({ id }) => id)).size, STARTER_PACKS.length)
  for (const { name, about, feeds } of STARTER_PACKS) {
    assert.ok(feeds.length >= 4)
    for (const text of [name.ar, about.ar]) assert.match(text, /[\u0600-\u06ff]/)
    for (const text of [name.en, about.en]) assert.match(text, /[a-z]/i)
  }
})

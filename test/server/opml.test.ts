// The list of feeds as OPML: what is written is read again, an empty list too.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readOpml, writeOpml } from '../../server/opml.ts'

test('what is written is read again', () => {
  const feeds = [
    { url: 'https://a.example/feed.xml?x=1&y="2"', title: 'وكالة <أ> & "ب"' },
    { url: 'https://b.example/', title: 'B' },
  ]
  assert.deepEqual(readOpml(writeOpml(feeds)), feeds)
})

test('a Rasid that watches nothing yet has a list without entries', () => {
  const empty = writeOpml([])
  assert.match(empty, /<opml version="2\.0">[\s\S]*<body\/>/)
  assert.ok('error' in readOpml(empty))
})

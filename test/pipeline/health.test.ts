// What is odd about a document, what an answer's headers ask for, and when a feed says that it need not be asked.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { freshForSeconds } from '../../server/fetch/freshness.ts'
import { noteOf } from '../../server/pipeline/health.ts'
import { parseFeed } from '../../server/pipeline/parse.ts'

test('freshness: max-age before Expires, less the age it has, against the server’s own clock', () => {
  const of = (headers: Record<string, string>) => freshForSeconds((name) => headers[name] ?? null)
  const date = 'Tue, 03 Mar 2026 12:00:00 GMT'
  assert.equal(of({ 'cache-control': 'public, max-age=300' }), 300)
  assert.equal(of({ 'cache-control': 'max-age=300', age: '100' }), 200)
  assert.equal(of({ 'cache-control': 'max-age=300, no-cache' }), undefined)
  assert.equal(of({ date, expires: 'Tue, 03 Mar 2026 12:10:00 GMT' }), 600)
  assert.equal(of({ date, expires: 'Tue, 03 Mar 2026 12:10:00 GMT', 'cache-control': 'max-age=60' }), 60)
  for (const expires of ['0', '-1', 'Mon, 02 Mar 2026 12:00:00 GMT', 'never'])
    assert.equal(of({ date, expires }), undefined)
  assert.equal(of({}), undefined)
})

test('a feed without items or without dates, or with dates that lie ahead, is said to be so', () => {
  assert.equal(noteOf([]), 'empty')
  const [none, past, ahead] = [
    { publishedAt: null, ahead: false },
    { publishedAt: new Date(), ahead: false },
    { publishedAt: new Date(), ahead: true },
  ]
  assert.equal(noteOf([none, none]), 'undated')
  assert.equal(noteOf([none, past]), null)
  assert.equal(noteOf([past, ahead, none]), 'ahead')
})

test('a channel’s cadence and its older pages are read', () => {
  const feed = (channel: string, root = '<rss xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">') => {
    const parsed = parseFeed(`${root}<channel><title>x</title>${channel}<item><title>a</title></item></channel></rss>`)
    assert.ok(!('error' in parsed))
    return parsed.feed
  }
  const read = feed(`<ttl>15</ttl><sy:updatePeriod> hourly </sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>
    <skipHours><hour>24</hour><hour>3</hour><hour>x</hour></skipHours><skipDays><day>Friday</day><day>saturday</day></skipDays>
    <atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="prev-archive" href="https://f.example/2"/>`)
  assert.equal(read.ttlMinutes, 15)
  assert.equal(read.updateMinutes, 15)
  assert.deepEqual(
    [read.skipHours, read.skipDays],
    [
      [0, 3],
      [5, 6],
    ],
  )
  assert.equal(read.older, 'https://f.example/2')
  const other = feed(
    '<s:updatePeriod>daily</s:updatePeriod>',
    '<rss xmlns:s="http://purl.org/rss/1.0/modules/syndication/">',
  )
  assert.equal(other.updateMinutes, 1_440)
  assert.equal(
    feed('<sy:updatePeriod>always</sy:updatePeriod><sy:updateFrequency>0.1</sy:updateFrequency>').updateMinutes,
    undefined,
  )
  const json = parseFeed(
    '{"version":"https://jsonfeed.org/version/1.1","title":"x","next_url":"https://f.example/p2","items":[]}',
  )
  assert.equal('error' in json ? '' : json.feed.older, 'https://f.example/p2')
})

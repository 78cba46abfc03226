// Polls of one feed after another through the whole journey, over a real server and a real database: what is revised, what stays
// away, what is said of the feed, and what a poll that brings nothing costs.

import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import type { Feed } from '../../core/model.ts'
import type { IngestEffects } from '../../server/ingest.ts'
import { articlesSince, findArticle, newestCursor } from '../../server/store/articles.ts'
import { db } from '../../server/store/client.ts'
import { changeFeed, findFeed } from '../../server/store/feeds.ts'
import { purgeArticles } from '../../server/store/purge.ts'
import { PolledFeed } from './polled-feed.ts'
import { document, type Post, post, posts } from './posts.ts'

describe('polls', () => {
  const server = new PolledFeed()
  let enriched = 0
  let cursor = '0'

  before(async () => {
    await server.open()
    const { enricher } = server.effects
    server.effects.enricher = async () => {
      const { enrich, standing } = await enricher()
      const counted = (...given: Parameters<typeof enrich>) => {
        enriched++
        return enrich(...given)
      }
      return { enrich: counted, standing }
    }
  })
  after(() => server.close())
  beforeEach(async () => {
    await server.next()
    cursor = await newestCursor()
    enriched = 0
  })

  const list = (items: Post[], more = '', headers: Record<string, string> = {}) =>
    server.list(document(items, more), headers)
  const poll = (change: Partial<IngestEffects> = {}) => server.poll(change)
  const now = async () => (await findFeed(server.feedId)) as Feed
  const stored = () => articlesSince(cursor, 100)

  test('what is known costs no reading and no analysis, whatever else of the document changes', async () => {
    list(posts(0, 20), '<lastBuildDate>1</lastBuildDate>')
    assert.equal((await poll()).added.length, 20)
    enriched = 0
    let recalled = 0
    const recall: IngestEffects['recall'] = (...given) => {
      recalled++
      return server.effects.recall(...given)
    }
    list(posts(0, 20).reverse(), '<lastBuildDate>2</lastBuildDate>')
    assert.deepEqual([(await poll({ recall })).added.length, recalled, enriched], [0, 0, 0])
    // Other markup and other tracking are read again, and are no other article.
    list(
      posts(0, 20).map((one) => ({
        ...one,
        text: one.text.replaceAll('<p>', '<p class="x">'),
        link: `${one.link}?utm_source=rss`,
      })),
    )
    assert.deepEqual([(await poll({ recall })).added.length, recalled, enriched], [0, 1, 0])
    assert.equal((await stored()).length, 20)
  })

  test('a feed that is empty at first is asked again as soon as any', async () => {
    list([])
    assert.ok((await poll()).nextPollInSeconds < 1.2)
    list(posts(0, 3))
    assert.equal((await poll()).added.length, 3)
  })

  test('a correction is a revision of its article, and taking it back another', async () => {
    list(posts(0, 5))
    await poll()
    list(posts(0, 5).map((one) => (one.guid === 'g2' ? { ...one, text: '<p>Paragraph one, corrected.</p>' } : one)))
    const second = await poll()
    assert.deepEqual([second.added, second.revised, enriched], [[], 1, 6])
    list(posts(0, 5))
    assert.equal((await poll()).revised, 1)
    const [id = ''] = (await stored()).flatMap(({ id, title }) => (title === post(2).title ? id : []))
    const whole = await findArticle(id)
    assert.equal(whole?.text, 'Paragraph one of 2.\nParagraph two.')
    assert.deepEqual(
      whole?.revisions.map(({ text }) => text),
      ['Paragraph one of 2.\nParagraph two.', 'Paragraph one, corrected.'],
    )
    assert.equal((await stored()).length, 5)
  })

  test('a purged article stays away while it is listed, edited, and when it is listed again', async () => {
    list(posts(0, 5))
    const { added } = await poll()
    await purgeArticles([BigInt(added[2] ?? '')])
    list(posts(0, 6))
    assert.equal((await poll()).added.length, 1)
    list(posts(0, 6).map((one) => ({ ...one, text: `${one.text}<p>More.</p>` })))
    assert.deepEqual([(await poll()).revised, (await stored()).length], [5, 5])
    list(posts(20, 22))
    await poll()
    await db().listing.deleteMany({ where: { feedId: BigInt(server.feedId) } })
    list(posts(0, 5))
    assert.equal((await poll()).added.length, 0)
  })

  test('one guid on every item degrades the feed, and is remembered', async () => {
    list(posts(0, 10).map((one) => ({ ...one, guid: 'one' })))
    assert.equal((await poll()).added.length, 10)
    assert.equal((await db().feed.findUnique({ where: { id: BigInt(server.feedId) } }))?.identity, 'link')
    list(posts(0, 10))
    assert.equal((await poll()).added.length, 0)
    assert.equal((await db().feed.findUnique({ where: { id: BigInt(server.feedId) } }))?.identity, 'link')
  })

  test('a window that rolled past is a possible gap, said so; older pages close it', async () => {
    list(posts(0, 5))
    await poll()
    list(posts(10, 15))
    const gap = await poll()
    assert.deepEqual([gap.added.length, gap.gap], [5, true])
    assert.ok((await now()).gapAt)
    // The next one is closed by the feed's own pages.
    server.answer = (request, response) => {
      const page = Number(/page=(\d)/.exec(request.url ?? '')?.[1] ?? 3)
      const next = `<atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="next" href="?page=${page - 1}"/>`
      response.setHeader('Content-Type', 'application/rss+xml').end(document(posts(page * 10, page * 10 + 10), next))
    }
    const closed = await poll({ pauseMs: 0 })
    assert.deepEqual([closed.added.length, closed.gap], [25, false])
    const titles = (await stored()).map(({ title }) => title)
    assert.deepEqual(
      titles.slice(-20),
      Array.from({ length: 20 }, (_, index) => post(20 + index).title),
      'oldest first',
    )
    assert.equal(new Set(titles).size, titles.length)
  })

  test('an item with a title that nobody sees is counted while it stands there unchanged', async () => {
    const invisible = post(1, { title: '\u200b\u200d' })
    list([post(2), invisible])
    assert.equal((await poll()).added.length, 2)
    let known = -1
    const recall: IngestEffects['recall'] = async (...given) => {
      const found = await server.effects.recall(...given)
      known = found.length
      return found
    }
    list([post(3), invisible, post(2)])
    assert.deepEqual([(await poll({ recall })).added.length, known], [1, 1])
    assert.equal((await stored()).length, 3)
    list([post(4), invisible])
    assert.deepEqual([(await poll()).gap, (await stored()).length], [false, 4])
  })

  test('trouble is said as it is: gone, refused, too often, a page, a challenge', async () => {
    const says = (status: number, body = '', headers: Record<string, string> = {}) => {
      server.answer = (_request, response) => response.writeHead(status, headers).end(body)
    }
    says(429, '', { 'Retry-After': '500' })
    const limited = await poll()
    assert.deepEqual([limited.trouble, Math.round(limited.nextPollInSeconds)], ['tooOften', 500])
    says(200, '<!doctype html><title>Home</title>')
    assert.equal((await poll()).trouble, 'page')
    says(200, '<!doctype html><title>Just a moment...</title>')
    assert.equal((await poll()).trouble, 'challenge')
    assert.equal((await now()).health, 'failing')
    says(410)
    assert.equal((await poll()).trouble, 'gone')
    assert.deepEqual([(await now()).health, (await now()).paused], ['gone', true])
    assert.equal((await changeFeed(server.feedId, { paused: false }))?.health, 'failing')
    list([])
    assert.equal((await poll()).error, null)
    assert.deepEqual([(await now()).health, (await now()).note, (await now()).trouble], ['ok', 'empty', null])
  })

  test('a permanent redirect is noted, and learnt once it has proven stable', async () => {
    const target = `${server.server.origin}/moved`
    server.answer = (request, response) => {
      if (request.url?.startsWith('/moved')) response.end(document(posts(0, 3)))
      else response.writeHead(301, { Location: target }).end()
    }
    const start = Date.now()
    for (let turn = 0; turn < 9; turn++) await poll({ now: () => new Date(start + turn * 300_000) })
    assert.deepEqual([(await now()).note, (await now()).url === target], ['moving', false])
    await poll({ now: () => new Date(start + 3_600_000) })
    assert.deepEqual([(await now()).url, (await now()).note], [target, null])
    assert.equal((await poll()).error, null)
    assert.equal((await stored()).length, 3)
  })

  test('our own line that is down is no failure of the feeds', async () => {
    for (let host = 0; host < 6; host++) server.effects.line.note(`h${host}.example`, 'unreachable', new Date())
    const fetchFeed: IngestEffects['fetchFeed'] = async () => ({
      kind: 'failed',
      reason: 'The host name cannot be found.',
      trouble: 'name',
    })
    const result = await poll({ fetchFeed })
    assert.equal(result.trouble, 'offline')
    assert.match(result.error ?? '', /line/)
    assert.equal((await db().feed.findUnique({ where: { id: BigInt(server.feedId) } }))?.failures, 0)
    server.answer = (_request, response) => response.writeHead(410).end()
    assert.equal((await poll()).trouble, 'gone', 'what answers is no trouble of our line')
  })

  test('dates that lie ahead are said to, of the article and of its feed', async () => {
    server.answer = (_request, response) =>
      void response.end(
        document([post(2), post(1)]).replace('</title><desc', '</title><pubDate>1 Mar 2190 10:00 GMT</pubDate><desc'),
      )
    await poll()
    const [older, newer] = await stored()
    assert.deepEqual([older?.publishedAt, newer?.publishedAt, (await now()).note], [null, newer?.fetchedAt, 'ahead'])
    await poll()
    assert.equal((await now()).note, 'ahead', 'a document that has not changed takes nothing back')
    list([post(3)])
    await poll()
    assert.equal((await now()).note, 'undated')
  })

  test('what the feed asks for holds for unchanged answers too', async () => {
    list(posts(0, 3), '<ttl>30</ttl>', { ETag: '"1"' })
    assert.equal((await poll()).nextPollInSeconds, 1_800)
    server.answer = (_request, response) => response.writeHead(304, { 'Cache-Control': 'max-age=60' }).end()
    assert.equal((await poll()).nextPollInSeconds, 1_800)
  })

  test('a feed that rolls past the time it asks for is asked sooner', async () => {
    const start = Date.now()
    const pollAt = (minutes: number) => poll({ now: () => new Date(start + minutes * 60_000) })
    list(posts(0, 6), '<ttl>60</ttl>')
    assert.equal((await pollAt(0)).nextPollInSeconds, 3_600)
    list(posts(6, 12), '<ttl>60</ttl>')
    assert.equal((await pollAt(60)).nextPollInSeconds, 1_800)
    list(posts(10, 16), '<ttl>60</ttl>')
    assert.equal(Math.round((await pollAt(90)).nextPollInSeconds), 1_854)
  })
})

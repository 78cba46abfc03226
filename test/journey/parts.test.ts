// What comes in parts: a push is a piece of its feed and says nothing of the whole; a page holds the rest of an article, which stays
// when the page cannot be read any more. The real journey over a real server and a real database.
import assert from 'node:assert/strict'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { after, before, beforeEach, describe, test } from 'node:test'
import { createEffects } from '../../server/effects.ts'
import { loadGazetteer } from '../../server/gazetteer/gazetteer.ts'
import { type IngestEffects, ingest } from '../../server/ingest.ts'
import { ingestPushed } from '../../server/ingest-pushed.ts'
import { db } from '../../server/store/client.ts'
import { addCorrection } from '../../server/store/corrections.ts'
import { addFeeds } from '../../server/store/feeds.ts'
import { currentClaim } from '../../server/store/schedule.ts'
import { PAGES } from '../full-text/pages.ts'
import { claim, openShelf } from '../store/shelf.ts'
import { startWebServer, type WebServer } from '../support/web-server.ts'

type Post = { guid?: string | undefined; link?: string; title: string; text: string }
const post = (n: number, change: Partial<Post> = {}): Post => ({
  guid: `g${n}`,
  link: `https://news.example/${n}`,
  title: `The weir at lock ${n} is raised`,
  text: 'Barges wait below.',
  ...change,
})
const document = (posts: Post[]) =>
  `<rss version="2.0"><channel><title>Canal wire</title>${posts.map(({ guid, link, title, text }) => `<item>${guid === undefined ? '' : `<guid isPermaLink="false">${guid}</guid>`}<link>${link}</link><title>${title}</title><description>${text}</description></item>`).join('')}</channel></rss>`

describe('parts', () => {
  let shelf: Awaited<ReturnType<typeof openShelf>>
  let effects: ReturnType<typeof createEffects>
  let server: WebServer
  let answer: (request: IncomingMessage, response: ServerResponse) => void = () => undefined
  let feedId = ''
  let count = 0

  before(async () => {
    shelf = await openShelf()
    server = await startWebServer((request, response) => answer(request, response))
    const config = { allowPrivateHosts: ['127.0.0.1'], pollMinSeconds: 1 }
    effects = { ...createEffects(config, await loadGazetteer()), chance: () => 0.5 }
  })
  after(async () => {
    await effects?.close()
    await server?.close()
    await shelf?.close()
  })
  beforeEach(async () => {
    const { added } = await addFeeds([{ url: `${server.origin}/feed${++count}` }])
    feedId = added[0]?.id ?? ''
  })

  const poll = async (change: Partial<IngestEffects> = {}) => ingest(await claim(feedId), { ...effects, ...change })
  const list = (posts: Post[]) => {
    answer = (_request, response) => void response.setHeader('Content-Type', 'application/rss+xml').end(document(posts))
  }
  const push = async (posts: Post[]) => {
    const held = await currentClaim(BigInt(feedId))
    assert.ok(held)
    await ingestPushed(held, { url: server.origin, bytes: Buffer.from(document(posts)), contentType: null }, effects)
  }
  const row = () => db().feed.findUniqueOrThrow({ where: { id: BigInt(feedId) }, include: { listing: true } })
  const stored = () =>
    db().article.findMany({
      where: { feedId: BigInt(feedId) },
      include: { revisions: { orderBy: { id: 'asc' } } },
      orderBy: { id: 'asc' },
    })

  test('a push brings news and edits, and leaves all else of its feed as it was', async () => {
    list([post(2), post(1)])
    await poll()
    const { articleCount, ...before } = await row()
    // Nothing of it is known, and its items have no guids: of a whole document that would be a gap, and another policy.
    await push([post(4, { guid: undefined }), post(3, { guid: undefined })])
    await push([post(1, { text: 'Barges pass again.' })])
    const after = await row()
    assert.deepEqual({ ...after, articleCount }, { ...before, articleCount })
    assert.equal(after.articleCount, 4)
    const articles = await stored()
    assert.deepEqual(
      articles.map(({ title, revisions }) => [title, revisions.map(({ text }) => text)]),
      [1, 2, 3, 4].map((n) => [post(n).title, n === 1 ? ['Barges wait below.'] : []]),
    )
    list([post(4), post(3), post(2), post(1, { text: 'Barges pass again.' })])
    const { added, revised, gap } = await poll()
    assert.deepEqual([added, revised, gap], [[], 0, false], 'what was pushed is known to the poll')
  })

  test('what is no feed, or all known, leaves no trace', async () => {
    list([post(1)])
    await poll()
    const before = await row()
    await push([post(1)])
    const held = await currentClaim(BigInt(feedId))
    assert.ok(held)
    await ingestPushed(held, { url: server.origin, bytes: Buffer.from('<html>no'), contentType: null }, effects)
    assert.deepEqual(await row(), before)
  })

  test('an article that was read in full is not cut down to its lead when its page is gone; its headline follows', async () => {
    const page = PAGES[0] as (typeof PAGES)[number]
    const lead = page.paragraphs[0]?.slice(0, 40) ?? ''
    let listed = [post(1, { link: `${server.origin}/page`, title: page.title, text: lead })]
    let there = true
    answer = (request, response) => {
      if (request.url === '/robots.txt') return void response.writeHead(404).end()
      if (request.url !== '/page') return void response.end(document(listed))
      response.writeHead(there ? 200 : 404, { 'Content-Type': 'text/html; charset=utf-8' }).end(page.html)
    }
    await db().feed.update({ where: { id: BigInt(feedId) }, data: { fullText: true } })
    await poll()
    const [whole] = await stored()
    assert.ok(page.paragraphs.every((paragraph) => whole?.text.includes(paragraph)))

    there = false
    listed = listed.map((one) => ({ ...one, title: `${one.title} ثانية`, text: `${lead} …` }))
    assert.equal((await poll()).revised, 1)
    const [second] = await stored()
    assert.deepEqual([second?.title, second?.text], [`${page.title} ثانية`, whole?.text])
    assert.deepEqual(
      second?.revisions.map(({ title, text }) => [title, text]),
      [[page.title, whole?.text]],
    )
    // Back again with its page: read anew, and no edit where nothing was edited.
    there = true
    listed = listed.map((one) => ({ ...one, text: lead }))
    await poll()
    const [third] = await stored()
    assert.deepEqual([third?.text, third?.revisions.length], [whole?.text, 1])
  })

  test('an article that is reworded keeps what analysts said of its places, and what they said only of later ones stays with those', async () => {
    const about = (n: number, words: string) =>
      post(n, { title: `Lock ${n}`, text: `Two boats sank in Daraa on Monday, ${words}.` })
    list([about(2, 'said one'), about(1, 'said one')])
    await poll()
    const [first, second] = await stored()
    assert.ok(first && second)
    const places = async (id: bigint) =>
      (await db().placeMention.findMany({ where: { articleId: id } })).map(({ geonameId }) => geonameId)
    const [daraa] = await places(first.id)
    assert.ok(daraa)
    const aleppo = { geonameId: 170_063, name: 'Aleppo', country: 'SY', lat: 36.2, lon: 37.2 }
    const say = { surface: 'Daraa', fromGeonameId: daraa, place: aleppo }
    await addCorrection({ ...say, articleId: String(second.id), reach: 'feed', history: false }, 'desk')
    assert.deepEqual([await places(first.id), await places(second.id)], [[daraa], [aleppo.geonameId]])

    list([about(2, 'said another'), about(1, 'said another')])
    assert.equal((await poll()).revised, 2)
    assert.deepEqual([await places(first.id), await places(second.id)], [[daraa], [aleppo.geonameId]])
    assert.equal(await db().placeSetAside.count({ where: { articleId: second.id } }), 1)
    const tallies = await db().$queryRaw<{ unit: string; articles: number }[]>`
      select unit, sum(articles)::int as articles from place_tally where level = 'place' and unit = any(${[String(daraa), '170063']}) group by unit order by 2, 1`
    const recount = await db().$queryRaw<{ unit: string; articles: number }[]>`
      select geoname_id::text as unit, count(distinct article_id)::int as articles from place_mention
      where geoname_id = any(${[daraa, 170_063]}) group by 1 order by 2, 1`
    assert.deepEqual(tallies, recount)
  })

  test('a correction that is made while an article waits to be stored holds for it, even if others were analysed with it by then', async () => {
    const about = (n: number) => post(n, { title: `Lock ${n}`, text: `Two boats sank in Daraa, said ${n}.` })
    list([about(1)])
    await poll()
    const [first] = await stored()
    const placeOf = async (id: bigint) => (await db().placeMention.findFirst({ where: { articleId: id } }))?.geonameId
    const daraa = await placeOf(first?.id ?? 0n)
    assert.ok(first && daraa)
    const aleppo = { geonameId: 170_063, name: 'Aleppo', country: 'SY', lat: 36.2, lon: 37.2 }
    list([about(2), about(1)])
    await poll({
      storePoll: async (...poll) => {
        const say = { surface: 'Daraa', fromGeonameId: daraa, place: aleppo, reach: 'feed', history: false } as const
        await addCorrection({ ...say, articleId: String(first.id) }, 'desk')
        await effects.enricher()
        return effects.storePoll(...poll)
      },
    })
    const [, second] = await stored()
    assert.equal(await placeOf(second?.id ?? 0n), aleppo.geonameId)
  })
})

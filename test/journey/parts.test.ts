// What comes in parts: a push is a piece of its feed and says nothing of the whole; a page holds the rest of an article, which stays
// when the page cannot be read any more. The real journey over a real server and a real database.
import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import type { Alert } from '../../core/model.ts'
import { addAlert, hitsOf } from '../../server/store/alerts.ts'
import { db } from '../../server/store/client.ts'
import { addCorrection } from '../../server/store/corrections.ts'
import { PAGES } from '../full-text/pages.ts'
import { PolledFeed } from './polled-feed.ts'

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
  const feed = new PolledFeed()
  before(() => feed.open())
  after(() => feed.close())
  beforeEach(() => feed.next())

  const list = (posts: Post[]) => feed.list(document(posts))
  const push = (posts: Post[]) => feed.push(document(posts))

  test('a push brings news and edits, and leaves all else of its feed as it was', async () => {
    list([post(2), post(1)])
    await feed.poll()
    const { articleCount, ...before } = await feed.row()
    // Nothing of it is known, and its items have no guids: of a whole document that would be a gap, and another policy.
    await push([post(4, { guid: undefined }), post(3, { guid: undefined })])
    await push([post(1, { text: 'Barges pass again.' })])
    const after = await feed.row()
    assert.deepEqual({ ...after, articleCount }, { ...before, articleCount })
    assert.equal(after.articleCount, 4)
    const articles = await feed.stored()
    assert.deepEqual(
      articles.map(({ title, revisions }) => [title, revisions.map(({ text }) => text)]),
      [1, 2, 3, 4].map((n) => [post(n).title, n === 1 ? ['Barges wait below.'] : []]),
    )
    list([post(4), post(3), post(2), post(1, { text: 'Barges pass again.' })])
    const { added, revised, gap } = await feed.poll()
    assert.deepEqual([added, revised, gap], [[], 0, false], 'what was pushed is known to the poll')
  })

  test('what is no feed, or all known, leaves no trace', async () => {
    list([post(1)])
    await feed.poll()
    const before = await feed.row()
    await push([post(1)])
    await feed.push('<html>no')
    assert.deepEqual(await feed.row(), before)
  })

  test('an article that was read in full is not cut down to its lead when its page is gone; its headline follows', async () => {
    const page = PAGES[0] as (typeof PAGES)[number]
    const lead = page.paragraphs[0]?.slice(0, 40) ?? ''
    let listed = [post(1, { link: `${feed.server.origin}/page`, title: page.title, text: lead })]
    let there = true
    feed.answer = (request, response) => {
      if (request.url === '/robots.txt') return void response.writeHead(404).end()
      if (request.url !== '/page') return void response.end(document(listed))
      response.writeHead(there ? 200 : 404, { 'Content-Type': 'text/html; charset=utf-8' }).end(page.html)
    }
    await db().feed.update({ where: { id: BigInt(feed.feedId) }, data: { fullText: true } })
    await feed.poll()
    const [whole] = await feed.stored()
    assert.ok(page.paragraphs.every((paragraph) => whole?.text.includes(paragraph)))

    there = false
    listed = listed.map((one) => ({ ...one, title: `${one.title} ثانية`, text: `${lead} …` }))
    assert.equal((await feed.poll()).revised, 1)
    const [second] = await feed.stored()
    assert.deepEqual([second?.title, second?.text], [`${page.title} ثانية`, whole?.text])
    assert.deepEqual(
      second?.revisions.map(({ title, text }) => [title, text]),
      [[page.title, whole?.text]],
    )
    // Back again with its page: read anew, and no edit where nothing was edited.
    there = true
    listed = listed.map((one) => ({ ...one, text: lead }))
    await feed.poll()
    const [third] = await feed.stored()
    assert.deepEqual([third?.text, third?.revisions.length], [whole?.text, 1])
  })

  test('a lead that is another one at every poll has its page read once in an hour, another headline at once', async () => {
    const page = PAGES[0] as (typeof PAGES)[number]
    let [headline, lead, readers, pages] = [page.title, 'قرأه', 0, 0]
    feed.answer = (request, response) => {
      if (request.url === '/robots.txt') return void response.writeHead(404).end()
      if (request.url === '/page') {
        pages++
        return void response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(page.html)
      }
      const text = `${lead} ${++readers} من الناس`
      response.end(document([post(1, { link: `${feed.server.origin}/page`, title: headline, text })]))
    }
    await db().feed.update({ where: { id: BigInt(feed.feedId) }, data: { fullText: true } })
    const start = Date.now()
    const pollAt = (minutes: number) => feed.poll({ now: () => new Date(start + minutes * 60_000) })
    const read: number[] = []
    for (const minutes of [0, 10, 20, 30, 71]) {
      await pollAt(minutes)
      read.push(pages)
    }
    assert.deepEqual(read, [1, 2, 2, 2, 3])
    lead = 'انهار السد وقرأه'
    await pollAt(74)
    assert.equal(pages, 4, 'other words are no counter')
    headline = `${page.title} ثانية`
    await pollAt(75)
    const [article] = await feed.stored()
    assert.deepEqual([pages, article?.title, article?.revisions.length], [5, headline, 1])
    assert.ok(page.paragraphs.every((paragraph) => article?.text.includes(paragraph)))
  })

  test('an article that is reworded keeps what analysts said of its places, and what they said only of later ones stays with those', async () => {
    const about = (n: number, words: string) =>
      post(n, { title: `Lock ${n}`, text: `Two boats sank in Daraa on Monday, ${words}.` })
    list([about(2, 'said one'), about(1, 'said one')])
    await feed.poll()
    const [first, second] = await feed.stored()
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
    assert.equal((await feed.poll()).revised, 2)
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
    await feed.poll()
    const [first] = await feed.stored()
    const placeOf = async (id: bigint) => (await db().placeMention.findFirst({ where: { articleId: id } }))?.geonameId
    const daraa = await placeOf(first?.id ?? 0n)
    assert.ok(first && daraa)
    const aleppo = { geonameId: 170_063, name: 'Aleppo', country: 'SY', lat: 36.2, lon: 37.2 }
    list([about(2), about(1)])
    await feed.poll({
      storePoll: async (...poll) => {
        const say = { surface: 'Daraa', fromGeonameId: daraa, place: aleppo, reach: 'feed', history: false } as const
        await addCorrection({ ...say, articleId: String(first.id) }, 'desk')
        await feed.effects.enricher()
        return feed.effects.storePoll(...poll)
      },
    })
    const [, second] = await feed.stored()
    assert.equal(await placeOf(second?.id ?? 0n), aleppo.geonameId)
  })

  test('an alert that is made while an article waits to be stored catches it', async () => {
    list([post(1)])
    await feed.poll()
    list([post(2), post(1)])
    let alert: Alert | undefined
    const { added } = await feed.poll({
      storePoll: async (...poll) => {
        alert ??= await addAlert({ name: 'Lock 2', query: '"lock 2"', deliveries: [] })
        return feed.effects.storePoll(...poll)
      },
    })
    const hits = await hitsOf(alert?.id ?? '', 10, null)
    assert.deepEqual(
      hits.items.map(({ articleId }) => articleId),
      added,
    )
    assert.equal(added.length, 1)
  })
})

// Pages while more comes in: what was there before is on exactly one page, whatever is added before, between and after.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Feed, Page } from '../../core/model.ts'
import { type FeedServer, startFeedServer } from '../support/feed-server.ts'
import { until } from '../support/rasid.ts'
import { type DescribedRasid, startDescribed } from './described-rasid.ts'

type Listed = { id: string }
const FIRST = 40
const HOUR_MS = 3_600_000

/** Items of a backlog are put at the time they bear, so those of another feed come between. */
const item = (name: string, hoursAgo?: number) => ({
  guid: name,
  title: `The weir ${name} is raised`,
  text: `Barges wait below ${name}.`,
  ...(hoursAgo === undefined ? {} : { publishedAt: new Date(Date.now() - hoursAgo * HOUR_MS).toISOString() }),
})

describe('pages', () => {
  let desk: DescribedRasid
  const wires: FeedServer[] = []
  let first: Feed
  let alert: Listed

  const addWire = async (name: string, count: number) => {
    const wire = await startFeedServer(name, 'en')
    wires.push(wire)
    wire.items = Array.from({ length: count }, (_, n) => item(`${name}-${n}`, 1 + n * 7))
    return { wire, feed: await desk.expect<Feed>(201, 'addFeed', { body: { url: wire.url, title: name } }) }
  }
  const pages = async (
    operation: string,
    given: { id?: string; query?: Record<string, string> },
    between?: (page: number) => Promise<unknown>,
  ) => {
    const seen: string[] = []
    for (let cursor: string | null = '', page = 0; cursor !== null; page++) {
      const query: Record<string, string> = { limit: '3', ...given.query, cursor }
      const answer: Page<Listed> = await desk.expect(200, operation, { ...given, query })
      seen.push(...answer.items.map(({ id }) => id))
      cursor = answer.next
      await between?.(page)
    }
    return seen
  }
  /** Every id that was there before is on one page, and none is on two. */
  const eachOnce = (earlier: string[], seen: string[]) => {
    assert.equal(new Set(seen).size, seen.length, 'one came twice')
    const there = new Set(seen)
    assert.deepEqual(
      earlier.filter((id) => !there.has(id)),
      [],
    )
  }

  before(async () => {
    desk = await startDescribed()
    alert = await desk.expect(201, 'addAlert', { body: { query: 'weir' } })
    first = (await addWire('m-first', FIRST)).feed
    await until('the first wire is read', 20_000, async () => {
      const hits = await desk.expect<Page<Listed>>(200, 'listHits', { id: alert.id, query: { limit: '500' } })
      return hits.items.length === FIRST
    })
  })
  after(async () => {
    for (const wire of wires) await wire.close()
    await desk?.stop()
  })

  const more = async (page: number) => {
    if (page % 4 === 1) await addWire(`m-${page}`, 12)
    wires[0]?.items.unshift(item(`late-${wires.length}-${page}`))
    await desk.expect(202, 'pollFeed', { id: first.id })
  }
  const count = async () => (await desk.expect<{ articles: number }>(200, 'getHealth')).articles

  for (const [operation, query] of [
    ['listArticles', {}],
    ['listArticles', { q: 'barges' }],
    ['listHits', {}],
  ] as const) {
    test(`${operation} ${JSON.stringify(query)}`, async () => {
      const given = operation === 'listHits' ? { id: alert.id } : { query }
      const earlier = await pages(operation, { ...given, query: { ...query, limit: '500' } })
      const before = await count()
      assert.ok(earlier.length >= FIRST)
      eachOnce(earlier, await pages(operation, given, more))
      assert.ok((await count()) > before + 12, 'articles came in between')
    })
  }

  test('listAlerts, listFeeds, listCorrections and the audit log', async () => {
    const added: string[] = []
    for (const name of ['a', 'z', 'k'])
      added.push((await desk.expect<Listed>(201, 'addAlert', { body: { query: name } })).id)
    const alerts = await pages('listAlerts', { query: { limit: '500' } })
    assert.deepEqual(
      (await desk.expect<Page<Listed>>(200, 'listAlerts')).items.map(({ id }) => id),
      alerts,
    )
    eachOnce(alerts, await pages('listAlerts', {}, () => desk.expect(201, 'addAlert', { body: { query: 'more' } })))

    const feeds = await pages('listFeeds', { query: { limit: '500' } })
    assert.deepEqual(
      (await desk.expect<Page<Listed>>(200, 'listFeeds')).items.map(({ id }) => id),
      feeds,
    )
    let n = 0
    const addFeed = () =>
      desk.expect(201, 'addFeed', {
        body: { url: `https://wire.example/${++n}`, title: ['a', 'm-2', 'm-first', 'z'][n % 4] },
      })
    eachOnce(feeds, await pages('listFeeds', {}, async (page) => page < 6 && addFeed()))

    const entries = await pages('listAudit', { query: { limit: '500' } })
    assert.ok(entries.length > 10)
    eachOnce(entries, await pages('listAudit', {}, async (page) => page < 6 && addFeed()))
    assert.deepEqual(await pages('listCorrections', {}), [])
  })
})

// Which addresses share a pace and which have none: by registrable domain, by name where anybody may have one, and by our own word.
import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { pauseRefusing } from '../../server/pause-refusing.ts'
import { db } from '../../server/store/client.ts'
import { addFeeds } from '../../server/store/feeds.ts'
import {
  hostOf,
  isUnpacedSql,
  nameHosts,
  pausedSeconds,
  pauseHost,
  unpacedAddresses,
} from '../../server/store/hosts.ts'
import { claimDue, nextDueInMs } from '../../server/store/schedule.ts'
import { openShelf } from './shelf.ts'

describe('hosts', () => {
  let shelf: Awaited<ReturnType<typeof openShelf>>
  before(async () => {
    shelf = await openShelf()
  })
  after(() => shelf?.close())
  beforeEach(() => Promise.all([db().feed.deleteMany(), db().host.deleteMany()]))

  test('hosts of our own are told in SQL and out of it alike', async () => {
    const allowed = ['127.0.0.1', '10.0.0.0/8', 'fd00::/8', 'feeds.internal', 'www.paper.example']
    const addresses: [string, boolean][] = [
      ['http://127.0.0.1:8080/feed', true],
      ['http://127.0.0.2/feed', false],
      ['http://10.9.8.7/', true],
      ['http://[fd00::1]:8080/', true],
      ['http://[fe80::1]/', false],
      ['http://feeds.internal/a?b=http://other.example/', true],
      ['http://reader@feeds.internal:81/', true],
      ['https://www.paper.example/rss', true],
      ['https://www.paper.example./rss', true],
      ['https://paper.example/rss', false],
      ['https://news.paper.example/@www.paper.example/', false],
      ['https://other.example/#www.paper.example', false],
    ]
    const isUnpaced = unpacedAddresses(allowed)
    for (const [url, expected] of addresses) {
      const [row] = await db().$queryRaw<{ yes: boolean }[]>`
        select ${isUnpacedSql(allowed)} as yes from (select ${url}::text as url, ${hostOf(url)}::text as host) as f`
      assert.deepEqual([row?.yes, isUnpaced(url)], [expected, expected], url)
    }
  })

  test('a name that is our own takes neither pace nor pause off its domain, and none of its turns', async () => {
    const unpaced = ['intranet.paper.example.co.uk']
    const ours = [1, 2, 3].map((n) => ({ url: `https://intranet.paper.example.co.uk/${n}` }))
    await addFeeds([...ours, ...[1, 2].map((n) => ({ url: `https://example.co.uk/${n}` }))])
    const claimed = async () => (await claimDue(10, unpaced)).map(({ url }) => url).sort()
    assert.deepEqual(await claimed(), ['https://example.co.uk/1', ...ours.map(({ url }) => url)])
    assert.ok((await nextDueInMs(80_000, unpaced)) > 500)
    await db().host.updateMany({ data: { nextAt: new Date(0) } })
    assert.deepEqual(await claimed(), ['https://example.co.uk/2'], 'two at once, ours not counted')
    await pauseHost('https://news.example.co.uk/', 600)
    await db().$executeRaw`update feed set next_poll_at = now(), leased_until = null`
    assert.deepEqual(
      await claimed(),
      ours.map(({ url }) => url),
    )
  })

  test('where anybody may have a name each has a pace; feeds of before are given theirs at the start', async () => {
    const urls = ['evil.workers.dev', 'good.workers.dev', 'a.github.io', 'www.b.github.io', 'news.paper.co.uk']
    await addFeeds(urls.map((name) => ({ url: `https://${name}/feed` })))
    const hosts = async () => (await db().feed.findMany({ orderBy: { id: 'asc' } })).map(({ host }) => host)
    const expected = ['evil.workers.dev', 'good.workers.dev', 'a.github.io', 'b.github.io', 'paper.co.uk']
    assert.deepEqual(await hosts(), expected)
    await pauseHost('https://evil.workers.dev/feed', 600)
    assert.deepEqual((await claimDue(10)).length, 4)
    // As they were named before.
    await db().$executeRaw`update feed set leased_until = null, next_poll_at = now(),
      host = case when host like '%workers.dev' then 'workers.dev' when host like '%github.io' then 'github.io' else '' end`
    await db().host.deleteMany()
    await nameHosts()
    assert.deepEqual(await hosts(), expected)
    assert.equal((await claimDue(10)).length, 5, 'each has its row')
  })

  test('a host is paused once it has refused, not while its feeds take turns', async () => {
    await addFeeds([{ url: 'https://a.paper.example/feed' }])
    assert.equal((await claimDue(10)).length, 1)
    assert.equal(await pausedSeconds('https://b.paper.example/'), 0)
    await pauseHost('https://b.paper.example/', 600)
    const seconds = await pausedSeconds('https://a.paper.example/feed')
    assert.ok(seconds > 500 && seconds <= 600, String(seconds))
    assert.equal(await pausedSeconds('https://other.example/'), 0)
  })

  test('a host that refuses is paused when it was asked itself, not when a stranger led there', async () => {
    const paused: string[] = []
    const pauseHost = async (url: string) => void paused.push(url)
    const refused = (asked: string, url?: string) =>
      pauseRefusing(asked, { trouble: 'tooOften', url, retryAfterSeconds: 500 }, { pauseHost })
    await refused('https://feeds.paper.example/a')
    await refused('https://feeds.paper.example/b', 'https://www.paper.example/b')
    await refused('https://stranger.example/c', 'https://www.paper.example/sign-in')
    assert.deepEqual(paused, ['https://feeds.paper.example/a', 'https://www.paper.example/b'])
  })
})

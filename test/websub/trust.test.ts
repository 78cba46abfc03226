// What a hub pushes earns it trust only where it is something of the feed; what is overtaken by a poll is not lost. Real polls and pushes.
import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { db } from '../../server/store/client.ts'
import { pushedFeeds } from '../../server/store/subscriptions.ts'
import { claim } from '../store/shelf.ts'
import { rss } from './hub.ts'
import { PushedFeed } from './pushed-feed.ts'

describe('trust in a hub', () => {
  const pushing = new PushedFeed()
  let overtakings = 0
  before(() =>
    pushing.open(({ storePoll }) => ({
      storePoll: async (held, poll, corrections) => {
        if (poll.outcome === null && overtakings-- > 0) await claim(pushing.feed.feedId)
        return storePoll(held, poll, corrections)
      },
    })),
  )
  after(() => pushing.close())
  beforeEach(async () => {
    overtakings = 0
    await pushing.next(['Lock 1'])
  })

  const isTrusted = async () => (await pushedFeeds()).has(BigInt(pushing.feed.feedId))
  const missed = async () =>
    (await db().subscription.findUniqueOrThrow({ where: { feedId: BigInt(pushing.feed.feedId) } })).missed

  test('pushes of what is no feed, or of an empty one, earn none and excuse nothing', async () => {
    const junk = ['', 'ping', '<html><body>See the site.</body></html>', '{"ping": true}', rss(pushing.hub.url, [])]
    for (const body of junk) await pushing.pushed(body)
    assert.deepEqual([(await pushing.facts())?.pushes, (await pushing.facts())?.lastPushAt], [0, null])
    assert.equal(await isTrusted(), false)
    for (const n of [2, 3, 4]) {
      await pushing.poll([`Lock ${n}`])
      for (const body of junk) await pushing.pushed(body)
    }
    assert.equal((await pushing.facts())?.state, 'silent')
  })

  test('news earns it, and so does what a poll found first, whether listed now or long gone', async () => {
    await pushing.pushed(rss(pushing.hub.url, ['Lock 2']))
    assert.equal(await isTrusted(), true)
    await pushing.poll(['Lock 3', 'Lock 2', 'Lock 1'])
    assert.deepEqual([await missed(), await isTrusted()], [1, false])
    await pushing.pushed(rss(pushing.hub.url, ['Lock 3']))
    assert.deepEqual([await missed(), await isTrusted()], [0, true])
    await pushing.poll(['Lock 4'])
    await pushing.pushed(rss(pushing.hub.url, ['Lock 3']))
    assert.deepEqual([(await pushing.facts())?.pushes, await isTrusted()], [3, true])
  })

  test('a poll that finds what nobody pushed has no patience, however much its hub is trusted', async () => {
    const patience = () => 600
    const waits: boolean[] = []
    for (const titles of [['Lock 1'], ['Lock 2', 'Lock 1'], ['Lock 3'], ['Lock 3']]) {
      pushing.feed.list(rss(pushing.hub.url, titles))
      waits.push((await pushing.feed.poll({ patience })).nextPollInSeconds >= 600)
    }
    assert.deepEqual(waits, [true, false, false, true])
  })

  test('what is overtaken by a poll is stored all the same; what always is, is left to the polls', async () => {
    for (const times of [1, 2]) {
      overtakings = times
      await pushing.pushed(rss(pushing.hub.url, [`Overtaken ${times}`]))
      assert.ok((await pushing.titles()).includes(`Overtaken ${times}`), `${times}`)
    }
    overtakings = 1_000
    await pushing.pushed(rss(pushing.hub.url, ['Never']))
    assert.ok(overtakings > 990, 'its tries are few')
    assert.ok(!(await pushing.titles()).includes('Never'))
    assert.equal((await pushing.facts())?.pushes, 2, 'what is not stored earns nothing')
  })
})

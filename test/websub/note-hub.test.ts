// Which hub and topic of a feed are noted, through real polls: what changes at every poll is not taken at every poll, and what is no
// address not at all.
import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { db } from '../../server/store/client.ts'
import { createHeard } from '../../server/websub/note-hub.ts'
import { PolledFeed } from '../journey/polled-feed.ts'

const document = (hub: string, self: string, title: string) =>
  `<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Canal wire</title>
  <atom:link rel="hub" href="${hub}"/><atom:link rel="self" href="${self}"/>
  <item><guid>${title}</guid><title>${title}</title></item></channel></rss>`

describe('the hub that a feed names', () => {
  const feed = new PolledFeed()
  let minutes = 0
  const heard = createHeard(() => new Date(Date.UTC(2026, 2, 1) + minutes * 60_000))
  before(() => feed.open())
  after(() => feed.close())
  beforeEach(() => feed.next())

  const noted = () => db().subscription.findUnique({ where: { feedId: BigInt(feed.feedId) } })
  const poll = async (hub: string, self: string, headers: Record<string, string> = {}) => {
    feed.list(document(hub, self, `Lock ${minutes} of ${self.slice(0, 99)}`), headers)
    assert.equal((await feed.poll({ heard })).error, null)
    return noted()
  }

  test('a topic, or a hub, that is another one at every poll is taken once in an hour', async () => {
    const taken: (string | undefined)[] = []
    for (minutes of [0, 1, 30, 59, 60, 61, 119, 120])
      taken.push((await poll(`https://hub${minutes % 2}.example/`, `https://news.example/f?t=${minutes}`))?.topic)
    const at = (minute: number) => `https://news.example/f?t=${minute}`
    assert.deepEqual(taken, [0, 0, 0, 0, 60, 60, 60, 120].map(at))
  })

  test('one that stays, and moves later on, is taken when it moves', async () => {
    minutes = 0
    const [old, moved] = ['https://news.example/old', 'https://news.example/moved']
    await poll('https://hub.example/', old)
    for (minutes of [10, 90]) assert.equal((await poll('https://hub.example/', old))?.topic, old)
    minutes = 95
    assert.equal((await poll('https://hub.example/', moved))?.topic, moved)
  })

  test('what is longer than an address is no hub and no topic', async () => {
    const [hub, self] = ['https://hub.example/', 'https://news.example/f']
    const fill = (address: string, length: number) => address + 'x'.repeat(length - address.length)
    assert.equal(await poll(fill(hub, 1_000_000), self), null)
    assert.equal(await poll(hub, fill(self, 2_049)), null)
    assert.equal(await poll(hub, self, { Link: `<${fill(hub, 2_049)}>; rel="hub"` }), null)
    assert.equal((await poll(fill(hub, 2_048), fill(self, 2_048)))?.topic.length, 2_048)
  })
})

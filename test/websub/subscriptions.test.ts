// The keeping of subscriptions in the store: asked with growing patience, renewed before their end, trusted while they deserve it.
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { db } from '../../server/store/client.ts'
import { findFeed, listFeeds } from '../../server/store/feeds.ts'
import { openSealing } from '../../server/store/seal.ts'
import * as subscriptions from '../../server/store/subscriptions.ts'
import { claimedFeed, openShelf } from '../store/shelf.ts'

describe('subscriptions', () => {
  let shelf: Awaited<ReturnType<typeof openShelf>>
  before(async () => {
    shelf = await openShelf()
  })
  after(() => shelf?.close())

  const given = (feedId: bigint, change = {}) => ({
    feedId,
    hub: 'https://hub.example/',
    topic: `https://x.example/${feedId}`,
    secret: 's',
    token: `t-${feedId}`,
    ...change,
  })
  const rowOf = (feedId: bigint) => db().subscription.findUniqueOrThrow({ where: { feedId } })
  const waitSeconds = async (feedId: bigint) => ((await rowOf(feedId)).actAt.getTime() - Date.now()) / 1000
  const due = (feedId: bigint) => db().subscription.update({ where: { feedId }, data: { actAt: new Date(0) } })

  test('a hub is asked at once, then after one hour, two, four, at most a day', async () => {
    const { feedId } = await claimedFeed()
    await subscriptions.noteHub(given(feedId))
    for (const hours of [1, 2, 4, 8, 16, 24, 24]) {
      assert.deepEqual(
        (await subscriptions.claimDueSubscriptions(10)).map((one) => one.feedId),
        [feedId],
      )
      assert.deepEqual(await subscriptions.claimDueSubscriptions(10), [])
      assert.ok(Math.abs((await waitSeconds(feedId)) - hours * 3_600) < 60, `${hours} h`)
      await due(feedId)
    }
    await db().feed.update({ where: { id: feedId }, data: { paused: true } })
    assert.deepEqual(await subscriptions.claimDueSubscriptions(10), [], 'a paused feed needs no hub')
  })

  test('the same hub again changes nothing; another one begins anew', async () => {
    const { feedId } = await claimedFeed()
    await subscriptions.noteHub(given(feedId))
    await subscriptions.leaseBegins(feedId, 1_000)
    await subscriptions.noteHub(given(feedId, { secret: 'other', token: 'other' }))
    assert.equal((await subscriptions.subscriptionByToken(`t-${feedId}`))?.secret, 's')
    await subscriptions.noteHub(given(feedId, { hub: 'https://hub2.example/', secret: 'new', token: 'new' }))
    const { state, leaseEndsAt } = await rowOf(feedId)
    assert.deepEqual([state, leaseEndsAt], ['asked', null])
    assert.equal((await subscriptions.subscriptionByToken('new'))?.secret, 'new')
  })

  test('people are told what a hub does, since when, and when it stops', async () => {
    const held = await claimedFeed()
    const { feedId } = held
    const told = async () => (await listFeeds()).find(({ id }) => id === String(feedId))?.hub
    assert.equal(await told(), null)
    await subscriptions.noteHub(given(feedId))
    assert.deepEqual([(await told())?.state, (await told())?.since], ['asked', null])
    await subscriptions.leaseBegins(feedId, 1_000)
    const promised = await told()
    assert.deepEqual([promised?.state, promised?.hub], ['promised', 'https://hub.example/'])
    assert.ok(Math.abs(Date.parse(promised?.since ?? '') - Date.now()) < 30_000)
    await subscriptions.pushArrived(feedId)
    await subscriptions.leaseBegins(feedId, 2_000)
    const pushing = await told()
    assert.deepEqual(
      [pushing?.state, pushing?.since],
      ['pushing', promised?.since],
      'a renewed lease begins nothing anew',
    )
    assert.ok(pushing?.lastPushAt)
    for (let poll = 0; poll < 3; poll++) await subscriptions.pollFoundMore(feedId)
    assert.equal((await told())?.state, 'silent')
    await subscriptions.leaseBegins(feedId, 1_000)
    await db().subscription.update({ where: { feedId }, data: { leaseEndsAt: new Date(Date.now() - 1_000) } })
    assert.equal((await told())?.state, 'lapsed')
    await subscriptions.hubDenied(feedId, 'No.')
    assert.deepEqual([(await told())?.state, (await told())?.since], ['denied', null])
    assert.equal((await findFeed(String(feedId)))?.hub?.state, 'denied')
  })

  test('a lease is renewed while a tenth of it is left, and ends the trust when it ends', async () => {
    const { feedId } = await claimedFeed()
    await subscriptions.noteHub(given(feedId))
    await subscriptions.leaseBegins(feedId, 1_000)
    assert.ok(Math.abs((await waitSeconds(feedId)) - 900) < 30)
    assert.ok(!(await subscriptions.pushedFeeds()).has(feedId), 'a promise is no push')
    await subscriptions.pushArrived(feedId)
    assert.ok((await subscriptions.pushedFeeds()).has(feedId))
    assert.equal(await subscriptions.pollFoundMore(feedId), false)
    assert.ok(
      !(await subscriptions.pushedFeeds()).has(feedId),
      'one article that was not pushed is enough to poll as ever',
    )
    await subscriptions.pushArrived(feedId)
    await db().subscription.update({ where: { feedId }, data: { leaseEndsAt: new Date() } })
    assert.ok(!(await subscriptions.pushedFeeds()).has(feedId))
  })

  test('silence is told once', async () => {
    const { feedId } = await claimedFeed()
    assert.equal(await subscriptions.pollFoundMore(feedId), false, 'without a hub there is nothing to miss')
    await subscriptions.noteHub(given(feedId))
    await subscriptions.leaseBegins(feedId, 10 * 86_400)
    const told = [1, 2, 3, 4].map(() => () => subscriptions.pollFoundMore(feedId))
    const said: boolean[] = []
    for (const poll of told) said.push(await poll())
    assert.deepEqual(said, [false, false, true, false])
    assert.ok(Math.abs((await waitSeconds(feedId)) - 86_400) < 60, 'it is asked anew in a day')
    assert.equal((await subscriptions.subscriptionFacts(String(feedId)))?.state, 'silent')
    assert.equal(await subscriptions.subscriptionFacts('x'), null)
  })
  test('after the key is lost a hub is believed no more, and asked anew with another secret and token', async () => {
    const { feedId } = await claimedFeed()
    await subscriptions.noteHub(given(feedId))
    await subscriptions.leaseBegins(feedId, 10 * 86_400)
    await subscriptions.pushArrived(feedId)
    let made = 0
    const renew = () => subscriptions.renewUnreadable(() => ({ secret: `s${++made}`, token: `renewed-${made}` }))
    assert.equal(await renew(), 0, 'what can be read stays')

    openSealing([randomBytes(32)])
    assert.equal(await subscriptions.subscriptionByToken(`t-${feedId}`), null)
    await due(feedId)
    assert.ok(!(await subscriptions.claimDueSubscriptions(100)).some((one) => one.feedId === feedId))
    assert.ok((await renew()) > 0)
    assert.equal(await renew(), 0)
    const row = await rowOf(feedId)
    assert.deepEqual([row.state, row.pushes, row.leaseEndsAt], ['asked', 0, null])
    const asked = (await subscriptions.claimDueSubscriptions(100)).find((one) => one.feedId === feedId)
    assert.deepEqual([asked?.secret[0], asked?.token], ['s', row.token])
    assert.notEqual(row.token, `t-${feedId}`)
    assert.equal((await subscriptions.subscriptionByToken(row.token))?.secret, asked?.secret)
  })
})

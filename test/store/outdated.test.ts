// Articles are stored with what alerts and corrections there are: a batch that was enriched before the last of them leaves nothing
// behind, and no alert is made while a batch is on its way.
import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { addAlert, changeAlert, removeAlert } from '../../server/store/alerts.ts'
import { Outdated, storeBatch } from '../../server/store/batch.ts'
import { db } from '../../server/store/client.ts'
import { addCorrection } from '../../server/store/corrections.ts'
import { standingVersions } from '../../server/store/news.ts'
import { storePoll } from '../../server/store/revise.ts'
import type { Claim } from '../../server/store/schedule.ts'
import { lockBatch } from '../../server/store/writer-lock.ts'
import { article, claimedFeed, mention, openShelf, outcome, store } from './shelf.ts'

const newAlert = (query: string) => addAlert({ name: query, query, deliveries: [] })

describe('what articles were enriched with', () => {
  let shelf: Awaited<ReturnType<typeof openShelf>>
  let feed: Claim
  before(async () => {
    shelf = await openShelf()
  })
  after(() => shelf.close())
  beforeEach(async () => {
    feed = await claimedFeed()
  })

  test('a batch is refused once alerts or corrections are others, and whole as long as they are the same', async () => {
    const [known] = await store(feed, [article('known', { places: [mention()] })])
    const alert = await newAlert('harbour')
    const changes: [name: string, change: () => Promise<unknown>][] = [
      ['an alert was made', () => newAlert('pier')],
      ['its query was changed', () => changeAlert(alert.id, { query: 'quay' })],
      ['it was paused', () => changeAlert(alert.id, { paused: true })],
      ['it goes on', () => changeAlert(alert.id, { paused: false })],
      ['it was removed', () => removeAlert(alert.id)],
      [
        'a place was corrected',
        () =>
          addCorrection(
            {
              surface: 'Daraa',
              fromGeonameId: 170_905,
              place: null,
              reach: 'feed',
              history: false,
              articleId: known ?? '',
            },
            'desk',
          ),
      ],
    ]
    for (const [name, change] of changes) {
      const standing = await standingVersions()
      const held = await claimedFeed()
      const [old] = await store(held, [article('old')])
      const before = await db().feed.findUniqueOrThrow({ where: { id: held.feedId } })
      await change()
      const poll = {
        articles: [article('new')],
        revisions: [{ articleId: BigInt(old ?? 0), article: article('old', { title: 'Other words' }) }],
        rekeyed: [],
        outcome: outcome({ title: 'Other' }),
      }
      await assert.rejects(storePoll(held, poll, standing), Outdated, name)
      const titles = async () =>
        (await db().article.findMany({ where: { feedId: held.feedId }, orderBy: { id: 'asc' } })).map(
          ({ title }) => title,
        )
      assert.deepEqual(await titles(), ['Title of old'], name)
      assert.deepEqual(await db().feed.findUniqueOrThrow({ where: { id: held.feedId } }), before, name)
      assert.equal((await storePoll(held, poll, await standingVersions()))?.ids.length, 1, name)
      assert.deepEqual(await titles(), ['Other words', 'Title of new'], name)
    }
  })

  test('a lease that was lost is told apart', async () => {
    const standing = await standingVersions()
    const late = { ...feed, token: feed.token + 1n }
    assert.equal(await storeBatch(late, [article('late')], outcome(), { standing }), null)
  })

  test('an alert is made once the batch that is on its way is stored, and not after the next', async () => {
    const order: string[] = []
    let made: Promise<unknown> | undefined
    await db().$transaction(async (tx) => {
      await tx.$executeRaw(lockBatch)
      made = newAlert('lock').then(() => order.push('alert'))
      const waits = () =>
        tx.$queryRaw<
          { n: number }[]
        >`select count(*)::int as n from pg_locks where locktype = 'advisory' and not granted`
      while ((await waits())[0]?.n !== 1) await new Promise((resolve) => setTimeout(resolve, 10))
      order.push('batch')
    })
    await made
    assert.deepEqual(order, ['batch', 'alert'])
  })
})

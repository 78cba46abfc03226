// A hub that pushes more than is stored keeps only its own feed waiting: by itself, and through real callbacks and a real store.
import assert from 'node:assert/strict'
import { after, before, describe, mock, test } from 'node:test'
import { createLanes, MOST_HELD } from '../../server/websub/lanes.ts'
import { rss } from './hub.ts'
import { PushedFeed } from './pushed-feed.ts'

const MB = 1024 * 1024
/** What waits for `open()`. */
function gate() {
  const { promise, resolve } = Promise.withResolvers<void>()
  return { passed: promise, open: resolve }
}
const burst = Array.from({ length: MOST_HELD }, (_, n) => n)
const moment = () => new Promise<void>((resolve) => setImmediate(resolve))

describe('lanes', () => {
  test('one feed is served in order and has room for a burst; others pass by it', async () => {
    const lanes = createLanes()
    const { passed, open } = gate()
    const done: string[] = []
    const take =
      (name: string, wait: Promise<void> = Promise.resolve()) =>
      () =>
        wait.then(() => void done.push(name))
    const taken = Array.from({ length: 120 }, (_, n) =>
      lanes.push(1n, 10, take(`evil ${n}`, n === 0 ? passed : undefined)),
    )
    assert.deepEqual(
      taken.flatMap((yes, n) => (yes ? n : [])),
      burst,
    )
    assert.equal(lanes.hasRoom(1n, 1), false)
    for (const n of [0, 1, 2]) assert.ok(lanes.push(2n, 10, take(`good ${n}`)))
    while (done.length < 3) await moment()
    assert.deepEqual(done, ['good 0', 'good 1', 'good 2'])
    open()
    await lanes.idle()
    assert.deepEqual(
      done.slice(3),
      burst.map((n) => `evil ${n}`),
    )
    assert.ok(lanes.hasRoom(1n, 10 * MB), 'what is done with leaves its room')
  })

  test('three feeds at once, ten megabytes of a feed, fifty in all', async () => {
    const lanes = createLanes()
    const { passed, open } = gate()
    let running = 0
    const take = async () => {
      running++
      await passed
    }
    assert.equal(lanes.push(1n, 10 * MB + 1, take), false)
    assert.ok(lanes.push(1n, 6 * MB, take))
    assert.equal(lanes.push(1n, 5 * MB, take), false)
    assert.ok(lanes.push(1n, 4 * MB, take))
    for (const feedId of [2n, 3n, 4n, 5n]) assert.ok(lanes.push(feedId, 10 * MB, take))
    assert.equal(lanes.push(6n, 1, take), false)
    for (let turn = 0; turn < 10; turn++) await moment()
    assert.equal(running, 3)
    open()
    await lanes.idle()
    assert.equal(running, 6)
    assert.ok(lanes.hasRoom(6n, 10 * MB))
  })

  test('what fails is logged, and the next is taken', async () => {
    const write = mock.method(process.stderr, 'write', () => true)
    const lanes = createLanes()
    let taken = 0
    lanes.push(1n, 1, () => Promise.reject(new Error('no disk')))
    lanes.push(1n, 1, async () => void taken++)
    await lanes.idle()
    write.mock.restore()
    assert.equal(taken, 1)
    assert.match(
      write.mock.calls.map(({ arguments: [line] }) => String(line)).join(''),
      /could not be stored .*no disk/,
    )
  })
})

describe('lanes of real feeds', () => {
  const pushing = new PushedFeed()
  const { passed, open } = gate()
  let slow = ''
  before(() =>
    pushing.open(({ storePoll }) => ({
      storePoll: async (held, poll, corrections) => {
        if (String(held.feedId) === slow) await passed
        return storePoll(held, poll, corrections)
      },
    })),
  )
  after(() => {
    // Where the test failed before it did.
    open()
    return pushing.close()
  })

  test('what finds no room is answered 503, and whatever was answered 202 is stored', async () => {
    await pushing.next(['Lock 1'])
    slow = pushing.feed.feedId
    const answers: number[] = []
    for (const n of [...burst, MOST_HELD]) answers.push(await pushing.hub.push(rss(pushing.hub.url, [`Lock ${n + 2}`])))
    assert.deepEqual(answers, [...burst.map(() => 202), 503])

    await pushing.next(['Weir 1'])
    await pushing.pushed(rss(pushing.hub.url, ['Weir 2']))
    assert.deepEqual(await pushing.titles(), ['Weir 1', 'Weir 2'], 'the other waits for nobody')

    open()
    await pushing.push.stop()
    pushing.feed.feedId = slow
    assert.deepEqual(
      await pushing.titles(),
      [-1, ...burst].map((n) => `Lock ${n + 2}`),
    )
  })
})

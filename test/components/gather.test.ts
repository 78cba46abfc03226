// What comes within one frame of the screen is shown at once, nothing is shown twice and nothing is lost.
import assert from 'node:assert/strict'
import { mock, test } from 'node:test'
import { gather } from '../../components/live/gather.ts'
import type { Article, Hit } from '../../core/model.ts'

const MS = 16
const article = (id: string) => ({ id }) as Article
const hit = (id: string) => ({ id }) as Hit

/** A gathering that shows into `shown`, on a clock that stands still. */
function standing() {
  mock.timers.enable({ apis: ['setTimeout'] })
  const shown: string[] = []
  const ids = (of: { id: string }[]) => of.map(({ id }) => id).join(',')
  const gathering = gather((articles, hits) => shown.push(`${ids(articles)} | ${ids(hits)}`), MS)
  return { gathering, shown, [Symbol.dispose]: () => mock.timers.reset() }
}

test('frames of a flood are shown together, in the order they came', () => {
  using stand = standing()
  stand.gathering.hits([hit('h1')])
  for (let frame = 0; frame < 5; frame++) stand.gathering.articles([article(`a${frame}`), article(`b${frame}`)])
  mock.timers.tick(MS - 1)
  stand.gathering.hits([hit('h2')])
  assert.deepEqual(stand.shown, [])
  mock.timers.tick(1)
  assert.deepEqual(stand.shown, ['a0,b0,a1,b1,a2,b2,a3,b3,a4,b4 | h1,h2'])
  stand.gathering.articles([article('c')])
  mock.timers.tick(MS)
  assert.deepEqual(stand.shown.slice(1), ['c | '])
  mock.timers.tick(10 * MS)
  assert.equal(stand.shown.length, 2)
})

test('what waits can be shown at once, and only once', () => {
  using stand = standing()
  stand.gathering.flush()
  assert.deepEqual(stand.shown, [])
  stand.gathering.articles([article('a')])
  stand.gathering.flush()
  assert.deepEqual(stand.shown, ['a | '])
  mock.timers.tick(MS)
  assert.equal(stand.shown.length, 1)
})

test('what is shown may bring more', () => {
  mock.timers.enable({ apis: ['setTimeout'] })
  const shown: string[][] = []
  const gathering = gather((articles) => {
    shown.push(articles.map(({ id }) => id))
    if (shown.length === 1) gathering.articles([article('b')])
  }, MS)
  gathering.articles([article('a')])
  for (let frame = 0; frame < 2; frame++) mock.timers.tick(MS)
  mock.timers.reset()
  assert.deepEqual(shown, [['a'], ['b']])
})

test('a gathering that is stopped shows nothing more', () => {
  using stand = standing()
  stand.gathering.articles([article('a')])
  stand.gathering.hits([hit('h')])
  stand.gathering.stop()
  mock.timers.tick(10 * MS)
  assert.deepEqual(stand.shown, [])
})

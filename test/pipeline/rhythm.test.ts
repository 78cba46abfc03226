// When a feed is polled again: by how much of it was known, within what it and its server ask for, never given up.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { FeedTrouble } from '../../core/trouble.ts'
import { moved } from '../../server/pipeline/moving.ts'
import { Line, mayBeLine } from '../../server/pipeline/outage.ts'
import {
  failedWaitSeconds,
  mostWait,
  nextInterval,
  paceOf,
  type Wishes,
  waitSeconds,
} from '../../server/pipeline/rhythm.ts'

const NOON = new Date('2026-03-04T12:00:00Z')
const interval = (listed: number, fresh: number, now = 600, since = 600) =>
  nextInterval({ intervalSeconds: now, sinceSeconds: since, listed, fresh }, 60)
const wait = (seconds: number, wishes: Wishes = {}, at = NOON, chance = 0.5) =>
  waitSeconds(seconds, wishes, at, 60, chance)

test('what is known slows a feed down a little, what is new speeds it up, by overlap and by pace', () => {
  assert.equal(interval(1, 0), 618)
  assert.equal(interval(50, 0), 618)
  // One new article in ten minutes: asked every five.
  assert.equal(interval(50, 1), 300)
  assert.equal(interval(50, 1, 600, 86_400), 618, 'one in a day is no reason to hurry')
  assert.equal(interval(10, 5, 600, 86_400), 600, 'half of it new: as before')
  assert.equal(interval(10, 8, 600, 86_400), 300, 'most of it new: items may be rolling off')
  assert.equal(interval(10, 10, 600, 86_400), 60, 'nothing known: some have')
  assert.equal(interval(0, 0), 618)
})

test('a feed quiet for so long is asked after a thirtieth of it, between the least and a day', () => {
  let [seconds, quiet] = [60, 0]
  while (quiet < 8 * 3_600) {
    quiet += seconds
    seconds = interval(20, 0, seconds)
  }
  assert.ok(seconds > 800 && seconds < 1_000, `${seconds}`)
  assert.equal(interval(20, 0, 86_400), 86_400)
  assert.equal(interval(20, 20, 86_400), 60)
  assert.equal(nextInterval({ intervalSeconds: 60, sinceSeconds: 0, listed: 1, fresh: 0 }, 90_000), 90_000)
})

test('the feed and its server are heard: ttl, syndication module, freshness, Retry-After, up to a day', () => {
  assert.equal(wait(60), 60)
  assert.equal(wait(60, { ttlMinutes: 15 }), 900)
  assert.equal(wait(60, { freshForSeconds: 300 }), 300)
  assert.equal(wait(60, { retryAfterSeconds: 7_200 }), 7_200)
  assert.equal(wait(60, { retryAfterSeconds: 1e9 }), 86_400)
  assert.equal(wait(60, { updateMinutes: 60 }), 3_600)
  assert.equal(wait(60, { updateMinutes: 60, paceSeconds: 4_000 }), 3_600)
  assert.equal(wait(60, { updateMinutes: 60, paceSeconds: 500 }), 60, 'its own dates belie it')
  assert.equal(wait(7_200, { ttlMinutes: 15 }), 7_200)
})

test('a feed that rolls past what its ttl asks for is asked oftener from then on, and gets its time back slowly', () => {
  const most = (now: number | undefined, since: number, listed: number, fresh: number, inARow = true) =>
    mostWait(now, { sinceSeconds: since, listed, fresh, inARow }, 60)
  assert.equal(most(undefined, 3_600, 20, 3), undefined)
  assert.equal(most(undefined, 0, 20, 20), undefined, 'the first time nothing is known')
  assert.equal(most(undefined, 3_600, 0, 0), undefined)
  assert.equal(most(undefined, 3_600, 20, 20), 1_800)
  assert.equal(most(1_800, 3_600, 20, 20), 900, 'late for other reasons: half of what was allowed')
  assert.equal(most(undefined, 3_600, 20, 20, false), undefined, 'a list replaced as a whole after quiet polls')
  assert.equal(most(undefined, 3_600, 4, 4), undefined, 'too few for any to stay')
  assert.equal(most(80, 80, 20, 20), 60)
  assert.equal(most(1_000, 1_000, 20, 4), 1_030)
  assert.equal(most(85_000, 85_000, 20, 4), undefined)
  assert.equal(wait(60, { ttlMinutes: 1_440, mostSeconds: 1_800 }), 1_800)
  assert.equal(wait(60, { freshForSeconds: 31_536_000, mostSeconds: 1_800 }), 1_800)
  assert.equal(wait(60, { ttlMinutes: 15, mostSeconds: 1_800 }), 900)
  assert.equal(wait(60, { retryAfterSeconds: 7_200, mostSeconds: 1_800 }), 7_200, 'who was refused waits')
})

test('hours and days that a feed calls quiet are waited out', () => {
  assert.equal(wait(600, { skipHours: [12, 13] }), 2 * 3_600)
  assert.equal(wait(600, { skipHours: [13] }), 600)
  assert.equal(wait(600, { skipDays: [3] }), 12 * 3_600, 'to the next day')
  assert.equal(wait(600, { skipDays: [3, 4], skipHours: [0, 1] }), 38 * 3_600)
  assert.equal(wait(600, { skipHours: Array.from({ length: 24 }, (_, hour) => hour) }), 600, 'all hours is a slip')
})

test('jitter spreads by a tenth and never goes below what was asked for', () => {
  assert.equal(wait(1_000, {}, NOON, 0), 950)
  assert.equal(wait(1_000, {}, NOON, 1), 1_050)
  assert.equal(wait(60, {}, NOON, 0), 60)
  assert.equal(wait(900, { ttlMinutes: 15 }, NOON, 0), 900)
})

test('failures double the wait up to a ceiling that depends on who has to act', () => {
  const failed = (n: number, trouble: FeedTrouble, retryAfter?: number) =>
    failedWaitSeconds(n, trouble, 60, 0, retryAfter)
  assert.deepEqual(
    [1, 2, 3].map((n) => failed(n, 'server')),
    [60, 120, 240],
  )
  assert.equal(failed(500, 'server'), 3_600)
  assert.equal(failed(500, 'missing'), 21_600)
  assert.equal(failed(1, 'tooOften'), 900)
  assert.equal(failed(1, 'refused', 7_200), 7_200)
  assert.equal(failed(1, 'server', 1e9), 86_400)
  assert.equal(failed(9, 'offline'), 60)
})

test('whatever is asked for, a feed is polled again: not before the least, not later than a day and its quiet days', () => {
  const seconds = fc.double({ min: 0, max: 1e12, noNaN: true })
  const wishes = fc.record({
    ttlMinutes: seconds,
    updateMinutes: seconds,
    freshForSeconds: seconds,
    retryAfterSeconds: seconds,
    paceSeconds: seconds,
    mostSeconds: seconds,
    skipHours: fc.array(fc.nat(23)),
    skipDays: fc.array(fc.nat(6)),
  })
  fc.assert(
    fc.property(
      seconds,
      wishes,
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.date({ min: NOON, noInvalidDate: true, max: new Date('2030-01-01') }),
      (now, wish, chance, at) => {
        const waited = waitSeconds(now, wish, at, 60, chance)
        assert.ok(waited >= 60 && waited <= 86_400 * 8.2, `${waited}`)
        const next = interval(10, Math.round(chance * 10), now, wish.ttlMinutes)
        assert.ok(next >= 60 && next <= 86_400)
      },
    ),
  )
})

test('pace is the mean time between the dates of a listing', () => {
  const dates = [0, 10, 40].map((minutes) => new Date(NOON.getTime() - minutes * 60_000))
  assert.equal(paceOf(dates), 1_200)
  assert.equal(paceOf([...dates.slice(0, 2), null]), undefined)
})

test('a permanent redirect is learnt after ten polls in a row to one address, over a day', () => {
  const follow = (targets: (string | undefined)[], minutesApart: number) => {
    let moving: Parameters<typeof moved>[0] = { to: null, since: null, polls: 0 }
    return targets.map((to, poll) => {
      const step = moved(moving, to, new Date(NOON.getTime() + poll * minutesApart * 60_000), 60)
      moving = step.moving
      return step.learn
    })
  }
  const ten = Array.from({ length: 10 }, () => 'b')
  assert.deepEqual(follow(ten, 160), [...Array.from({ length: 9 }, () => null), 'b'])
  assert.deepEqual(
    follow(ten, 150),
    Array.from({ length: 10 }, () => null),
    'not within a day',
  )
  assert.equal(follow([...ten.slice(1), undefined, 'b'], 500).at(-1), null, 'it came back for once')
  assert.equal(follow([...ten.slice(1), 'c'], 500).at(-1), null, 'it led elsewhere for once')
  const endless = `https://moved.example/${'x'.repeat(9_000)}`
  assert.equal(
    follow(
      Array.from({ length: 10 }, () => endless),
      500,
    ).at(-1),
    null,
    'no address is so long',
  )
})

test('our own line is down when nearly every host fails at once, and up again with the first that answers', () => {
  const line = new Line()
  const at = (seconds: number) => new Date(NOON.getTime() + seconds * 1_000)
  for (let host = 0; host < 20; host++) line.note(`h${host}`, null, at(0))
  for (let host = 0; host < 4; host++) line.note(`h${host}`, 'unreachable', at(60))
  assert.equal(line.isDown(at(60)), false, 'four of twenty')
  for (let host = 4; host < 12; host++) line.note(`h${host}`, 'name', at(61))
  assert.equal(line.isDown(at(61)), true)
  for (let host = 12; host < 16; host++) line.note(`h${host}`, host % 2 ? 'refused' : null, at(62))
  assert.equal(line.isDown(at(62)), false, 'a refusal is an answer')
  const alone = new Line()
  for (let poll = 0; poll < 50; poll++) alone.note('one.example', 'unreachable', at(poll))
  assert.equal(alone.isDown(at(50)), false, 'one host is no evidence')
  for (let host = 0; host < 10; host++) alone.note(`h${host}`, 'slow', at(60))
  assert.equal(alone.isDown(at(60)), true)
  assert.equal(alone.isDown(at(3_600)), false, 'long ago')
})

test('hosts that were failing before say nothing of our line, but those that could be reached of late do', () => {
  const line = new Line()
  const at = (minutes: number) => new Date(NOON.getTime() + minutes * 60_000)
  for (let host = 0; host < 20; host++) line.note(`dead${host}`, 'name', at(0), true)
  assert.equal(line.isDown(at(0)), false)
  for (let minute = 1; minute < 30; minute += 2) {
    for (let host = 0; host < 5; host++) line.note(`h${host}`, 'unreachable', at(minute), minute > 1)
    assert.equal(line.isDown(at(minute)), true)
  }
  assert.deepEqual((['slow', 'name', 'refused', 'gone', 'tooOften'] as const).map(mayBeLine), [
    true,
    true,
    false,
    false,
    false,
  ])
})

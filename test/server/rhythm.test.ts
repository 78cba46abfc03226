// When a feed is polled again: by how quiet it is, never oftener than allowed, slower after failures, never given up.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { failedPollInSeconds, nextPollInSeconds } from '../../server/pipeline/rhythm.ts'

test('a busy feed is asked at the shortest interval, a quiet one less often, none less than every quarter of an hour', () => {
  assert.equal(nextPollInSeconds(0, 60), 60)
  assert.equal(nextPollInSeconds(3600, 60), 120)
  assert.equal(nextPollInSeconds(1e9, 60), 900)
  assert.equal(nextPollInSeconds(1e9, 3600), 3600)
})

test('a server that asks for patience gets it, up to a day', () => {
  assert.equal(nextPollInSeconds(0, 60, 600), 600)
  assert.equal(nextPollInSeconds(0, 60, 1e9), 86_400)
})

test('failures double the wait up to an hour', () => {
  assert.equal(failedPollInSeconds(1, 60), 60)
  assert.equal(failedPollInSeconds(3, 60), 240)
  assert.equal(failedPollInSeconds(500, 60), 3600)
  assert.equal(failedPollInSeconds(1, 60, 7200), 7200)
})

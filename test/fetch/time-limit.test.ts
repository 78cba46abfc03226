// A limit in time: it ends what it limits, and nothing of it is left afterwards.
import assert from 'node:assert/strict'
import { getEventListeners } from 'node:events'
import { describe, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { timeLimit } from '../../server/fetch/time-limit.ts'

const listeners = (stop: AbortSignal) => getEventListeners(stop, 'abort').length

describe('a limit in time', () => {
  it('aborts when the time is up, as AbortSignal.timeout does', async () => {
    const { signal } = timeLimit(5)
    await sleep(40)
    assert.equal(signal.aborted, true)
    assert.equal((signal.reason as Error).name, 'TimeoutError')
  })

  it('aborts with the reason of what stops it, before or after it began', () => {
    const stopping = new AbortController()
    const { signal } = timeLimit(60_000, stopping.signal)
    assert.equal(signal.aborted, false)
    const reason = new Error('closing')
    stopping.abort(reason)
    assert.equal(signal.reason, reason)
    assert.equal(timeLimit(60_000, stopping.signal).signal.reason, reason)
  })

  it('lets go of its clock and of what could stop it once its work is over', async () => {
    const stopping = new AbortController()
    const limit = timeLimit(5, stopping.signal)
    assert.equal(listeners(stopping.signal), 1)
    limit.end()
    assert.equal(listeners(stopping.signal), 0)
    await sleep(40)
    assert.equal(limit.signal.aborted, false)
  })

  it('holds as long as anything that it covers, whether that comes to an end or fails', async () => {
    for (const settle of ['resolve', 'reject'] as const) {
      const stopping = new AbortController()
      const limit = timeLimit(60_000, stopping.signal)
      const rest = Promise.withResolvers<void>()
      limit.cover(rest.promise)
      limit.end()
      assert.equal(listeners(stopping.signal), 1)
      rest[settle]()
      await rest.promise.catch(() => undefined)
      await sleep(0)
      assert.equal(listeners(stopping.signal), 0)
    }
  })
})

// Jobs share one thread; one that holds it up gets the next job a thread of its own, and in the end is cut off.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Threads } from '../../server/pipeline/threads.ts'

type Job = { holdMs: number }

const threads = () =>
  new Threads<Job, number | string>({
    script: new URL(
      `data:text/javascript,${encodeURIComponent(`
        import { parentPort, threadId } from 'node:worker_threads'
        parentPort.on('message', ({ id, holdMs }) => {
          Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, holdMs)
          parentPort.postMessage({ id, result: threadId })
        })`)}`,
    ),
    most: 2,
    memoryMb: 64,
    late: () => 'late',
    broken: (message) => message,
  })

test('what is read in good time is read by one thread', async () => {
  const kind = threads()
  const by = await Promise.all(Array.from({ length: 20 }, () => kind.run({ holdMs: 5 }, 10_000)))
  assert.equal(new Set(by).size, 1)
})

test('a job that waits behind one that takes long gets another thread, and the long one is cut off', async () => {
  const kind = threads()
  const long = kind.run({ holdMs: 60_000 }, 8_000)
  const short = await Promise.all(Array.from({ length: 5 }, () => kind.run({ holdMs: 0 }, 60_000)))
  assert.equal(new Set(short).size, 1)
  assert.equal(await Promise.race([long, 'still at it']), 'still at it')
  assert.equal(await long, 'late')
})

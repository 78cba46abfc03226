// Documents that are read ahead wait while enough of what was read waits to be stored, and no longer.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bringIn, readAhead } from '../../server/bring-in.ts'

test('who waits to read goes on when those before found nothing to bring in', { timeout: 20_000 }, async () => {
  const releases: (() => void)[] = []
  // Each takes its turn until it is let go, and stores nothing.
  const effects = {
    enricher: () => new Promise<never>((_resolve, reject) => releases.push(() => reject(new Error('let go')))),
  } as unknown as Parameters<typeof bringIn>[4]
  const claim = { fullText: false, feedId: 1n } as Parameters<typeof bringIn>[0]
  const document = { fresh: [{}], changed: [] } as unknown as Parameters<typeof bringIn>[1]
  const stored = Array.from({ length: 4 }, () =>
    bringIn(claim, document, {}, null, effects, undefined).catch((error: Error) => error.message),
  )
  const read: number[] = []
  const reads = [0, 1, 2].map((n) =>
    readAhead(async () => {
      read.push(n)
    }),
  )
  await new Promise((resolve) => setTimeout(resolve, 20))
  assert.deepEqual(read, [], 'two are stored, two wait')
  let released = 0
  while (released < 4) {
    await new Promise((resolve) => setImmediate(resolve))
    for (const release of releases.splice(0)) {
      release()
      released++
    }
  }
  assert.deepEqual(await Promise.all(stored), Array(4).fill('let go'))
  await Promise.all(reads)
  assert.deepEqual(read, [0, 1, 2])
})

test('a document that takes long to enrich lets others have their turn', async () => {
  const turns: number[] = []
  let enriched = 0
  const enrich = () => {
    for (const until = performance.now() + 30; performance.now() < until; );
    enriched++
  }
  const effects = {
    enricher: async () => ({ enrich, standing: {} }),
    now: () => new Date(),
    storePoll: async () => [],
  } as unknown as Parameters<typeof bringIn>[4]
  const claim = { fullText: false, feedId: 1n } as Parameters<typeof bringIn>[0]
  const document = { fresh: Array(20).fill({}), changed: [] } as unknown as Parameters<typeof bringIn>[1]
  let done = false
  const others = (async () => {
    while (!done) {
      turns.push(enriched)
      await new Promise((resolve) => setImmediate(resolve))
    }
  })()
  await bringIn(claim, document, {}, null, effects, undefined)
  done = true
  await others
  assert.equal(enriched, 20)
  assert.ok(new Set(turns).size >= 3, `others had ${new Set(turns).size} turns`)
})

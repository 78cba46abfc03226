// The memory of words answers what was read of a word for as long as that is true.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { WordMemory } from '../../core/text/word-memory.ts'

test('answers what was read under the same version, and reads anew under another', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.string({ maxLength: 6 }), fc.integer({ min: 0, max: 3 }))), (asked) => {
      const memory = new WordMemory()
      let model = new Map<string, Int32Array>()
      let last = 0
      for (const [word, version] of asked) {
        if (version !== last) model = new Map()
        last = version
        const known = model.get(word)
        let reads = 0
        const ids = memory.recall(word, version, () => {
          reads++
          return Int32Array.of(version)
        })
        assert.equal(reads, known ? 0 : 1)
        if (known) assert.equal(ids, known)
        model.set(word, ids)
      }
    }),
    { numRuns: 2_000 },
  )
})

test('holds a hundred thousand words, and goes on when more come', () => {
  const memory = new WordMemory()
  for (let n = 0; n < 250_000; n++) memory.recall(`word${n}`, 1, () => Int32Array.of(n))
  assert.deepEqual([...memory.recall('word249999', 1, () => Int32Array.of(-1))], [249_999])
})

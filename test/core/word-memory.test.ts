// The memory of words answers what was read of a word for as long as that is true.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Spelling } from '../../core/text/surfaces.ts'
import { OF_INDEX, WordMemory } from '../../core/text/word-memory.ts'

test('answers what was read under the same version, and reads anew under another, whoever asks of the same word meanwhile', () => {
  const step = fc.tuple(fc.string({ maxLength: 3 }), fc.integer({ min: 0, max: 3 }), fc.boolean(), fc.boolean())
  fc.assert(
    fc.property(fc.array(step), (asked) => {
      const [memory, rival] = [new WordMemory<Int32Array>(OF_INDEX), new WordMemory<Int32Array>(OF_INDEX)]
      const spellings = new Map<string, Spelling>()
      let model = new Map<string, Int32Array>()
      let last = 0
      for (const [word, version, isNew, rivalAsks] of asked) {
        const spelling = (isNew ? undefined : spellings.get(word)) ?? new Spelling(word)
        spellings.set(word, spelling)
        if (rivalAsks)
          assert.deepEqual(
            rival.recall(spelling, 0, () => Int32Array.of(-1)),
            Int32Array.of(-1),
          )
        if (version !== last) model = new Map()
        last = version
        const known = model.get(word)
        let reads = 0
        const ids = memory.recall(spelling, version, (surface) => {
          reads++
          assert.equal(surface, word)
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
  const memory = new WordMemory<Int32Array>(OF_INDEX)
  for (let n = 0; n < 250_000; n++) memory.recall(new Spelling(`word${n}`), 1, () => Int32Array.of(n))
  assert.deepEqual([...memory.recall(new Spelling('word249999'), 1, () => Int32Array.of(-1))], [249_999])
})

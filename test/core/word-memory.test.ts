// The memory of words answers as a plain map would, whatever words come, and words made to collide stay cheap and right.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { WordMemory } from '../../core/text/word-memory.ts'

test('answers what was read under the same version, and reads anew under another', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.string({ maxLength: 6 }), fc.integer({ min: 0, max: 3 }))), (asked) => {
      const memory = new WordMemory()
      const model = new Map<string, { version: number; ids: Int32Array }>()
      for (const [word, version] of asked) {
        const known = model.get(word)
        let reads = 0
        const ids = memory.recall(word, version, () => {
          reads++
          return Int32Array.of(version)
        })
        assert.equal(reads, known?.version === version ? 0 : 1)
        if (known?.version === version) assert.equal(ids, known.ids)
        model.set(word, { version, ids })
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

test('words that all want one slot are answered right', () => {
  const colliding = collisions(200)
  assert.equal(colliding.length, 200)
  const memory = new WordMemory()
  for (const [n, word] of colliding.entries())
    assert.deepEqual([...memory.recall(word, 1, () => Int32Array.of(n))], [n])
  for (const [n, word] of colliding.entries())
    assert.deepEqual([...memory.recall(word, 1, () => Int32Array.of(n))], [n])
})

/** Words of two units whose hashes have equal low bits, so that they all want one slot of the first table. */
function collisions(wanted: number): string[] {
  const found: string[] = []
  for (let first = 0x4e00; first < 0x9fff && found.length < wanted; first++)
    for (let second = 0x4e00; second < 0x5200 && found.length < wanted; second++) {
      let hash = Math.imul(0x811c9dc5 ^ first, 0x01000193)
      hash = Math.imul(hash ^ second, 0x01000193)
      if (((hash ^ (hash >>> 15)) & 1023) === 7) found.push(String.fromCharCode(first, second))
    }
  return found
}

// Each written word is one string, whatever words come; words made to collide stay right.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Surfaces } from '../../core/text/surfaces.ts'

test('answers what stands there, of any string', () => {
  const surfaces = new Surfaces()
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 80 }), fc.nat(80), fc.nat(80), (text, one, other) => {
      const [start, end] = [Math.min(one, other, text.length), Math.min(Math.max(one, other), text.length)]
      assert.equal(surfaces.at(unitsOf(text), start, end).surface, text.slice(start, end))
    }),
    { numRuns: 10_000 },
  )
})

test('goes on right when more words come than it holds', () => {
  const surfaces = new Surfaces()
  for (let n = 0; n < 250_000; n++) {
    const text = `a word${n} b`
    assert.equal(surfaces.at(unitsOf(text), 2, text.length - 2).surface, `word${n}`)
  }
})

test('words that all want one slot are answered right', () => {
  const colliding = collisions(200)
  assert.equal(colliding.length, 200)
  const surfaces = new Surfaces()
  for (let round = 0; round < 2; round++)
    for (const word of colliding) assert.equal(surfaces.at(unitsOf(`-${word}-`), 1, 1 + word.length).surface, word)
})

const unitsOf = (text: string) => Uint16Array.from({ length: text.length }, (_, at) => text.charCodeAt(at))

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

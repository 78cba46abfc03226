// What the store's index holds of a word is found by whatever the word has in common with a query: the words of a newsroom's dispatches in
// six languages and generated ones, under the terms and the beginnings that a query may ask for.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import fc from 'fast-check'
import { type AskedKeys, askedKeys, indexKeys, keysOfBeginning, writtenKey } from '../../core/text/index-keys.ts'
import { wordTerms } from '../../core/text/terms.ts'
import { tokenise } from '../../core/text/tokenise.ts'
import { startNewsroom } from '../../server/newsroom/newsroom.ts'
import { aWord, LANGUAGES } from '../support/generate.ts'

const seed = Number(process.env.RASID_SEED ?? Date.now() % 1_000_000)

const isFound = ({ keys, beginnings }: AskedKeys, held: string[]) =>
  keys.some((key) => held.includes(key)) || beginnings.some((begun) => held.some((key) => key.startsWith(begun)))

function assertFound(word: string, language: string) {
  const held = indexKeys(word, language)
  const { plain, light, stems } = wordTerms(word, language)
  for (const term of [...plain, ...light, ...stems])
    assert.ok(isFound(askedKeys([term]), held), `${term} of ${word} in ${language} is not among ${held}`)
  for (const form of plain)
    for (let letters = 2; letters <= form.length; letters++) {
      const asked = keysOfBeginning(form.slice(0, letters))
      assert.ok(!asked || isFound(asked, held), `${form.slice(0, letters)}* of ${word} in ${language}: ${held}`)
    }
}

describe('keys of the index', () => {
  const words = new Map<string, Set<string>>()
  before(async () => {
    const newsroom = await startNewsroom({ seed: 7, feeds: 20, windowSize: 600, edits: false, autoStart: false })
    for (const { language, title, text } of newsroom.publish(600)) {
      const known = words.get(language) ?? new Set()
      words.set(language, known)
      for (const { surface } of tokenise(`${title} ${text}`)) known.add(surface)
    }
    await newsroom.close()
  })
  after(() => words.clear())

  test('every term and every beginning of a dispatch’s words leads to a key', () => {
    for (const [language, surfaces] of words) {
      assert.ok(surfaces.size > 100, `${language}: ${surfaces.size} words prove little`)
      for (const word of surfaces) assertFound(word, language)
    }
  })

  test(`so do those of generated words in every language (10,000 cases, seed ${seed})`, () => {
    fc.assert(fc.property(aWord, fc.constantFrom(...LANGUAGES), assertFound), { numRuns: 10_000, seed })
  })

  test('a word is held under one key where its terms lead to it', () => {
    for (const [word, language, keys] of [
      ['school', 'en', ['school']],
      ['schools', 'en', ['school~']],
      ['المدرسة', 'ar', ['مدرس~']],
      ['начался', 'ru', ['началс~']],
      ["Kiev'den", 'tr', ['kiev', "kiev'den"]],
    ] as const)
      assert.deepEqual(indexKeys(word, language), keys, word)
  })

  test('a wildcard that begins as every noun does is not asked of the index', () => {
    assert.equal(keysOfBeginning('ال'), undefined)
    assert.ok(keysOfBeginning('الم'))
  })

  test('written keys: a byte for a letter, what begins alike begins alike, and no word is too long', () => {
    for (const word of ['درعا', 'началс', 'ממשלה']) assert.equal(Buffer.byteLength(writtenKey(word)), word.length)
    assert.equal(writtenKey('school'), 'school')
    assert.ok(writtenKey('مدرسه').startsWith(writtenKey('مدر')))
    assert.equal(new Set([...'ابتثجحخدذرزسشصضطظعغفقكلمنهوي'].map(writtenKey)).size, 28)
    assert.equal(writtenKey('a'.repeat(3_000)), writtenKey('a'.repeat(4_000)))
    for (let code = 1; code < 0xd7ff; code++) {
      const written = writtenKey(String.fromCharCode(code))
      assert.ok(written !== '\0' && written.length === 1)
    }
  })
})

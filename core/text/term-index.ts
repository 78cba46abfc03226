// The keys of an article's words with their places, as the store's full-text index takes them: a PostgreSQL tsvector in its binary format
// (tsvectorsend in utils/adt/tsvector.c), which costs neither side a parse. What a written word is indexed under is worked out once and
// kept as numbers, so that an article costs a look a word. Pure.
import type { AnalysedDocument } from './document.ts'
import { indexKeys, writtenKey } from './index-keys.ts'
import type { Spelling } from './surfaces.ts'
import { TermOrder } from './term-order.ts'
import type { Token } from './tokenise.ts'
import { OF_INDEX, WordMemory } from './word-memory.ts'

// PostgreSQL counts 16,383 places and 255 of one lexeme.
const LAST_PLACE = 16_383
const MOST_PLACES = 255
/** Between the last word of the title and the first of the text: no phrase and no NEAR reaches across. */
const GAP = 200
// A tsvector over 1 MiB is refused. Terms past this many bytes would reject the article; they are left out instead.
const LONGEST_VECTOR = 1_000_000
// A place is 14 bits; the two above it are its weight, of which A is the highest.
const WEIGHT_A = 3 << 14
// Strangers' words cannot fill the memory: past this many terms everything is learnt anew.
const MOST_TERMS = 300_000
const FIRST_TERMS = 8_192
const FIRST_BYTES = 131_072

/** `vector` is a PostgreSQL tsvector: every key with its places, the title's weighted A. `crowded`: some places are missing. */
export type TermIndex = { vector: Uint8Array; crowded: boolean }

const utf8 = new TextEncoder()

/** The terms met so far, each as the vector has it, its bytes and a zero at the end: all in one row, since a vector takes hundreds. */
class Lexicon {
  bytes = new Uint8Array(FIRST_BYTES)
  /** Where each term begins, and where the next one will. */
  starts = new Int32Array(FIRST_TERMS)
  size = 0
  readonly order = new TermOrder()
  private readonly numbers = new Map<string, number>()
  private readonly words = new Map<string, WordMemory<Int32Array>>()

  /** What a language's words are indexed under. */
  reader(language: string): (word: Spelling) => Int32Array {
    const memory = this.words.get(language) ?? new WordMemory<Int32Array>(OF_INDEX)
    this.words.set(language, memory)
    const read = (surface: string) => this.read(surface, language)
    return (word) => memory.recall(word, 0, read)
  }

  private read(surface: string, language: string): Int32Array {
    return Int32Array.from(new Set(indexKeys(surface, language).map(writtenKey)), (key) => this.number(key))
  }

  private number(term: string): number {
    const known = this.numbers.get(term)
    if (known !== undefined) return known
    const number = this.size++
    if (this.size === this.starts.length) this.starts = longer(this.starts)
    const start = this.starts[number] as number
    // A unit of UTF-16 has three bytes at most.
    if (start + 3 * term.length + 1 > this.bytes.length) this.bytes = longer(this.bytes)
    const { written } = utf8.encodeInto(`${term}\0`, this.bytes.subarray(start))
    this.starts[number + 1] = start + written
    this.numbers.set(term, number)
    this.order.add(term)
    return number
  }
}

// What is known of a term in an article lies together: how many places, the first and the last link of its chain.
const COUNT = 0
const FIRST = 1
const LAST = 2
const STRIDE = 3

/** Where the terms of one article stand: for each term a chain of its places, all chains in two arrays that grow and are used again. */
class Places {
  /** The terms that have places, as they were first met. */
  readonly terms: number[] = []
  private chains = new Int32Array(STRIDE * FIRST_TERMS)
  private places = new Uint16Array(4_096)
  private nexts = new Int32Array(4_096)
  private size = 0

  /** Makes room for as many terms. */
  room(terms: number): void {
    while (this.chains.length < STRIDE * terms) this.chains = longer(this.chains)
  }

  count(term: number): number {
    return this.chains[term * STRIDE + COUNT] as number
  }

  add(term: number, place: number): void {
    const { chains } = this
    const link = this.size++
    if (link === this.places.length) {
      this.places = longer(this.places)
      this.nexts = longer(this.nexts)
    }
    this.places[link] = place
    const at = term * STRIDE
    const count = chains[at + COUNT] as number
    if (count === 0) {
      this.terms.push(term)
      chains[at + FIRST] = link
    } else this.nexts[chains[at + LAST] as number] = link
    chains[at + LAST] = link
    chains[at + COUNT] = count + 1
  }

  /** Writes a term's places, two bytes each, and returns where they end. */
  write(term: number, into: Uint8Array, from: number): number {
    let at = from
    let link = this.chains[term * STRIDE + FIRST] as number
    for (let left = this.count(term); left > 0; left--) {
      const place = this.places[link] as number
      into[at++] = place >>> 8
      into[at++] = place
      link = this.nexts[link] as number
    }
    return at
  }

  clear(): void {
    for (const term of this.terms) this.chains[term * STRIDE + COUNT] = 0
    this.terms.length = 0
    this.size = 0
  }
}

function longer<T extends Uint8Array | Uint16Array | Int32Array>(array: T): T {
  const larger = new (array.constructor as new (length: number) => T)(array.length * 2)
  larger.set(array)
  return larger
}

let lexicon = new Lexicon()
let places = new Places()

export function indexTerms({ title, text, language }: AnalysedDocument): TermIndex {
  if (lexicon.size > MOST_TERMS) {
    lexicon = new Lexicon()
    places = new Places()
  }
  const read = lexicon.reader(language)
  let crowded = false
  let place = 0
  for (const tokens of [title, text]) {
    const weight = tokens === title ? WEIGHT_A : 0
    for (let i = 0; i < tokens.length; i++) {
      place++
      const numbers = read((tokens[i] as Token).spelling)
      places.room(lexicon.size)
      for (let n = 0; n < numbers.length; n++) {
        const number = numbers[n] as number
        const count = places.count(number)
        if (place <= LAST_PLACE && count < MOST_PLACES) places.add(number, place | weight)
        else {
          crowded = true
          if (count === 0) places.add(number, LAST_PLACE)
        }
      }
    }
    place += GAP
  }
  const written = vectorOf(lexicon, places)
  places.clear()
  return { vector: written.vector, crowded: crowded || written.cut }
}

// A piece of memory of its own for each vector would cost as much as filling it.
const SLAB_BYTES = 1 << 18
let slab = new Uint8Array(0)

function bytesFor(bytes: number): Uint8Array {
  if (bytes > SLAB_BYTES >> 2) return new Uint8Array(bytes)
  if (bytes > slab.length) slab = new Uint8Array(SLAB_BYTES)
  const taken = slab.subarray(0, bytes)
  slab = slab.subarray(bytes)
  return taken
}

/** `cut`: there were more terms than a vector may have. */
function vectorOf({ bytes, starts, order }: Lexicon, places: Places): { vector: Uint8Array; cut: boolean } {
  let size = 4
  let whole = 0
  for (const term of places.terms) {
    const more = (starts[term + 1] as number) - (starts[term] as number) + 2 + 2 * places.count(term)
    if (size + more > LONGEST_VECTOR) break
    size += more
    whole++
  }
  const vector = bytesFor(size)
  new DataView(vector.buffer, vector.byteOffset).setInt32(0, whole)
  const sorted = order.sort(places.terms, whole)
  let at = 4
  for (let nth = 0; nth < whole; nth++) {
    const term = sorted[nth] as number
    const end = starts[term + 1] as number
    // A dozen bytes are copied sooner than the engine's own copying is called.
    for (let i = starts[term] as number; i < end; i++) vector[at++] = bytes[i] as number
    const count = places.count(term)
    vector[at++] = count >>> 8
    vector[at++] = count
    at = places.write(term, vector, at)
  }
  return { vector, cut: whole < places.terms.length }
}

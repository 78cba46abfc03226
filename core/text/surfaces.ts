// Each written word as one object, however often it is written: what a word stands for lies on it (./word-memory.ts), and reading an article
// makes no new words. An open hash table over UTF-16 units. Pure: it only remembers.

// It starts anew when it holds this many words, so that strangers' words cannot fill the memory.
const MOST_WORDS = 100_000
const FIRST_SLOTS = 1_024
// A word that finds no room within so many slots is not remembered: words made to collide cost what unknown words do.
const MOST_PROBES = 64
// Longer ones are hardly written twice.
const LONGEST_WORD = 64
const FIRST_UNITS = 8_192

/** A word as it is written. */
export class Spelling {
  readonly surface: string
  /** What memories keep with it, for each of their places the owner and what it knows of the word. */
  readonly kept: unknown[] = [undefined, undefined, undefined, undefined, undefined, undefined, undefined, undefined]

  constructor(surface: string) {
    this.surface = surface
  }
}

export class Surfaces {
  private words: (Spelling | undefined)[] = new Array(FIRST_SLOTS).fill(undefined)
  private hashes = new Int32Array(FIRST_SLOTS)
  /** Where the units of each slot's word lie among all. */
  private places = new Int32Array(FIRST_SLOTS)
  private units = new Uint16Array(FIRST_UNITS)
  private used = 0
  private size = 0

  /** The word whose units stand here. */
  at(text: Uint16Array, start: number, end: number): Spelling {
    const length = end - start
    if (length > LONGEST_WORD) return new Spelling(written(text, start, end))
    const { words, hashes, places, units } = this
    const hash = hashOf(text, start, end)
    const mask = hashes.length - 1
    for (let probe = 0; probe < MOST_PROBES; probe++) {
      const slot = (hash + probe) & mask
      const there = words[slot]
      if (there === undefined) return this.add(slot, hash, text, start, end)
      if (hashes[slot] !== hash || there.surface.length !== length) continue
      const place = places[slot] as number
      let same = 0
      while (same < length && units[place + same] === text[start + same]) same++
      if (same === length) return there
    }
    return new Spelling(written(text, start, end))
  }

  private add(slot: number, hash: number, text: Uint16Array, start: number, end: number): Spelling {
    const word = new Spelling(written(text, start, end))
    const length = end - start
    if (this.used + length > this.units.length) this.units = grown(this.units)
    for (let i = start; i < end; i++) this.units[this.used + i - start] = text[i] as number
    this.put(slot, hash, word, this.used)
    this.used += length
    if (this.size >= MOST_WORDS) this.clear()
    else if (this.size * 2 >= this.hashes.length) this.spread(this.hashes.length * 2)
    return word
  }

  private put(slot: number, hash: number, word: Spelling, place: number): void {
    this.words[slot] = word
    this.hashes[slot] = hash
    this.places[slot] = place
    this.size++
  }

  private clear(): void {
    this.room(FIRST_SLOTS)
    this.units = new Uint16Array(FIRST_UNITS)
    this.used = 0
  }

  private room(slots: number): void {
    this.words = new Array(slots).fill(undefined)
    this.hashes = new Int32Array(slots)
    this.places = new Int32Array(slots)
    this.size = 0
  }

  /** The same words in more slots. */
  private spread(slots: number): void {
    const { words, hashes, places } = this
    this.room(slots)
    for (const [old, word] of words.entries()) {
      if (word === undefined) continue
      const hash = hashes[old] as number
      for (let probe = 0; probe < MOST_PROBES; probe++) {
        const slot = (hash + probe) & (slots - 1)
        if (this.words[slot] !== undefined) continue
        this.put(slot, hash, word, places[old] as number)
        break
      }
    }
  }
}

/** FNV-1a over UTF-16 units, its high bits folded in, since the table's size is a power of two. */
function hashOf(text: Uint16Array, start: number, end: number): number {
  let hash = 0x811c9dc5
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ (text[i] as number), 0x01000193)
  return hash ^ (hash >>> 15)
}

const CHUNK = 4_096

/** A string of its own: a slice of the text would keep all of it in memory for as long as the word is remembered. */
function written(text: Uint16Array, start: number, end: number): string {
  if (end - start <= CHUNK) return String.fromCharCode(...text.subarray(start, end))
  let word = ''
  for (let at = start; at < end; at += CHUNK)
    word += String.fromCharCode(...text.subarray(at, Math.min(end, at + CHUNK)))
  return word
}

function grown(units: Uint16Array): Uint16Array<ArrayBuffer> {
  const larger = new Uint16Array(units.length * 2)
  larger.set(units)
  return larger
}

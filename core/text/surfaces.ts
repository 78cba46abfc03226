// Each written word as one string, however often it is written: what a word stands for is then looked up by a string whose hash is known
// and that equals itself at a glance, and reading an article makes no new words. An open hash table over UTF-16 units. Pure: it only
// remembers.

// It starts anew when it holds this many words, so that strangers' words cannot fill the memory.
const MOST_WORDS = 100_000
const FIRST_SLOTS = 1_024
// A word that finds no room within so many slots is not remembered: words made to collide cost what unknown words do.
const MOST_PROBES = 64
// Longer ones are hardly written twice.
const LONGEST_WORD = 64

export class Surfaces {
  private words: (string | undefined)[] = new Array(FIRST_SLOTS).fill(undefined)
  private hashes = new Int32Array(FIRST_SLOTS)
  private size = 0

  /** `text.slice(start, end)` */
  at(text: string, start: number, end: number): string {
    if (end - start > LONGEST_WORD) return text.slice(start, end)
    const { words, hashes } = this
    const hash = hashOf(text, start, end)
    const mask = hashes.length - 1
    for (let probe = 0; probe < MOST_PROBES; probe++) {
      const slot = (hash + probe) & mask
      const there = words[slot]
      if (there === undefined) return this.add(slot, hash, text, start, end)
      if (hashes[slot] === hash && isAt(there, text, start, end)) return there
    }
    return text.slice(start, end)
  }

  private add(slot: number, hash: number, text: string, start: number, end: number): string {
    const word = copy(text, start, end)
    this.words[slot] = word
    this.hashes[slot] = hash
    this.size++
    if (this.size >= MOST_WORDS) this.grow(FIRST_SLOTS, [])
    else if (this.size * 2 >= this.hashes.length) this.grow(this.hashes.length * 2, this.words)
    return word
  }

  private grow(slots: number, kept: (string | undefined)[]): void {
    this.words = new Array(slots).fill(undefined)
    this.hashes = new Int32Array(slots)
    this.size = 0
    for (const word of kept) {
      if (word === undefined) continue
      const hash = hashOf(word, 0, word.length)
      for (let probe = 0; probe < MOST_PROBES; probe++) {
        const slot = (hash + probe) & (slots - 1)
        if (this.words[slot] !== undefined) continue
        this.words[slot] = word
        this.hashes[slot] = hash
        this.size++
        break
      }
    }
  }
}

/** FNV-1a over UTF-16 units, its high bits folded in, since the table's size is a power of two. */
function hashOf(text: string, start: number, end: number): number {
  let hash = 0x811c9dc5
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash ^ (hash >>> 15)
}

function isAt(word: string, text: string, start: number, end: number): boolean {
  if (word.length !== end - start) return false
  for (let i = 0; i < word.length; i++) if (word.charCodeAt(i) !== text.charCodeAt(start + i)) return false
  return true
}

/** A slice would keep the whole text in memory for as long as the word is remembered. */
function copy(text: string, start: number, end: number): string {
  const units: number[] = []
  for (let i = start; i < end; i++) units.push(text.charCodeAt(i))
  return String.fromCharCode(...units)
}

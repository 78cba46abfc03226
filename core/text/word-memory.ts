// What each written word stands for, remembered: an open hash table over the words' own UTF-16 units. A Map would have to make
// every word of every article a hashed string first, which costs three times as much as all the rest of looking it up. Pure.

// It starts anew when it holds this many words, so that strangers' words cannot fill the memory.
const MOST_WORDS = 100_000
const FIRST_SLOTS = 1_024
// A word that finds no room within so many slots is not remembered: words made to collide cost what unknown words do.
const MOST_PROBES = 64
const NOWHERE = -1

export class WordMemory {
  private words: (string | undefined)[] = new Array(FIRST_SLOTS).fill(undefined)
  private hashes = new Int32Array(FIRST_SLOTS)
  private versions = new Int32Array(FIRST_SLOTS)
  private ids: Int32Array[] = new Array(FIRST_SLOTS)
  private size = 0

  /** What was remembered of a word under this version, or else what `read` says of it now. */
  recall(word: string, version: number, read: (word: string) => Int32Array): Int32Array {
    const hash = hashOf(word)
    const slot = this.find(word, hash)
    if (slot !== NOWHERE && this.words[slot] !== undefined && this.versions[slot] === version)
      return this.ids[slot] as Int32Array
    const ids = read(word)
    this.set(word, hash, version, ids)
    return ids
  }

  private set(word: string, hash: number, version: number, ids: Int32Array): void {
    if (this.size >= MOST_WORDS) this.grow(FIRST_SLOTS, false)
    else if (this.size * 2 >= this.hashes.length) this.grow(this.hashes.length * 2, true)
    const slot = this.find(word, hash)
    if (slot === NOWHERE) return
    if (this.words[slot] === undefined) this.size++
    this.words[slot] = word
    this.hashes[slot] = hash
    this.versions[slot] = version
    this.ids[slot] = ids
  }

  /** Where a word stands, or the free slot where it belongs, or NOWHERE. */
  private find(word: string, hash: number): number {
    const mask = this.hashes.length - 1
    for (let probe = 0; probe < MOST_PROBES; probe++) {
      const slot = (hash + probe) & mask
      const there = this.words[slot]
      if (there === undefined || (this.hashes[slot] === hash && there === word)) return slot
    }
    return NOWHERE
  }

  private grow(slots: number, keep: boolean): void {
    const { words, hashes, versions, ids } = this
    this.words = new Array(slots).fill(undefined)
    this.hashes = new Int32Array(slots)
    this.versions = new Int32Array(slots)
    this.ids = new Array(slots)
    this.size = 0
    if (keep)
      for (const [slot, word] of words.entries())
        if (word !== undefined)
          this.set(word, hashes[slot] as number, versions[slot] as number, ids[slot] as Int32Array)
  }
}

/** FNV-1a over UTF-16 units, its high bits folded in, since the table's size is a power of two. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193)
  return hash ^ (hash >>> 15)
}

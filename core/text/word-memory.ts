// What each written word stands for, remembered for as long as it is true. Words come from the tokeniser, which gives one string for each
// (./surfaces.ts), so that asking is cheap. Pure.

// It starts anew when it holds this many words, so that strangers' words cannot fill the memory.
const MOST_WORDS = 100_000

export class WordMemory {
  private readonly ids = new Map<string, Int32Array>()
  private version = 0

  /** What was remembered of a word under this version, or else what `read` says of it now. */
  recall(word: string, version: number, read: (word: string) => Int32Array): Int32Array {
    if (version !== this.version) {
      this.ids.clear()
      this.version = version
    }
    const known = this.ids.get(word)
    if (known) return known
    const ids = read(word)
    if (this.ids.size >= MOST_WORDS) this.ids.clear()
    this.ids.set(word, ids)
    return ids
  }
}

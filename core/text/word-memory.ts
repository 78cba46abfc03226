// What each written word stands for, remembered for as long as it is true. What was asked last of a word lies on the word itself, which is
// one object for all the articles that write it (./surfaces.ts): a look at a table would be a wait for memory. Pure.
import type { Spelling } from './surfaces.ts'

// It starts anew when it holds this many words, so that strangers' words cannot fill the memory.
const MOST_WORDS = 100_000

/** Where on a word each kind of memory keeps what it knows. */
export const OF_PLACES = 0
export const OF_QUERIES_IN_TEXT = 2
export const OF_QUERIES_IN_TITLE = 4
export const OF_INDEX = 6

export class WordMemory<T extends object> {
  private readonly values = new Map<string, T>()
  private readonly place: number
  private readonly most: number
  private version = 0
  /** Tells this memory under this version from all others. */
  private stamp = {}

  constructor(place: number, most = MOST_WORDS) {
    this.place = place
    this.most = most
  }

  /** What was remembered of a word under this version, or else what `read` says of it now. */
  recall(word: Spelling, version: number, read: (surface: string) => T): T {
    const { place } = this
    const { kept } = word
    if (version !== this.version) {
      this.values.clear()
      this.version = version
      this.stamp = {}
    } else if (kept[place] === this.stamp) return kept[place + 1] as T
    let value = this.values.get(word.surface)
    if (value === undefined) {
      value = read(word.surface)
      if (this.values.size >= this.most) this.values.clear()
      this.values.set(word.surface, value)
    }
    kept[place] = this.stamp
    kept[place + 1] = value
    return value
  }
}

// One article against a vocabulary: which terms stand in it, and where. Used again for the next article, so that matching
// allocates nothing but the words themselves. Pure.
import type { AnalysedDocument } from '../text/document.ts'
import type { Token } from '../text/tokenise.ts'
import type { Vocabulary } from './vocabulary.ts'

/** After the last entry of a term. */
export const END = -1

export class Bound {
  document!: AnalysedDocument
  /** Title and text in one row; the text begins at `boundary`. */
  length = 0
  boundary = 0
  /** The terms that stand in it, each once. */
  present: number[] = []
  private readonly vocabulary: Vocabulary
  private round = 0
  private seen = new Int32Array(64)
  private head = new Int32Array(64)
  private tail = new Int32Array(64)
  private counts = new Int32Array(64)
  private next = new Int32Array(1024)
  private at = new Int32Array(1024)
  private readonly idsAt: Int32Array[] = []

  constructor(vocabulary: Vocabulary) {
    this.vocabulary = vocabulary
  }

  bind(document: AnalysedDocument): this {
    this.document = document
    this.round++
    this.present.length = 0
    this.room(this.vocabulary.capacity)
    const read = this.vocabulary.reader(document.language)
    let occurrences = this.add(document.title, 0, 0, read)
    this.boundary = document.title.length
    occurrences = this.add(document.text, this.boundary, occurrences, read)
    this.length = this.boundary + document.text.length
    return this
  }

  has(id: number): boolean {
    return this.seen[id] === this.round
  }

  /** How many words stand under a term. */
  count(id: number): number {
    return this.has(id) ? (this.counts[id] as number) : 0
  }

  /** The words under one term, or under any of several, ascending, each once. */
  positions(ids: Int32Array): number[] {
    const found: number[] = []
    for (const id of ids) {
      if (!this.has(id)) continue
      for (let entry = this.head[id] as number; entry !== END; entry = this.next[entry] as number)
        found.push(this.at[entry] as number)
    }
    return ids.length === 1 ? found : [...new Set(found)].sort((a, b) => a - b)
  }

  /** The entries of a term one after the other: where it stands, ascending. END after the last. */
  firstEntry(id: number): number {
    return this.has(id) ? (this.head[id] as number) : END
  }

  nextEntry(entry: number): number {
    return this.next[entry] as number
  }

  placeOf(entry: number): number {
    return this.at[entry] as number
  }

  /** Whether the word at this place stands under any of these terms. */
  stands(position: number, ids: Int32Array): boolean {
    const here = this.idsAt[position] as Int32Array
    for (let i = 0; i < ids.length; i++) if (includes(here, ids[i] as number)) return true
    return false
  }

  /** Whether the terms code[from … end) stand side by side somewhere in one field; `lead` is where the rarest is written. */
  standSideBySide(code: ArrayLike<number>, from: number, end: number, lead: number): boolean {
    const back = lead - from
    const ahead = end - lead - 1
    for (let entry = this.head[code[lead] as number] as number; entry !== END; entry = this.next[entry] as number) {
      const at = this.at[entry] as number
      const inTitle = at < this.boundary
      if (at - back < (inTitle ? 0 : this.boundary) || at + ahead >= (inTitle ? this.boundary : this.length)) continue
      let i = from
      while (i < end && includes(this.idsAt[at - lead + i] as Int32Array, code[i] as number)) i++
      if (i === end) return true
    }
    return false
  }

  token(position: number): Token {
    const { title, text } = this.document
    return (position < this.boundary ? title[position] : text[position - this.boundary]) as Token
  }

  // The hottest loop of matching: what it reads and writes lies in locals, which the compiler cannot make of fields by itself.
  private add(tokens: Token[], from: number, entries: number, read: (surface: string) => Int32Array): number {
    const { seen, head, tail, counts, idsAt, present, round } = this
    let { next, at } = this
    let entry = entries
    for (let index = 0; index < tokens.length; index++) {
      const ids = read((tokens[index] as Token).surface)
      idsAt[from + index] = ids
      if (entry + ids.length > next.length) {
        this.moreEntries(entry + ids.length)
        next = this.next
        at = this.at
      }
      for (let i = 0; i < ids.length; i++) {
        const id = ids[i] as number
        at[entry] = from + index
        next[entry] = END
        if (seen[id] === round) {
          next[tail[id] as number] = entry
          counts[id] = (counts[id] as number) + 1
        } else {
          seen[id] = round
          head[id] = entry
          counts[id] = 1
          present.push(id)
        }
        tail[id] = entry++
      }
    }
    return entry
  }

  private room(terms: number): void {
    if (terms <= this.seen.length) return
    const size = Math.max(terms, this.seen.length * 2)
    this.seen = grown(this.seen, size)
    this.head = grown(this.head, size)
    this.tail = grown(this.tail, size)
    this.counts = grown(this.counts, size)
  }

  private moreEntries(entries: number): void {
    const size = Math.max(entries, this.next.length * 2)
    this.next = grown(this.next, size)
    this.at = grown(this.at, size)
  }
}

/** A word stands under a handful of terms: a loop over them beats the built-in search. */
function includes(ids: Int32Array, id: number): boolean {
  for (let i = 0; i < ids.length; i++) if (ids[i] === id) return true
  return false
}

function grown(array: Int32Array<ArrayBuffer>, size: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(size)
  larger.set(array)
  return larger
}

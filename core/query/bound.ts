// One article against a vocabulary: which terms stand in it, and where. Used again for the next article, so that matching
// allocates nothing but the words themselves. Pure.
import type { AnalysedDocument } from '../text/document.ts'
import type { Spelling } from '../text/surfaces.ts'
import type { Token } from '../text/tokenise.ts'
import type { Vocabulary } from './vocabulary.ts'

/** After the last entry of a term. */
export const END = -1

// What is known of a term lies together, since each is another place in memory: in which article it was last seen, its first and last
// entry there, and how many it has.
const SEEN = 0
const HEAD = 1
const TAIL = 2
const COUNT = 3
const STRIDE = 4

export class Bound {
  document!: AnalysedDocument
  /** Title and text in one row; the text begins at `boundary`. */
  length = 0
  boundary = 0
  /** The terms that stand in it, each once. */
  present: number[] = []
  private readonly vocabulary: Vocabulary
  private round = 0
  private terms = new Int32Array(64 * STRIDE)
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
    const { title, text, language } = document
    const entries = this.add(title, 0, 0, this.vocabulary.reader(language, 'title'))
    this.boundary = title.length
    this.add(text, this.boundary, entries, this.vocabulary.reader(language, 'text'))
    this.length = this.boundary + text.length
    return this
  }

  has(id: number): boolean {
    return this.terms[id * STRIDE + SEEN] === this.round
  }

  /** How many words stand under a term. */
  count(id: number): number {
    return this.has(id) ? (this.terms[id * STRIDE + COUNT] as number) : 0
  }

  /** The words under any of the terms ids[from … end), of each term the first `most`: one that stands under several comes as often. */
  positions(ids: ArrayLike<number>, from: number, end: number, most: number): number[] {
    const found: number[] = []
    for (let i = from; i < end; i++) {
      let left = most
      for (
        let entry = this.firstEntry(ids[i] as number);
        entry !== END && left-- > 0;
        entry = this.next[entry] as number
      )
        found.push(this.at[entry] as number)
    }
    return found
  }

  /** The entries of a term one after the other: where it stands, ascending. END after the last. */
  firstEntry(id: number): number {
    return this.has(id) ? this.head(id) : END
  }

  nextEntry(entry: number): number {
    return this.next[entry] as number
  }

  placeOf(entry: number): number {
    return this.at[entry] as number
  }

  /** Whether the word at this place stands under any of the terms ids[from … end). */
  stands(position: number, ids: Int32Array, from: number, end: number): boolean {
    const here = this.idsAt[position] as Int32Array
    for (let i = from; i < end; i++) if (includes(here, ids[i] as number)) return true
    return false
  }

  /** Whether the terms code[from … end) stand side by side somewhere in one field; `lead` is where the rarest is written. */
  standSideBySide(code: ArrayLike<number>, from: number, end: number, lead: number): boolean {
    const back = lead - from
    const ahead = end - lead - 1
    for (let entry = this.head(code[lead] as number); entry !== END; entry = this.next[entry] as number) {
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
  private add(tokens: Token[], from: number, entries: number, read: (word: Spelling) => Int32Array): number {
    const { terms, idsAt, present, round } = this
    let { next, at } = this
    let entry = entries
    for (let index = 0; index < tokens.length; index++) {
      const ids = read((tokens[index] as Token).spelling)
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
        const term = id * STRIDE
        if (terms[term + SEEN] === round) {
          next[terms[term + TAIL] as number] = entry
          terms[term + COUNT] = (terms[term + COUNT] as number) + 1
        } else {
          terms[term + SEEN] = round
          terms[term + HEAD] = entry
          terms[term + COUNT] = 1
          present.push(id)
        }
        terms[term + TAIL] = entry++
      }
    }
    return entry
  }

  private head(id: number): number {
    return this.terms[id * STRIDE + HEAD] as number
  }

  private room(terms: number): void {
    if (terms * STRIDE > this.terms.length)
      this.terms = grown(this.terms, Math.max(terms * STRIDE, this.terms.length * 2))
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

// Standing queries in one index: an article's terms select the few queries that could match, only those are evaluated.
// Queries come and go one at a time while matching goes on. What stands under which term follows what the articles are like.
import type { MatchSpan } from '../../core/model.ts'
import type { Query } from '../../core/query/ast.ts'
import { Bound } from '../../core/query/bound.ts'
import { holds, spansOf } from '../../core/query/evaluate.ts'
import { compile } from '../../core/query/program.ts'
import { Vocabulary } from '../../core/query/vocabulary.ts'
import type { AnalysedDocument } from '../../core/text/document.ts'
import { type Cover, NO_GUARD } from './cover.ts'
import { ProgramMemory } from './program-memory.ts'
import { TermCosts } from './term-costs.ts'

type Slot = { id: string; at: number; length: number; held: number[]; cover: Cover | null }
// What stands under a term, two numbers a query: its number and two flags; and a second term that must stand in the article
// too, or NO_GUARD. Most queries are decided by these two numbers, without a look at the program itself.
const STRIDE = 2
const SURE = 1 // the cover and the guard together are all that the query asks
const SHARED = 2 // it is filed under several terms, and must be looked at once an article
const FLAGS = 4
// How many queries are filed anew per article once enough articles have shown which words are common.
const REFILED_PER_ARTICLE = 50

export class Matcher {
  private readonly vocabulary = new Vocabulary()
  private readonly memory = new ProgramMemory()
  private readonly bound = new Bound(this.vocabulary)
  private readonly costs = new TermCosts()
  private readonly slotOf = new Map<string, number>()
  private readonly slots: (Slot | undefined)[] = []
  private readonly free: number[] = []
  private readonly filed: (number[] | undefined)[] = []
  /** Queries that no term can stand for (fields alone): looked at for every article. */
  private readonly always = new Set<number>()
  private seen = new Int32Array(256)
  /** Where each query's program lies. */
  private places = new Int32Array(256)
  private round = 0
  private refileFrom = 0

  get size(): number {
    return this.slotOf.size
  }

  /** Whether nothing is left of any query that was ever added. */
  get isEmpty(): boolean {
    return this.size === 0 && this.vocabulary.isEmpty && this.always.size === 0 && this.filed.every((under) => !under)
  }

  /** Adds a query, or replaces the one with this id. */
  add(id: string, query: Query): void {
    this.remove(id)
    const program = compile(query, this.vocabulary)
    const at = this.memory.store(program)
    const number = this.free.pop() ?? this.slots.length
    const slot: Slot = { id, at, length: program.code.length, held: program.held, cover: null }
    this.slots[number] = slot
    this.slotOf.set(id, number)
    if (number >= this.seen.length) {
      this.seen = doubled(this.seen)
      this.places = doubled(this.places)
    }
    this.seen[number] = 0
    this.file(number, slot)
  }

  /** Removes a query; the index is as if it had never been there. */
  remove(id: string): void {
    const number = this.slotOf.get(id)
    if (number === undefined) return
    const slot = this.slots[number] as Slot
    this.unfile(number, slot)
    for (const term of slot.held) this.vocabulary.release(term)
    this.memory.drop(slot.at, slot.length)
    this.slots[number] = undefined
    this.slotOf.delete(id)
    this.free.push(number)
    if (!this.memory.isWasteful) return
    this.memory.compact(this.slots)
    for (const [other, moved] of this.slots.entries()) if (moved) this.places[other] = moved.at
  }

  /** Every query that this article matches, with its spans. */
  match(document: AnalysedDocument): { id: string; spans: MatchSpan[] }[] {
    const matches: { id: string; spans: MatchSpan[] }[] = []
    for (const number of this.hits(document)) {
      const { id, at } = this.slots[number] as Slot
      matches.push({ id, spans: spansOf(this.memory, at, this.bound) })
    }
    return matches
  }

  /** How many queries this article matches. */
  count(document: AnalysedDocument): number {
    return this.hits(document).length
  }

  private hits(document: AnalysedDocument): number[] {
    const bound = this.bound.bind(document)
    const found: number[] = []
    const round = ++this.round
    for (const term of bound.present) {
      const under = this.filed[term]
      if (!under) continue
      for (let i = 0; i < under.length; i += STRIDE) {
        const guard = under[i + 1] as number
        if (guard !== NO_GUARD && !bound.has(guard)) continue
        const entry = under[i] as number
        const number = Math.floor(entry / FLAGS)
        if ((entry & SHARED) !== 0) {
          if (this.seen[number] === round) continue
          this.seen[number] = round
        }
        if ((entry & SURE) !== 0 || holds(this.memory, this.places[number] as number, bound)) found.push(number)
      }
    }
    for (const number of this.always) if (holds(this.memory, this.places[number] as number, bound)) found.push(number)
    this.costs.learn(bound.present)
    if (this.costs.areNew) this.refileFrom = 0
    this.refile()
    return found
  }

  private file(number: number, slot: Slot, cover = this.coverOf(slot)): void {
    slot.cover = cover
    this.places[number] = slot.at
    if (cover === null) {
      this.always.add(number)
      return
    }
    const { terms, guard, sure } = cover
    const entry = number * FLAGS + (sure ? SURE : 0) + (terms.length > 1 ? SHARED : 0)
    for (const term of terms) {
      const under = this.filed[term]
      if (under) under.push(entry, guard)
      else this.filed[term] = [entry, guard]
    }
  }

  private coverOf(slot: Slot): Cover | null {
    return this.memory.coverOf(slot.at, (term) => this.costs.of(term, (this.filed[term]?.length ?? 0) / STRIDE))
  }

  private unfile(number: number, slot: Slot): void {
    this.always.delete(number)
    for (const term of slot.cover?.terms ?? []) {
      const under = this.filed[term] as number[]
      if (under.length === STRIDE) this.filed[term] = undefined
      else {
        let at = 0
        while (Math.floor((under[at] as number) / FLAGS) !== number) at += STRIDE
        const guard = under.pop() as number
        const entry = under.pop() as number
        if (at < under.length) {
          under[at] = entry
          under[at + 1] = guard
        }
      }
    }
  }

  /** Files a few queries anew, so that no single article pays for all. */
  private refile(): void {
    const end = Math.min(this.refileFrom + REFILED_PER_ARTICLE, this.slots.length)
    for (; this.refileFrom < end; this.refileFrom++) {
      const slot = this.slots[this.refileFrom]
      // What no term can stand for now never can.
      if (!slot?.cover) continue
      const cover = this.coverOf(slot)
      if (cover === null || isSame(cover, slot.cover)) continue
      this.unfile(this.refileFrom, slot)
      this.file(this.refileFrom, slot, cover)
    }
  }
}

function isSame(a: Cover, b: Cover): boolean {
  return a.guard === b.guard && a.terms.length === b.terms.length && a.terms.every((term, i) => term === b.terms[i])
}

function doubled(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2)
  larger.set(array)
  return larger
}

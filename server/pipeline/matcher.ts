// Standing queries in one index: an article's terms select the few queries that could match, only those are evaluated.
// Queries come and go one at a time while matching goes on. What stands under which term follows what the articles are like.
import type { MatchSpan } from '../../core/model.ts'
import type { Query } from '../../core/query/ast.ts'
import { Bound } from '../../core/query/bound.ts'
import { holds, spansOf } from '../../core/query/evaluate.ts'
import { compile } from '../../core/query/program.ts'
import { Vocabulary } from '../../core/query/vocabulary.ts'
import type { AnalysedDocument } from '../../core/text/document.ts'
import { ProgramMemory } from './program-memory.ts'
import { TermCosts } from './term-costs.ts'

type Slot = { id: string; at: number; length: number; held: number[]; cover: number[] | null }
// How many queries are filed anew per article once enough articles have shown which words are common.
const REFILED_PER_ARTICLE = 200

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
      const larger = new Int32Array(this.seen.length * 2)
      larger.set(this.seen)
      this.seen = larger
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
    if (this.memory.isWasteful) this.memory.compact(this.slots)
  }

  /** Every query that this article matches, with its spans. */
  match(document: AnalysedDocument): { id: string; spans: MatchSpan[] }[] {
    return this.hits(document).map((number) => {
      const { id, at } = this.slots[number] as Slot
      return { id, spans: spansOf(this.memory, at, this.bound) }
    })
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
      for (const number of under) {
        if (this.seen[number] === round) continue
        this.seen[number] = round
        if (holds(this.memory, (this.slots[number] as Slot).at, bound)) found.push(number)
      }
    }
    for (const number of this.always) if (holds(this.memory, (this.slots[number] as Slot).at, bound)) found.push(number)
    this.costs.learn(bound.present)
    if (this.costs.areNew) this.refileFrom = 0
    this.refile()
    return found
  }

  private file(number: number, slot: Slot): void {
    slot.cover = this.memory.coverOf(slot.at, (term) => this.costs.of(term, this.filed[term]?.length ?? 0))
    if (slot.cover === null) this.always.add(number)
    else
      for (const term of slot.cover) {
        const under = this.filed[term]
        if (under) under.push(number)
        else this.filed[term] = [number]
      }
  }

  private unfile(number: number, slot: Slot): void {
    this.always.delete(number)
    for (const term of slot.cover ?? []) {
      const under = this.filed[term] as number[]
      if (under.length === 1) this.filed[term] = undefined
      else {
        under[under.indexOf(number)] = under[under.length - 1] as number
        under.length--
      }
    }
  }

  /** Files a few queries anew, so that no single article pays for all. */
  private refile(): void {
    const end = Math.min(this.refileFrom + REFILED_PER_ARTICLE, this.slots.length)
    for (; this.refileFrom < end; this.refileFrom++) {
      const slot = this.slots[this.refileFrom]
      if (!slot) continue
      this.unfile(this.refileFrom, slot)
      this.file(this.refileFrom, slot)
    }
  }
}

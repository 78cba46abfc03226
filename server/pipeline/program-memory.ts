// Where the programs of all standing queries lie, side by side in one array of numbers.
import type { Memory } from '../../core/query/evaluate.ts'
import type { Node } from '../../core/query/nodes.ts'
import { ANY, NODE, PHRASE, type Program, TERM } from '../../core/query/program.ts'
import { type Cover, coverOf, partsOf } from './cover.ts'

type Placed = { at: number; length: number }
const FIRST_SIZE = 4096

export class ProgramMemory implements Memory {
  code = new Int32Array(FIRST_SIZE)
  nodes: (Node | undefined)[] = []
  labels: (string | undefined)[] = []
  private end = 0
  private wasted = 0
  private readonly freeNodes: number[] = []
  private readonly freeLabels: number[] = []

  /** Puts a program down; answers where. */
  store({ code, nodes, labels }: Program): number {
    const at = this.end
    this.room(code.length)
    this.code.set(code, at)
    this.end += code.length
    this.walk(at, (i) => {
      if (this.code[i] === NODE) this.code[i + 2] = place(this.nodes, this.freeNodes, nodes[code[i + 2 - at] as number])
      else this.code[i + 2] = place(this.labels, this.freeLabels, labels[code[i + 2 - at] as number])
    })
    return at
  }

  drop(at: number, length: number): void {
    this.walk(at, (i) => {
      const index = this.code[i + 2] as number
      if (this.code[i] === NODE) forget(this.nodes, this.freeNodes, index)
      else forget(this.labels, this.freeLabels, index)
    })
    this.wasted += length
  }

  get isWasteful(): boolean {
    return this.wasted > FIRST_SIZE && this.wasted > this.end / 2
  }

  /** Moves what is left together; `programs` are told their new places. */
  compact(programs: (Placed | undefined)[]): void {
    const code = new Int32Array(Math.max(FIRST_SIZE, this.end - this.wasted))
    let end = 0
    for (const program of programs) {
      if (!program) continue
      code.set(this.code.subarray(program.at, program.at + program.length), end)
      program.at = end
      end += program.length
    }
    this.code = code
    this.end = end
    this.wasted = 0
  }

  /** Visits every instruction that has a label or a node. */
  private walk(at: number, visit: (at: number) => void): void {
    const operation = this.code[at] as number
    if (operation === TERM || operation === ANY || operation === PHRASE || operation === NODE) return visit(at)
    for (const part of partsOf(this.code, at)) this.walk(part, visit)
  }

  /** What the query that lies at `at` can be filed under; null when there is nothing. */
  coverOf(at: number, costOf: (term: number) => number): Cover | null {
    return coverOf(this, at, costOf)
  }

  private room(length: number): void {
    if (this.end + length <= this.code.length) return
    const larger = new Int32Array(Math.max(this.end + length, this.code.length * 2))
    larger.set(this.code)
    this.code = larger
  }
}

function place<T>(list: (T | undefined)[], free: number[], item: T | undefined): number {
  const index = free.pop() ?? list.length
  list[index] = item
  return index
}

function forget<T>(list: (T | undefined)[], free: number[], index: number): void {
  list[index] = undefined
  free.push(index)
}

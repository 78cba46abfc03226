// Where the programs of all standing queries lie, side by side in one array of numbers; and which terms could stand for one.
import type { Memory } from '../../core/query/evaluate.ts'
import type { Node, PhraseNode } from '../../core/query/nodes.ts'
import { compares } from '../../core/query/nodes.ts'
import { AND, ANY, NODE, OR, PHRASE, type Program, TERM } from '../../core/query/program.ts'

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

  /** Terms of which an article must have one to match: the cheapest choice. Null when there is none. */
  coverOf(at: number, costOf: (term: number) => number): number[] | null {
    const cover = this.cheapestCover(at, costOf)
    return cover === null ? null : [...new Set(cover)]
  }

  private cheapestCover(at: number, costOf: (term: number) => number): number[] | null {
    const end = at + (this.code[at + 1] as number)
    const arguments_ = () => [...this.code.subarray(at + 3, end)]
    switch (this.code[at]) {
      case TERM:
      case ANY:
        return arguments_()
      case PHRASE:
        return cheapest(
          arguments_().map((term) => [term]),
          costOf,
        )
      case AND:
        return cheapest(
          this.parts(at, end).map((part) => this.cheapestCover(part, costOf)),
          costOf,
        )
      case OR: {
        const covers = this.parts(at, end).map((part) => this.cheapestCover(part, costOf))
        return covers.includes(null) ? null : covers.flatMap((cover) => cover ?? [])
      }
      case NODE:
        return nodeCover(this.nodes[this.code[at + 2] as number] as Node, costOf)
      default:
        return null
    }
  }

  private parts(at: number, end: number): number[] {
    const parts: number[] = []
    for (let i = at + 2; i < end; i += this.code[i + 1] as number) parts.push(i)
    return parts
  }

  /** Visits every instruction that has a label or a node. */
  private walk(at: number, visit: (at: number) => void): void {
    const operation = this.code[at] as number
    if (operation === TERM || operation === ANY || operation === PHRASE || operation === NODE) return visit(at)
    for (const part of this.parts(at, at + (this.code[at + 1] as number))) this.walk(part, visit)
  }

  private room(length: number): void {
    if (this.end + length <= this.code.length) return
    const larger = new Int32Array(Math.max(this.end + length, this.code.length * 2))
    larger.set(this.code)
    this.code = larger
  }
}

function nodeCover(node: Node, costOf: (term: number) => number): number[] | null {
  switch (node.kind) {
    case 'phrase':
      return phraseCover(node, costOf)
    case 'near':
      return cheapest([phraseCover(node.left, costOf), phraseCover(node.right, costOf)], costOf)
    case 'count':
      return compares(0, node.compare, node.number) ? null : phraseCover(node.word, costOf)
    case 'meta':
      return null
  }
}

const phraseCover = ({ words }: PhraseNode, costOf: (term: number) => number) =>
  cheapest(
    words.map((ids) => [...ids]),
    costOf,
  )

function cheapest(covers: (number[] | null)[], costOf: (term: number) => number): number[] | null {
  let best: number[] | null = null
  let least = Number.POSITIVE_INFINITY
  for (const cover of covers) {
    if (!cover) continue
    const cost = cover.reduce((sum, term) => sum + costOf(term), 0)
    if (cost < least) {
      best = cover
      least = cost
    }
  }
  return best
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

// The terms that queries ask for, as small whole numbers, and which of them each written word stands for. Terms come and go
// with the queries that hold them; what a word stands for is remembered until the terms change. Pure.
import { wordTerms } from '../text/terms.ts'
import { WordMemory } from '../text/word-memory.ts'
import type { Wildcard } from './ast.ts'

type Pattern = { id: number; matches: RegExp }

const NONE = new Int32Array(0)
/** Before a pattern, so that it never meets a word. */
const PATTERN = '\u0000'

export class Vocabulary {
  private readonly idOfTerm = new Map<string, number>()
  private readonly termOfId: string[] = []
  private readonly holders: number[] = []
  private readonly free: number[] = []
  private readonly patterns = new Map<string, Pattern[]>()
  private readonly words = new Map<string, WordMemory>()
  private version = 0

  /** One more than the largest id in use. */
  get capacity(): number {
    return this.termOfId.length
  }

  /** How many terms queries hold. */
  get size(): number {
    return this.idOfTerm.size
  }

  /** The id of a term, which its caller now holds until `release`. */
  acquire(term: string): number {
    const known = this.idOfTerm.get(term)
    if (known !== undefined) {
      this.holders[known] = (this.holders[known] as number) + 1
      return known
    }
    const id = this.free.pop() ?? this.termOfId.length
    this.termOfId[id] = term
    this.holders[id] = 1
    this.idOfTerm.set(term, id)
    this.version++
    return id
  }

  /** The id under which every word stands that the wildcard matches; held like a term. */
  acquirePattern({ source, prefix }: Wildcard): number {
    const term = PATTERN + source
    const isNew = !this.idOfTerm.has(term)
    const id = this.acquire(term)
    if (isNew) {
      const key = prefix.slice(0, 2)
      this.patterns.set(key, [...(this.patterns.get(key) ?? []), { id, matches: new RegExp(source, 'u') }])
    }
    return id
  }

  release(id: number): void {
    const left = (this.holders[id] as number) - 1
    this.holders[id] = left
    if (left > 0) return
    const term = this.termOfId[id] as string
    this.idOfTerm.delete(term)
    this.free.push(id)
    // Nothing may remember the id: it will be another term's.
    this.version++
    if (!term.startsWith(PATTERN)) return
    for (const [key, patterns] of this.patterns) {
      const rest = patterns.filter((pattern) => pattern.id !== id)
      if (rest.length === 0) this.patterns.delete(key)
      else if (rest.length < patterns.length) this.patterns.set(key, rest)
    }
  }

  /** Whether queries hold nothing any more. */
  get isEmpty(): boolean {
    return this.idOfTerm.size === 0 && this.patterns.size === 0
  }

  /** How the words of a language lead to ids: one lookup a word on the hot path. */
  reader(language: string): (surface: string) => Int32Array {
    const memory = this.words.get(language) ?? new WordMemory()
    this.words.set(language, memory)
    const read = (surface: string) => this.read(surface, language)
    return (surface) => memory.recall(surface, this.version, read)
  }

  private read(surface: string, language: string): Int32Array {
    const { exact, plain, light, stems } = wordTerms(surface, language)
    const ids = new Set<number>()
    const add = (term: string) => {
      const id = this.idOfTerm.get(term)
      if (id !== undefined) ids.add(id)
    }
    add(`=${exact}`)
    for (const term of plain) add(term)
    for (const term of light) add(term)
    for (const term of stems) add(term)
    if (this.patterns.size > 0)
      for (const term of plain)
        for (const { id, matches } of this.patterns.get(term.slice(0, 2)) ?? []) if (matches.test(term)) ids.add(id)
    return ids.size === 0 ? NONE : Int32Array.from(ids)
  }
}

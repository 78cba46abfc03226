// The terms that queries ask for, as small whole numbers, and which of them each written word stands for. What is asked of a title has
// numbers of its own: a word is rarely in a title and often in a text, so that those queries are seldom looked at. Terms come and go
// with the queries that hold them; what a word stands for is remembered until the terms change. Pure.
import type { Field } from '../model.ts'
import type { Spelling } from '../text/surfaces.ts'
import { wordTerms } from '../text/terms.ts'
import { OF_QUERIES_IN_TEXT, OF_QUERIES_IN_TITLE, WordMemory } from '../text/word-memory.ts'
import type { Wildcard } from './ast.ts'

type Memory = WordMemory<Int32Array>
type Pattern = { id: number; matches: RegExp; ofTitle: boolean }

const NONE = new Int32Array(0)
/** Before a pattern, so that it never meets a word. */
const PATTERN = '\u0000'
/** Before a term that only a word of a title stands for. */
const OF_TITLE = '\u0001'

export class Vocabulary {
  private readonly idOfTerm = new Map<string, number>()
  private readonly termOfId: string[] = []
  private readonly holders: number[] = []
  private readonly free: number[] = []
  private readonly patterns = new Map<string, Pattern[]>()
  private readonly words = { text: new Map<string, Memory>(), title: new Map<string, Memory>() }
  private version = 0

  /** One more than the largest id in use. */
  get capacity(): number {
    return this.termOfId.length
  }

  /** How many terms queries hold. */
  get size(): number {
    return this.idOfTerm.size
  }

  /** The id of a term, which its caller now holds until `release`. `ofTitle`: words of a text do not stand for it. */
  acquire(asked: string, ofTitle: boolean): number {
    const term = ofTitle ? OF_TITLE + asked : asked
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
  acquirePattern({ source, prefix }: Wildcard, ofTitle: boolean): number {
    const id = this.acquire(PATTERN + source, ofTitle)
    if (this.holders[id] === 1) {
      const key = prefix.slice(0, 2)
      const pattern = { id, matches: new RegExp(source, 'u'), ofTitle }
      this.patterns.set(key, [...(this.patterns.get(key) ?? []), pattern])
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
    if (!term.includes(PATTERN)) return
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

  /** How the words that a language has in this field lead to ids: one lookup a word on the hot path. */
  reader(language: string, field: Field): (word: Spelling) => Int32Array {
    const place = field === 'title' ? OF_QUERIES_IN_TITLE : OF_QUERIES_IN_TEXT
    const memory = this.words[field].get(language) ?? new WordMemory<Int32Array>(place)
    this.words[field].set(language, memory)
    const read = (surface: string) => this.read(surface, language, field === 'title')
    return (word) => memory.recall(word, this.version, read)
  }

  private read(surface: string, language: string, inTitle: boolean): Int32Array {
    const { exact, plain, light, stems } = wordTerms(surface, language)
    const ids = new Set<number>()
    const add = (term: string) => {
      const id = this.idOfTerm.get(term)
      if (id !== undefined) ids.add(id)
      const ofTitle = inTitle ? this.idOfTerm.get(OF_TITLE + term) : undefined
      if (ofTitle !== undefined) ids.add(ofTitle)
    }
    add(`=${exact}`)
    for (const term of plain) add(term)
    for (const term of light) add(term)
    for (const term of stems) add(term)
    if (this.patterns.size > 0)
      for (const term of plain)
        for (const { id, matches, ofTitle } of this.patterns.get(term.slice(0, 2)) ?? [])
          if ((inTitle || !ofTitle) && matches.test(term)) ids.add(id)
    return ids.size === 0 ? NONE : Int32Array.from(ids)
  }
}

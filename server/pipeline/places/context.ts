// What stands around a name, as its language's grammar reads it: which relation leads to it, whether it opens its clause, and
// what its sentence is about. Pure.

import { ORGANISATIONS } from './cue-words.ts'
import { type Grammar, grammarFor } from './grammar/grammar.ts'
import type { Name } from './names.ts'
import type { Word } from './word.ts'

export type Relation = 'in' | 'of' | 'from' | 'to' | 'on' | 'between' | 'beside' | 'none'

// Quotation marks do not end a clause: `محادثات "أستانة"`.
const CLAUSE_END = /[.!?…؟؛;:,،\n()–—]/
const SENTENCE_END = /[!?؟\n]|[.…](?:\s|$)/
const REACH_WORDS = 4
const GOVERNED_WORDS = 8
const VERB_LAST = /^(?:tr|az|fa|ckb|ku|kmr|ur)$/
const RELATIONS: Exclude<Relation, 'none'>[] = ['in', 'of', 'from', 'to', 'on', 'between', 'beside']
const BACKING = /^(?:backed|led|supported|sponsored|brokered|occupied|controlled|allied|aligned|funded|armed)$/
const LONGEST_SENTENCE_WORDS = 60
// More words than any rule looks back over.
const LONGEST_CLAUSE_WORDS = 16

// A class, so that the engine compiles what it asks once and not for each name anew.
export class Context {
  readonly grammar: Grammar
  readonly relation: Relation
  /** The word before the relation, or right before the name; undefined where the clause begins. */
  readonly before: Word | undefined
  /** The relation itself, or the word right before the name. */
  readonly lead: Word | undefined
  readonly after: Word | undefined
  /** Nothing but a blank between it and the word before. */
  readonly adjacent: boolean
  /** A relation that says where. */
  readonly locative: boolean
  /** The clause begins with the name. */
  readonly opens: boolean
  /** A verb of saying or doing follows. */
  readonly acts: boolean
  readonly possessive: boolean
  /** A site or a happening follows: "Beirut airport", "Syria war". */
  readonly siteAfter: boolean
  readonly organisationAfter: boolean
  /** «حملات هوایی روسیه به …»: strikes of this one on another. */
  readonly strikes: boolean
  /** Strikes on this one. */
  readonly attacked: boolean
  /** Persian's را follows. */
  readonly objectMarked: boolean
  private readonly name: Name
  /** Where its clause begins. */
  private readonly clause: number
  private readonly sentenceStart: number
  private readonly sentenceEnd: number

  constructor(name: Name) {
    this.name = name
    const { words, text, language } = name.reading
    const first = words[name.first] as Word
    const last = words[name.last] as Word
    const grammar = grammarFor(language, first.script === 'arabic')
    this.grammar = grammar
    let clause = name.first
    while (clause > 0 && name.first - clause < LONGEST_CLAUSE_WORDS && !CLAUSE_END.test(this.gap(clause - 1))) clause--
    this.clause = clause
    let at = this.beforeArticles(name.first - 1)
    const lead = at >= 0 && this.sameClause(at) ? (words[at] as Word) : undefined
    const relation = lead ? relationOf(lead, grammar) : 'none'
    if (relation !== 'none') at = this.beforeArticles(at - 1)
    this.before = at >= 0 && this.sameClause(at) ? (words[at] as Word) : undefined
    const next = words[name.last + 1]
    const gapAfter = next ? text.slice(last.end, next.start) : '\n'
    const after = next && /^[\s\u200c]*$/.test(gapAfter) && !gapAfter.includes('\n') ? next : undefined
    const hyphened = next && gapAfter === '-' ? next : undefined
    const sentence = this.sentenceAround()
    this.sentenceStart = sentence[0]
    this.sentenceEnd = sentence[1]
    this.relation = relation
    this.lead = lead
    this.after = after
    this.adjacent = relation === 'none' && lead !== undefined
    this.locative = relation === 'in' || relation === 'to' || relation === 'from' || relation === 'on'
    this.opens = lead === undefined || grammar.opening.has(lead.folded)
    this.acts = after !== undefined && grammar.said.has(after.folded)
    this.possessive = last.tail > 0
    this.siteAfter =
      text[last.end] === ':' ||
      (after !== undefined &&
        (grammar.happenings.has(after.folded) || (grammar.sites.has(after.folded) && first.shape !== 'none')))
    this.organisationAfter = after !== undefined && after.shape === 'title' && ORGANISATIONS.has(after.folded)
    this.strikes =
      (relation !== 'on' && after !== undefined && grammar.onto.has(after.folded) && this.near('attacks')) ||
      (hyphened !== undefined && BACKING.test(hyphened.folded))
    this.attacked = (relation === 'to' || relation === 'on') && this.near('attacks')
    this.objectMarked = after?.folded === 'را'
  }

  sameClause(at: number): boolean {
    return at >= this.clause
  }

  /** Whether one of a set stands within reach before the name, in its clause. */
  near(set: keyof Grammar): boolean {
    const origins = set === 'origins'
    return this.precedes(set, origins && this.name.reading.language === 'ckb' ? 2 : REACH_WORDS, origins)
  }

  /** Whether one of a set governs the name: before it in its clause, or behind it where verbs come last. */
  governs(set: keyof Grammar): boolean {
    const spent = set === 'dwelling' || set === 'origins'
    if (!VERB_LAST.test(this.name.reading.language)) return this.precedes(set, GOVERNED_WORDS, spent)
    return this.follows(set) || (set === 'moved' && this.near(set))
  }

  /** Whether one of a set stands within so many words behind the name, in its clause: the verb of a language that puts it last. */
  follows(set: keyof Grammar, reach = GOVERNED_WORDS): boolean {
    const { name } = this
    const { words } = name.reading
    const wanted = this.grammar[set]
    for (let at = name.last + 1; at < words.length && at <= name.last + reach; at++) {
      // A clause ends where the next begins.
      if (CLAUSE_END.test(this.gap(at - 1))) return false
      if (wanted.has((words[at] as Word).folded)) return true
    }
    return false
  }

  /** Whether one of a set stands in the name's sentence. */
  sentence(set: keyof Grammar): boolean {
    const { words } = this.name.reading
    const wanted = this.grammar[set]
    for (let at = this.sentenceStart; at < this.sentenceEnd; at++)
      if (wanted.has((words[at] as Word).folded)) return true
    return false
  }

  /** "trains in Iten and won in Boston": a verb's place is `spent` on the first name behind it. */
  private precedes(set: keyof Grammar, reach: number, spent: boolean): boolean {
    const { grammar, name } = this
    const { words } = name.reading
    const wanted = grammar[set]
    let beside = true
    for (let at = name.first - 1; at >= 0 && at >= name.first - reach; at--) {
      const { folded } = words[at] as Word
      const leads = grammar.in.has(folded) || grammar.to.has(folded)
      if (!leads) beside = false
      if (!this.sameClause(at) || (spent && leads && !beside)) return false
      if (wanted.has(folded)) return true
    }
    return false
  }

  /** What stands between a word and the next. */
  private gap(at: number): string {
    const { words, text } = this.name.reading
    return text.slice((words[at] as Word).end, (words[at + 1] as Word).start)
  }

  private beforeArticles(from: number): number {
    const { words } = this.name.reading
    let at = from
    while (at >= 0 && this.sameClause(at) && this.grammar.articles.has((words[at] as Word).folded)) at--
    return at
  }

  private sentenceAround(): [number, number] {
    const { first, last, reading } = this.name
    let [start, end] = [first, last + 1]
    while (start > 0 && first - start < LONGEST_SENTENCE_WORDS && !SENTENCE_END.test(this.gap(start - 1))) start--
    while (end < reading.words.length && end - last < LONGEST_SENTENCE_WORDS && !SENTENCE_END.test(this.gap(end - 1)))
      end++
    return [start, end]
  }
}

export function contextOf(name: Name): Context {
  name.context ??= new Context(name)
  return name.context
}

function relationOf({ folded }: Word, grammar: Grammar): Relation {
  return RELATIONS.find((relation) => grammar[relation as Exclude<Relation, 'none'>].has(folded)) ?? 'none'
}

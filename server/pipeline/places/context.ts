// What stands around a name, as its language's grammar reads it: which relation leads to it, whether it opens its clause, and
// what its sentence is about. Pure.

import { ORGANISATIONS } from './cue-words.ts'
import { type Grammar, grammarFor } from './grammar/grammar.ts'
import type { Name } from './names.ts'
import type { Word } from './words.ts'

export type Relation = 'in' | 'of' | 'from' | 'to' | 'on' | 'between' | 'beside' | 'none'

export type Context = {
  grammar: Grammar
  relation: Relation
  /** The word before the relation, or right before the name; undefined where the clause begins. */
  before: Word | undefined
  /** The relation itself, or the word right before the name. */
  lead: Word | undefined
  after: Word | undefined
  /** Nothing but a blank between it and the word before. */
  adjacent: boolean
  /** A relation that says where. */
  locative: boolean
  /** The clause begins with the name. */
  opens: boolean
  /** A verb of saying or doing follows. */
  acts: boolean
  possessive: boolean
  /** A site or a happening follows: "Beirut airport", "Syria war". */
  siteAfter: boolean
  organisationAfter: boolean
  /** «حملات هوایی روسیه به …»: strikes of this one on another. */
  strikes: boolean
  /** Strikes on this one. */
  attacked: boolean
  /** Persian's را follows. */
  objectMarked: boolean
  sameClause(at: number): boolean
  /** Whether one of a set stands within reach before the name, in its clause. */
  near(set: keyof Grammar): boolean
  /** Whether one of a set governs the name: before it in its clause, or behind it where verbs come last. */
  governs(set: keyof Grammar): boolean
  /** Whether one of a set stands within so many words behind the name, in its clause. */
  follows(set: keyof Grammar, reach?: number): boolean
  /** Whether one of a set stands in the name's sentence. */
  sentence(set: keyof Grammar): boolean
}

// Quotation marks do not end a clause: `محادثات "أستانة"`.
const CLAUSE_END = /[.!?…؟؛;:,،\n()–—]/
const SENTENCE_END = /[!?؟\n]|[.…](?:\s|$)/
const REACH_WORDS = 4
const GOVERNED_WORDS = 8
const VERB_LAST = /^(?:tr|az|fa|ckb|ku|kmr|ur)$/
const RELATIONS: Exclude<Relation, 'none'>[] = ['in', 'of', 'from', 'to', 'on', 'between', 'beside']
const LONGEST_SENTENCE_WORDS = 60
// More words than any rule looks back over.
const LONGEST_CLAUSE_WORDS = 16

export function contextOf(name: Name): Context {
  name.context ??= read(name)
  return name.context
}

function read(name: Name): Context {
  const { words, text, language } = name.reading
  const first = words[name.first] as Word
  const last = words[name.last] as Word
  const grammar = grammarFor(language, first.script === 'arabic')
  const gap = (at: number) => text.slice((words[at] as Word).end, (words[at + 1] as Word).start)
  let clause = name.first
  while (clause > 0 && name.first - clause < LONGEST_CLAUSE_WORDS && !CLAUSE_END.test(gap(clause - 1))) clause--
  const sameClause = (at: number) => at >= clause
  let at = name.first - 1
  while (at >= 0 && sameClause(at) && grammar.articles.has((words[at] as Word).folded)) at--
  const lead = at >= 0 && sameClause(at) ? (words[at] as Word) : undefined
  const relation = lead ? relationOf(lead, grammar) : 'none'
  if (relation !== 'none') {
    at--
    while (at >= 0 && sameClause(at) && grammar.articles.has((words[at] as Word).folded)) at--
  }
  const before = at >= 0 && sameClause(at) ? (words[at] as Word) : undefined
  const next = words[name.last + 1]
  const gapAfter = next ? text.slice(last.end, next.start) : '\n'
  const after = next && /^[\s\u200c]*$/.test(gapAfter) && !gapAfter.includes('\n') ? next : undefined
  const hyphened = next && gapAfter === '-' ? next : undefined
  const within = (set: keyof Grammar, from: number, to: number, stop: (index: number) => boolean) => {
    const wanted = grammar[set]
    for (let index = from; index !== to; index += Math.sign(to - from))
      if (stop(index)) return false
      else if (wanted.has((words[index] as Word).folded)) return true
    return false
  }
  // The verb of a language that puts it last stands behind; a clause ends where the next begins.
  const follows = (set: keyof Grammar, reach = GOVERNED_WORDS) => {
    const stop = (index: number) => CLAUSE_END.test(gap(index - 1))
    return within(set, name.last + 1, Math.min(words.length, name.last + 1 + reach), stop)
  }
  const precedes = (set: keyof Grammar, reach: number, spent: boolean) => {
    // "trains in Iten and won in Boston": a verb's place is spent on the first name behind it.
    let beside = true
    const stop = (index: number) => {
      const leads = grammar.in.has((words[index] as Word).folded) || grammar.to.has((words[index] as Word).folded)
      if (!leads) beside = false
      return !sameClause(index) || (spent && leads && !beside)
    }
    return within(set, name.first - 1, Math.max(-1, name.first - 1 - reach), stop)
  }
  const near = (set: keyof Grammar) =>
    precedes(set, set === 'origins' && language === 'ckb' ? 2 : REACH_WORDS, set === 'origins')
  const governs = (set: keyof Grammar) => {
    const spent = set === 'dwelling' || set === 'origins'
    if (!VERB_LAST.test(language)) return precedes(set, GOVERNED_WORDS, spent)
    return follows(set) || (set === 'moved' && near(set))
  }
  const [start, end] = sentenceOf(name, gap)
  const sentence = (set: keyof Grammar) => start < end && within(set, start, end, () => false)
  const strikes = relation !== 'on' && after !== undefined && grammar.onto.has(after.folded) && near('attacks')
  return {
    grammar,
    relation,
    before,
    lead,
    after,
    adjacent: relation === 'none' && lead !== undefined,
    locative: relation === 'in' || relation === 'to' || relation === 'from' || relation === 'on',
    opens: lead === undefined || grammar.opening.has(lead.folded),
    acts: after !== undefined && grammar.said.has(after.folded),
    possessive: last.tail > 0,
    siteAfter:
      text[last.end] === ':' ||
      (after !== undefined &&
        (grammar.happenings.has(after.folded) || (grammar.sites.has(after.folded) && first.shape !== 'none'))),
    organisationAfter: after !== undefined && after.shape === 'title' && ORGANISATIONS.has(after.folded),
    strikes: strikes || (hyphened !== undefined && BACKING.test(hyphened.folded)),
    attacked: (relation === 'to' || relation === 'on') && near('attacks'),
    objectMarked: after?.folded === 'را',
    sameClause,
    near,
    governs,
    follows,
    sentence,
  }
}

const BACKING = /^(?:backed|led|supported|sponsored|brokered|occupied|controlled|allied|aligned|funded|armed)$/

function relationOf({ folded }: Word, grammar: Grammar): Relation {
  return RELATIONS.find((relation) => grammar[relation as Exclude<Relation, 'none'>].has(folded)) ?? 'none'
}

function sentenceOf({ first, last, reading: { words } }: Name, gap: (at: number) => string): [number, number] {
  let [start, end] = [first, last + 1]
  while (start > 0 && first - start < LONGEST_SENTENCE_WORDS && !SENTENCE_END.test(gap(start - 1))) start--
  while (end < words.length && end - last < LONGEST_SENTENCE_WORDS && !SENTENCE_END.test(gap(end - 1))) end++
  return [start, end]
}

// Decides whether an article matches a query, and where. The one evaluator behind live alerts, history and highlighting. Pure.
import type { Field, MatchSpan } from '../model.ts'
import type { AnalysedDocument, AnalysedField } from '../text/document.ts'
import { fold, foldCase } from '../text/fold.ts'
import type { Meta, Near, Phrase, Query, Word } from './ast.ts'

/** Words from `first` to `last`, as indices into a field's tokens. */
type Run = { first: number; last: number }
const FIELDS: Field[] = ['title', 'text']

/** Null when the article does not match; else every place where what was asked for stands, in order, each once. */
export function matchQuery(query: Query, document: AnalysedDocument): MatchSpan[] | null {
  if (!matches(query, document)) return null
  const spans = new Map<string, MatchSpan>()
  collect(query, document, spans)
  return [...spans.values()].sort(
    (a, b) => FIELDS.indexOf(a.field) - FIELDS.indexOf(b.field) || a.start - b.start || a.end - b.end,
  )
}

/** Where what a query asks for stands in part of an article (a lead, say), whether or not that part alone would match. */
export function highlightQuery(query: Query, document: AnalysedDocument): MatchSpan[] {
  const spans = new Map<string, MatchSpan>()
  collect(query, document, spans)
  return [...spans.values()]
}

/** Whether it matches, without saying where. */
export function matches(query: Query, document: AnalysedDocument): boolean {
  switch (query.kind) {
    case 'phrase':
      return fieldsOf(query).some((field) => occurs(query, document[field]))
    case 'near':
      return FIELDS.some((field) => nearRuns(query, field, document).length > 0)
    case 'meta':
      return metaHolds(query, document)
    case 'not':
      return !matches(query.part, document)
    case 'and':
      return query.parts.every((part) => matches(part, document))
    case 'or':
      return query.parts.some((part) => matches(part, document))
  }
}

function collect(query: Query, document: AnalysedDocument, spans: Map<string, MatchSpan>): void {
  if (query.kind === 'and' || query.kind === 'or') {
    // Of alternatives only those that hold have a say: (a AND b) OR c shows no lone a.
    for (const part of query.parts) if (query.kind === 'and' || matches(part, document)) collect(part, document, spans)
  } else if (query.kind === 'phrase') {
    for (const field of fieldsOf(query))
      for (const run of runs(query, document[field])) addSpan(spans, field, document[field], run, query)
  } else if (query.kind === 'near') {
    for (const field of FIELDS) {
      for (const [left, right] of nearRuns(query, field, document)) {
        addSpan(spans, field, document[field], left, query.left)
        addSpan(spans, field, document[field], right, query.right)
      }
    }
  }
}

function addSpan(
  spans: Map<string, MatchSpan>,
  field: Field,
  { tokens }: AnalysedField,
  run: Run,
  phrase: Phrase,
): void {
  const start = tokens[run.first]?.start ?? 0
  const end = tokens[run.last]?.end ?? 0
  const term = phrase.words.map((word) => word.text).join(' ')
  const key = `${field} ${start} ${end}`
  if (!spans.has(key)) spans.set(key, { field, start, end, term })
}

const fieldsOf = (phrase: Phrase): Field[] => (phrase.field ? [phrase.field] : FIELDS)

function occurs(phrase: Phrase, field: AnalysedField): boolean {
  const [only, ...more] = phrase.words
  if (only && more.length === 0 && !only.exact && !only.wildcard)
    return only.terms.some((term) => field.positions.has(term))
  return runs(phrase, field).length > 0
}

/** Every run of words that is this phrase, in order. */
function runs(phrase: Phrase, field: AnalysedField): Run[] {
  const [first, ...rest] = phrase.words
  if (!first) return []
  const starts = positionsOf(first, field)
  if (rest.length === 0 || starts.length === 0) return starts.map((at) => ({ first: at, last: at }))
  const following = rest.map((word) => new Set(positionsOf(word, field)))
  return starts
    .filter((at) => following.every((positions, index) => positions.has(at + index + 1)))
    .map((at) => ({ first: at, last: at + rest.length }))
}

function positionsOf(word: Word, field: AnalysedField): number[] {
  if (word.wildcard) return wildcardPositions(word.wildcard, field)
  const found = word.terms.flatMap((term) => field.positions.get(term) ?? [])
  const positions = word.terms.length > 1 ? ascending(found) : found
  if (!word.exact) return positions
  const wanted = foldCase(word.text)
  return positions.filter((at) => foldCase(field.tokens[at]?.surface ?? '') === wanted)
}

function wildcardPositions(pattern: RegExp, field: AnalysedField): number[] {
  const found: number[] = []
  for (const [term, positions] of field.positions) if (pattern.test(term)) found.push(...positions)
  return ascending(found)
}

const ascending = (positions: number[]) => [...new Set(positions)].sort((a, b) => a - b)

function nearRuns(near: Near, field: Field, document: AnalysedDocument): [Run, Run][] {
  if ((near.left.field ?? field) !== field || (near.right.field ?? field) !== field) return []
  const rights = runs(near.right, document[field])
  if (rights.length === 0) return []
  const pairs: [Run, Run][] = []
  for (const left of runs(near.left, document[field])) {
    for (const right of rights) {
      const after = right.first - left.last - 1
      const before = left.first - right.last - 1
      if ((after >= 0 && after <= near.distance) || (!near.ordered && before >= 0 && before <= near.distance))
        pairs.push([left, right])
    }
  }
  return pairs
}

function metaHolds({ name, value }: Meta, document: AnalysedDocument): boolean {
  switch (name) {
    case 'lang':
      return (
        document.language.toLowerCase() === value.toLowerCase() ||
        document.language.toLowerCase().startsWith(`${value.toLowerCase()}-`)
      )
    case 'source':
      return fold(document.source).includes(fold(value)) || host(document.url).includes(value.toLowerCase())
    case 'author':
      return fold(document.author).includes(fold(value))
    case 'url':
      return document.url.toLowerCase().includes(value.toLowerCase())
    // Dates are compared as text, which ISO 8601 is made for: after:2026-01-31 begins when that day has ended.
    case 'after':
      return document.publishedAt !== '' && document.publishedAt.slice(0, value.length) > value
    case 'before':
      return document.publishedAt !== '' && document.publishedAt.slice(0, value.length) < value
  }
}

const host = (url: string) => (/^https?:\/\/([^/?#]+)/i.exec(url)?.[1] ?? '').toLowerCase()

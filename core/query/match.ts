// Asks one query of one article: where history is rechecked and where text is highlighted. Pure.
import type { MatchSpan } from '../model.ts'
import type { AnalysedDocument } from '../text/document.ts'
import type { Query } from './ast.ts'
import { Bound } from './bound.ts'
import { holds, spansOf } from './evaluate.ts'
import { compile, type Program } from './program.ts'
import { Vocabulary } from './vocabulary.ts'

const compiled = new WeakMap<Query, { program: Program; bound: Bound }>()

/** Null when the article does not match; else every place where what was asked for stands, in order, each once. */
export function matchQuery(query: Query, document: AnalysedDocument): MatchSpan[] | null {
  const { program, bound } = ready(query)
  bound.bind(document)
  return holds(program, 0, bound) ? spansOf(program, 0, bound) : null
}

/** Where what a query asks for stands in part of an article (a lead, say), whether or not that part alone would match. */
export function highlightQuery(query: Query, document: AnalysedDocument): MatchSpan[] {
  const { program, bound } = ready(query)
  return spansOf(program, 0, bound.bind(document), true)
}

function ready(query: Query) {
  let found = compiled.get(query)
  if (!found) {
    const vocabulary = new Vocabulary()
    found = { program: compile(query, vocabulary), bound: new Bound(vocabulary) }
    compiled.set(query, found)
  }
  return found
}

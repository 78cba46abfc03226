// Says how a word as written came to match a term of the query: what was taken off, what was folded. Pure.
import { fold, foldCase } from '../text/fold.ts'

export type Step =
  | { kind: 'same' }
  | { kind: 'prefix'; removed: string }
  | { kind: 'ending' }
  | { kind: 'spelling' }
  | { kind: 'case' }

/** The steps from the word as written to the query's term, in the order they were taken. */
export function explainMatch(surface: string, term: string): Step[] {
  if (surface === term) return [{ kind: 'same' }]
  if (foldCase(surface) === foldCase(term)) return [{ kind: 'case' }]
  const word = fold(surface)
  const wanted = fold(term)
  if (word === wanted) return [{ kind: 'spelling' }]
  const at = word.indexOf(wanted)
  if (at < 0) return [{ kind: 'spelling' }, { kind: 'ending' }]
  const steps: Step[] = []
  if (at > 0) steps.push({ kind: 'prefix', removed: word.slice(0, at) })
  if (at + wanted.length < word.length) steps.push({ kind: 'ending' })
  return steps
}

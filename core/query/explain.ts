// Says how a word as written came to match a term of the query: what was taken off, what was folded. Pure.
import { foreignNameKey } from '../text/arabic.ts'
import { fold, foldCase } from '../text/fold.ts'
import { tokenise } from '../text/tokenise.ts'

export type Step =
  | { kind: 'same' }
  | { kind: 'prefix'; removed: string }
  | { kind: 'ending' }
  | { kind: 'spelling' }
  | { kind: 'case' }
  /** Other letters than the query's: one stem. */
  | { kind: 'stem' }
  | { kind: 'wildcard' }
  /** A place that the query asks for, by whatever name it goes. */
  | { kind: 'place' }

// Two words are one word with other ends when they share this many letters, or all but one of the shorter.
const SHARED_LETTERS = 3

/** The steps from the words as written to the query's term, in the order they were taken; each kind once. */
export function explainMatch(surface: string, term: string): Step[] {
  if (/^(place|country):/.test(term)) return [{ kind: 'place' }]
  const [written, wanted] = [tokenise(surface), tokenise(term)]
  if (written.length < 2 || written.length !== wanted.length) return explainWord(surface, term)
  const steps = written.flatMap((word, index) => explainWord(word.surface, wanted[index]?.surface ?? ''))
  const changes = steps.filter(({ kind }) => kind !== 'same')
  const seen = new Set<string>()
  const distinct = changes.filter((step) => {
    const key = step.kind === 'prefix' ? step.removed : step.kind
    return !seen.has(key) && seen.add(key)
  })
  return distinct.length > 0 ? distinct : [{ kind: 'same' }]
}

function explainWord(surface: string, term: string): Step[] {
  if (surface === term) return [{ kind: 'same' }]
  if (/[*?]/.test(term)) return [{ kind: 'wildcard' }]
  if (foldCase(surface) === foldCase(term)) return [{ kind: 'case' }]
  const word = fold(surface)
  const wanted = fold(term)
  if (isOneName(word, wanted)) return [{ kind: 'spelling' }]
  const { at, shared } = bestFit(word, wanted)
  if (shared < Math.min(SHARED_LETTERS, wanted.length)) return [{ kind: 'stem' }]
  const steps: Step[] = at > 0 ? [{ kind: 'prefix', removed: word.slice(0, at) }] : []
  const rest = word.slice(at)
  if (isOneName(rest, wanted)) return rest === wanted ? steps : [...steps, { kind: 'spelling' }]
  return [...steps, { kind: 'ending' }]
}

/** Whether two folded words differ in spelling alone: a foreign name's last ا, ه or ة is free. */
const isOneName = (word: string, wanted: string) =>
  word === wanted || (foreignNameKey(word) !== undefined && foreignNameKey(word) === foreignNameKey(wanted))

/** Where in the word most of what was wanted begins. */
function bestFit(word: string, wanted: string): { at: number; shared: number } {
  let best = { at: 0, shared: 0 }
  for (let at = 0; at < word.length; at++) {
    let shared = 0
    while (shared < wanted.length && word[at + shared] === wanted[shared]) shared++
    if (shared > best.shared) best = { at, shared }
  }
  return best
}

// Finds the places that were missed and that analysts have added since: wherever an article that an addition reaches writes the
// name so, as words of its own and not within a place that stands there already. Pure.
import type { PlaceMention } from '../model.ts'
import { fold } from '../text/fold.ts'
import { type Token, tokenise } from '../text/tokenise.ts'
import { correctMention, reaches, type StandingCorrection, type Whereabouts } from './corrections.ts'
import { surfaceKeys } from './surface.ts'

/** What was found counts from 0; what was added counts from here, so that neither moves the other. */
export const FIRST_MADE_ORDINAL = 16_384
const MOST_MADE = 1_000

/** One addition's mention, changed by corrections made after it; null where one of these took it away again. */
export type Made = { mention: PlaceMention | null; by: string[] }
export type Texts = { title: string; text: string }

/** `standing`: what corrections left of what was found. */
export function madeMentions(
  texts: Texts,
  standing: PlaceMention[],
  corrections: StandingCorrection[],
  where: Whereabouts,
): Made[] {
  const made: Made[] = []
  for (const [index, addition] of corrections.entries()) {
    const { place, fromGeonameId, nameKey } = addition
    if (fromGeonameId !== null || place === null || !reaches(addition, where)) continue
    const taken = [...standing, ...made.flatMap(({ mention }) => mention ?? [])]
    for (const spot of spotsOf(texts, nameKey)) {
      if (taken.some((other) => other.field === spot.field && other.start < spot.end && other.end > spot.start))
        continue
      if (made.length === MOST_MADE) return made
      const mention: PlaceMention = { ...spot, kind: 'name', role: 'event', ...place, score: 1 }
      const later = correctMention(mention, corrections.slice(index + 1), where)
      made.push({ mention: later.mention, by: [addition.id, ...later.by] })
    }
  }
  return made
}

type Spot = Pick<PlaceMention, 'field' | 'start' | 'end' | 'surface'>

function* spotsOf(texts: Texts, nameKey: string): Generator<Spot> {
  const wanted = nameKey.split(' ')
  const first = wanted[0] as string
  for (const field of ['title', 'text'] as const) {
    const text = texts[field]
    const tokens = tokensOf(text)
    for (let at = 0; at + wanted.length <= tokens.length; at++) {
      const token = tokens[at] as Token & { folded: string }
      // What languages write onto a name stands before or behind it.
      if (!token.folded.endsWith(first) && !token.folded.startsWith(first)) continue
      const { start } = token
      const { end } = tokens[at + wanted.length - 1] as Token
      const surface = text.slice(start, end)
      if (surfaceKeys(surface).includes(nameKey)) yield { field, start, end, surface }
    }
  }
}

/** The text read last is kept: one article is asked about each addition in turn. */
let last: { text: string; tokens: (Token & { folded: string })[] } = { text: '', tokens: [] }
const tokensOf = (text: string) => {
  if (last.text !== text)
    last = {
      text,
      tokens: tokenise(text).map((token) => ({ ...token, folded: fold(token.surface.replace(/^[#@]/, '')) })),
    }
  return last.tokens
}

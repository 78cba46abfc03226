// The score of a run over the hostile web: what was lost, doubled, and asked too often or wrongly. Pure.
import type { Behaviour } from './behaviour.ts'
import type { Manners } from './manners.ts'

export type Score = {
  behaviours: number
  polls: number
  requests: number
  allowed: number
  conditional: number
  impolite: number
  articles: number
  lost: number
  doubled: number
}

export function score(behaviours: Behaviour[], articles: Map<string, string[]>, manners: Map<string, Manners>): Score {
  const total = {
    behaviours: behaviours.length,
    polls: 0,
    requests: 0,
    allowed: 0,
    conditional: 0,
    impolite: 0,
    articles: 0,
    lost: 0,
    doubled: 0,
  }
  for (const { name, polls = 1, expect } of behaviours) {
    const seen = manners.get(name)
    const found = articles.get(name) ?? []
    const allowed = expect.requests ?? polls
    const wanted = Array.isArray(expect.titles) ? expect.titles.length : (expect.titles ?? 0)
    total.polls += polls
    total.requests += seen?.requests ?? 0
    total.allowed += allowed
    total.conditional += seen?.conditional ?? 0
    total.impolite += (seen?.faults.length ?? 0) + Math.max(0, (seen?.requests ?? 0) - allowed)
    total.articles += found.length
    total.lost += Math.max(0, wanted - found.length)
    total.doubled += Math.max(0, found.length - wanted)
  }
  return total
}

// What analysts' corrections make of the places that were found: in what is stored and in what comes, in the order in which they
// were made. Pure.
import type { CorrectPlace, PlaceMention, Reach } from '../model.ts'
import { surfaceKeys } from './surface.ts'

/** A correction as it is applied. `place` null: the name is no place. `fromGeonameId` null: it was missed, and is added (made.ts). */
export type StandingCorrection = {
  id: string
  reach: Reach
  /** The feed and the article it was made in; the article is followed by its id, and by its key once it is gone. */
  feedId: string | null
  articleId: string | null
  articleKey: string
  /** Without history it holds for its own article and those after this one. */
  afterArticle: bigint
  history: boolean
  nameKey: string
  fromGeonameId: number | null
  place: CorrectPlace | null
}

/** Where mentions stand. An article that is not stored yet has no id, and comes after all. */
export type Whereabouts = { feedId: string; articleKey: string; articleId?: bigint }

/** What became of one mention: null when it is no place. `by` are the corrections that changed it, in order. */
export type Corrected = { mention: PlaceMention | null; by: string[] }

export function correctMention(found: PlaceMention, corrections: StandingCorrection[], where: Whereabouts): Corrected {
  let mention: PlaceMention | null = found
  const by: string[] = []
  if (found.kind !== 'name') return { mention, by }
  let keys: string[] | undefined
  for (const correction of corrections) {
    if (correction.fromGeonameId === null || mention.geonameId !== correction.fromGeonameId) continue
    if (!reaches(correction, where)) continue
    keys ??= surfaceKeys(found.surface)
    if (!keys.includes(correction.nameKey)) continue
    by.push(correction.id)
    if (correction.place === null) return { mention: null, by }
    const { admin1: _, ...rest }: PlaceMention = mention
    // An analyst said so: nothing is surer.
    mention = { ...rest, ...correction.place, score: 1 }
  }
  return { mention, by }
}

export function reaches(correction: StandingCorrection, where: Whereabouts): boolean {
  const sameFeed = correction.feedId === where.feedId
  if (isOwnArticle(correction, where, sameFeed)) return true
  if (correction.reach === 'article' || (correction.reach === 'feed' && !sameFeed)) return false
  return correction.history || where.articleId === undefined || where.articleId > correction.afterArticle
}

/** A feed may give an article another key, and its former key to another article. */
function isOwnArticle({ articleId, articleKey }: StandingCorrection, where: Whereabouts, sameFeed: boolean): boolean {
  if (articleId === null) return sameFeed && articleKey === where.articleKey
  return where.articleId !== undefined && String(where.articleId) === articleId
}

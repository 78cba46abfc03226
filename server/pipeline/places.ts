// Finds the places that an article names: what each is, where it lies, and which part it plays. Pure over the gazetteer; a name
// that cannot be told is left out rather than put somewhere.
import type { Field, PlaceMention } from '../../core/model.ts'
import { wordsOf } from '../../core/text/document.ts'
import { findSignOff } from '../../core/text/sign-off.ts'
import type { Point } from '../gazetteer/distance.ts'
import type { Gazetteer } from '../gazetteer/gazetteer.ts'
import { findDatelines } from './dateline.ts'
import { readArticle } from './places/article.ts'
import { acceptable, judge } from './places/judge.ts'
import { toMentions } from './places/mentions.ts'

export type PlaceArticle = {
  title: string
  text: string
  language: string
  feedCountry?: string | null
  /** Where its feed says that it happened. */
  point?: Point | null
}

/** Every place of title and text, in order, each with its span as written. `words` of both, where they have been read before. */
export function findPlaces(article: PlaceArticle, gazetteer: Gazetteer, words = wordsOf(article)): PlaceMention[] {
  const datelines: Record<Field, ReturnType<typeof findDatelines>> = { title: [], text: findDatelines(article.text) }
  // A sign-off says who wrote and where they sat, nothing of what happened.
  const signOff = findSignOff(article.text)?.start
  const read = readArticle({ ...article, text: article.text.slice(0, signOff) }, words, datelines, gazetteer)
  judge(read, article.feedCountry ?? null, article.point ?? null, gazetteer)
  const mentions = toMentions(read, acceptable(read), gazetteer)
  return mentions.sort((a, b) => (a.field === b.field ? a.start - b.start : a.field === 'title' ? -1 : 1))
}

// Tells which part a place plays where it stands: filed there, acting, or the scene. Pure.
import type { PlaceRole } from '../../../core/model.ts'
import type { Place } from '../../gazetteer/place.ts'
import { ACTOR_WORDS, SAYING_WORDS } from '../common-words.ts'
import type { Candidate } from './article.ts'

export function roleOf({ name, dateline }: Candidate, place: Place): PlaceRole {
  if (dateline) return 'dateline'
  const { words } = name.reading
  if (place.kind !== 'country' && place.code !== 'PPLC') return 'event'
  const [before, after] = [words[name.first - 1], words[name.last + 1]]
  const acting = (before && ACTOR_WORDS.has(before.folded)) || (after && SAYING_WORDS.has(after.folded))
  return acting ? 'actor' : 'event'
}

// Turns what was believed into mentions: spans as written, the place, the role, the score. Pure.
import type { PlaceMention, PlaceRole } from '../../../core/model.ts'
import type { Gazetteer } from '../../gazetteer/gazetteer.ts'
import type { Place } from '../../gazetteer/place.ts'
import type { Candidate, ReadArticle } from './article.ts'
import { ARABIC_UNIT_HEADS } from './cue-words.ts'
import { headBefore, type Name, type Reading } from './names.ts'
import { findQuarters, type Quarter } from './quarters.ts'
import { bestOf } from './resolve.ts'
import { roleOf, type Told } from './roles.ts'
import { settle } from './settle.ts'
import type { Word } from './word.ts'

const DEMONYM_SCORE = 0.9
const QUARTER_SCORE = 0.7

export function toMentions(read: ReadArticle, accepted: Candidate[], gazetteer: Gazetteer): PlaceMention[] {
  const quarters = findQuarters(read.readings, accepted, gazetteer)
  const mentions = quarters.map(({ reading, first, last, place }) =>
    mention(reading, first, last, place, 'name', 'event', QUARTER_SCORE),
  )
  const told: Told[] = []
  const scores: number[] = []
  let previous: Told | undefined
  for (const candidate of accepted) {
    const { name, group, belief } = candidate
    if (quarters.length > 0 && liesIn(name, quarters)) continue
    const best = bestOf(group)
    previous = roleOf(candidate, best.entry.place, previous)
    told.push(previous)
    scores.push(best.share / (1 + Math.exp(-belief)))
  }
  settle(told)
  for (let at = 0; at < told.length; at++) {
    const { name, place, role } = told[at] as Told
    mentions.push(mention(name.reading, headOf(name), name.last, place, 'name', role, scores[at] as number))
  }
  for (const { reading, at, last, country } of read.demonyms) {
    const place = gazetteer.country(country)
    if (place) mentions.push(mention(reading, at, last, place, 'demonym', 'actor', DEMONYM_SCORE))
  }
  return mentions
}

const liesIn = (name: Name, quarters: Quarter[]) =>
  quarters.some(({ reading, first, last }) => reading === name.reading && name.first <= last && name.last >= first)

/** `محافظة الأنبار`, `مطار بغداد`: the head says which thing of that name it is, so it belongs to it. */
export function headOf(name: Name): number {
  const head = headBefore(name)
  if (head === undefined) return name.first
  const wanted = ARABIC_UNIT_HEADS.has(head) || name.notCountry === true
  return wanted ? name.first - 1 : name.first
}

function mention(
  { words, text, field }: Reading,
  first: number,
  last: number,
  { id, name, country, admin1, lat, lon }: Place,
  kind: 'name' | 'demonym',
  role: PlaceRole,
  score: number,
): PlaceMention {
  const start = (words[first] as Word).start
  const end = (words[last] as Word).end - (words[last] as Word).tail
  return {
    field,
    start,
    end,
    surface: text.slice(start, end),
    kind,
    role,
    geonameId: id,
    name,
    country,
    ...(admin1 ? { admin1 } : {}),
    lat,
    lon,
    score: Math.round(Math.min(0.99, score) * 100) / 100,
  }
}

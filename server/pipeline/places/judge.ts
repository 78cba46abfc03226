// Judges the names of an article: which are places at all, and which place each is. Evidence beside a name comes first; then
// what the sure names say of the rest: a town in the state that the article speaks of is believed sooner. Pure.
import type { Point } from '../../gazetteer/distance.ts'
import type { Gazetteer } from '../../gazetteer/gazetteer.ts'
import type { Entry } from '../../gazetteer/place.ts'
import type { Candidate, ReadArticle } from './article.ts'
import type { Evidence } from './evidence.ts'
import { arabicEvidence } from './evidence-arabic.ts'
import { latinEvidence } from './evidence-latin.ts'
import { grammarFor } from './grammar/grammar.ts'
import { isArabic } from './names.ts'
import { bestOf, bringNear, closeness, contains, type Group, isPoint, resolve, type Surroundings } from './resolve.ts'
import { ARABIC, LATIN } from './weights.ts'
import type { Word } from './word.ts'

const DEMONYM_WEIGHT = 0.5
// What stands before the agency can hardly be anything but a place.
const LEAST_BELIEF_IN_DATELINE = -3
const CONTAINER_GAP = /^(?:, | \(|,|، ?| - )$/

export function judge(read: ReadArticle, feedCountry: string | null, point: Point | null, gazetteer: Gazetteer): void {
  const { article, candidates, groups, demonyms } = read
  for (const candidate of candidates) {
    candidate.evidence = isArabic(candidate.name)
      ? arabicEvidence(candidate.name, article, gazetteer.senses)
      : latinEvidence(candidate.name, article, gazetteer.senses)
    if (candidate.dateline) candidate.evidence.push(['dateline', 1])
    candidate.belief = weighed(candidate, candidate.evidence, weightsOf(candidate).bias ?? 0)
    candidate.group.trust = Math.max(candidate.group.trust, chance(candidate.belief))
  }
  noteContainers(candidates)
  const peoples = new Map<string, number>()
  for (const { country } of demonyms) peoples.set(country, (peoples.get(country) ?? 0) + DEMONYM_WEIGHT)
  const surroundings = { feedCountry, peoples, point, pointOf: gazetteer.country }
  if (point) bringNear(groups, point)
  resolve(groups, surroundings, 1)
  const shared = new Map<Group, Evidence[]>()
  for (const group of groups) shared.set(group, companyOf(group, groups, surroundings))
  for (const candidate of candidates) {
    const company = shared.get(candidate.group) as Evidence[]
    candidate.evidence.push(...company)
    candidate.belief = weighed(candidate, company, candidate.belief)
  }
  for (const group of groups) group.trust = 0
  for (const candidate of candidates) candidate.group.trust = Math.max(candidate.group.trust, chance(candidate.belief))
  resolve(groups, surroundings, 2)
}

/** The candidates that are believed, in order. */
export const acceptable = ({ candidates }: ReadArticle): Candidate[] =>
  candidates.filter(
    (candidate) =>
      candidate.belief > (candidate.dateline ? LEAST_BELIEF_IN_DATELINE : 0) &&
      !isPlainWord(candidate) &&
      !isAttack(candidate),
  )

/** What names a strike is no place that was struck: of حمله هوایی, an air strike, the second word is not Hawaii. */
function isAttack({ name: { reading, first, last } }: Candidate): boolean {
  const { folded, script } = reading.words[first] as Word
  return first === last && grammarFor(reading.language, script === 'arabic').attacks.has(folded)
}

/** A capital that is also a word of every day stays a word unless its country is spoken of: سيول is floods before it is Seoul. */
export function isPlainWord({ name, evidence, plain }: Candidate): boolean {
  if (!plain) return false
  // English has its own table of everyday words, and these are weighed; the other languages with capitals have not.
  if (!isArabic(name)) return !speaks(evidence, 'announced')
  return !(speaks(evidence, 'sameCountry') && (speaks(evidence, 'afterPreposition') || speaks(evidence, 'announced')))
}

function speaks(evidence: Evidence[], wanted: string): boolean {
  for (const piece of evidence) if (piece[0] === wanted) return true
  return false
}

/** How the rest of the article speaks for a name: its other mentions, its neighbours, its country. */
function companyOf(group: Group, groups: Group[], { peoples, feedCountry, point }: Surroundings): Evidence[] {
  const found: Evidence[] = []
  const { place } = bestOf(group).entry
  let [country, division] = [peoples.get(place.country) ?? 0, 0]
  if (feedCountry === place.country) country += 1
  for (const other of groups) {
    if (other === group || other.trust < 0.3) continue
    const best = bestOf(other).entry.place
    if (best.country !== place.country || place.country === '') continue
    country += other.trust
    if (best.admin1 !== '' && best.admin1 === place.admin1) division += other.trust
  }
  if (country > 0) found.push(['sameCountry', Math.log1p(country)])
  if (division > 0) found.push(['sameDivision', Math.log1p(division)])
  if (group.names.length > 1) found.push(['repeated', Math.log(group.names.length)])
  if (group.contained) found.push(['contained', 1])
  if (point && isPoint(place)) found.push(['atPoint', closeness(place, point)])
  if (group.names.length > 1) found.push(['bestMention', group.trust])
  return found
}

/** "Paris, Texas", "Daraa (Syria)": the second name may hold the first. */
function noteContainers(candidates: Candidate[]): void {
  for (let at = 0; at + 1 < candidates.length; at++) {
    const [inner, outer] = [candidates[at] as Candidate, candidates[at + 1] as Candidate]
    const { reading, last } = inner.name
    if (outer.name.reading !== reading || outer.name.first !== last + 1) continue
    const gap = reading.text.slice((reading.words[last] as Word).end, (reading.words[last + 1] as Word).start)
    if (!CONTAINER_GAP.test(gap)) continue
    for (const holder of outer.name.entries.slice(0, 8)) {
      if (holder.place.kind === 'quarter') continue
      for (const entry of inner.name.entries)
        if (contains(holder.place, entry.place)) {
          const step = holder.place.kind === 'city' ? 0.4 : 1
          noteContained(inner.group, entry, step)
          if (holder.place.kind !== 'city') noteContained(outer.group, holder, step / 2)
        }
    }
  }
}

function noteContained(group: Group, entry: Entry, step: number): void {
  group.contained ??= new Map()
  group.contained.set(entry, Math.max(step, group.contained.get(entry) ?? 0))
}

const weightsOf = ({ name }: Candidate) => (isArabic(name) ? ARABIC : LATIN)

/** `belief` with what further evidence says. */
function weighed(candidate: Candidate, evidence: Evidence[], belief: number): number {
  const weights = weightsOf(candidate)
  let sum = belief
  for (const piece of evidence) sum += (weights[piece[0]] ?? 0) * piece[1]
  return sum
}

const chance = (belief: number) => 1 / (1 + Math.exp(-belief))

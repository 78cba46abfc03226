// Finds the quarters that an Arabic text names by their head: `حي المنشية` is a part of the town that the text speaks of, not the
// place elsewhere that is called so. A quarter that the gazetteer lacks is put where its town is; without a town it is left out.
import { kilometres } from '../../gazetteer/distance.ts'
import type { Gazetteer } from '../../gazetteer/gazetteer.ts'
import type { Place } from '../../gazetteer/place.ts'
import type { Candidate } from './article.ts'
import type { Reading } from './names.ts'
import { bestOf } from './resolve.ts'
import type { Word } from './word.ts'

export type Quarter = { reading: Reading; first: number; last: number; place: Place }

const FURTHEST_FROM_TOWN_KM = 40
// `الحي` alone, `حي سكني`, `حي شعبي` name nothing.
const NO_NAMES = /^(?:سكني|سكنيه|شعبي|راق|فقير|كامل|اخر|واحد|يرزق|من|في|علي|الي|هو|الذي|التي)$/
// `حي الشيخ مقصود`: these want the word behind them.
const OPENINGS = /^(?:ال?شيخ|ال?سيده|ال?امام|ال?ملك|ال?امير|ابو|ابي|ام|ابن|عبد|بني|باب|راس|تل|جبل|عين|بستان|كرم|كفر)$/

export function findQuarters(readings: Reading[], accepted: Candidate[], gazetteer: Gazetteer): Quarter[] {
  const quarters: Quarter[] = []
  for (const reading of readings) {
    const { words, text } = reading
    for (let at = 0; at + 1 < words.length; at++) {
      if (!(words[at] as Word).quarterHead || !isBlank(text, words, at)) continue
      const next = words[at + 1] as Word
      if (next.script !== 'arabic' || next.folded.length < 3 || NO_NAMES.test(next.folded)) continue
      const last = OPENINGS.test(next.folded) && words[at + 2] && isBlank(text, words, at + 1) ? at + 2 : at + 1
      const town = townAround(reading, at, accepted)
      if (!town) continue
      const key = words
        .slice(at + 1, last + 1)
        .map(({ folded }) => folded)
        .join(' ')
      const known = (gazetteer.find(key) ?? []).find(({ place }) => isPart(place, town))
      quarters.push({ reading, first: at, last, place: known?.place ?? town })
    }
  }
  return quarters
}

const isBlank = (text: string, words: Word[], at: number) =>
  text.slice((words[at] as Word).end, (words[at + 1] as Word).start) === ' '

const isPart = (place: Place, town: Place) =>
  place !== town &&
  (place.kind === 'quarter' || place.kind === 'city') &&
  place.country === town.country &&
  kilometres(place, town) < FURTHEST_FROM_TOWN_KM

/** The town named last before the quarter, else the first of the article. */
function townAround(reading: Reading, at: number, accepted: Candidate[]): Place | undefined {
  let town: Place | undefined
  for (const { name, group, dateline } of accepted) {
    const { place } = bestOf(group).entry
    if (place.kind !== 'city' || dateline || name.reading.words[name.first - 1]?.quarterHead) continue
    if (town && (name.reading !== reading || name.first > at)) continue
    town = place
  }
  return town
}

// Writes one invented dispatch from a chance sequence: the same sequence gives the same dispatch. Pure.
import { PHRASES } from './phrases/phrases.ts'
import { type Language, NEWS_PLACES } from './places.ts'

export type Chance = () => number
export type Written = { title: string; text: string; place: { name: string; country: string } }

/** Mulberry32: numbers in [0, 1), the same for the same seed. */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

export const pick = <T>(list: readonly T[], chance: Chance) => list[Math.floor(chance() * list.length)] as T

const PLACED_SHARE = 0.3

/** A dispatch in one language; `about` keeps it to a place and event that are in the news just now, `background` is how many
 * paragraphs of other news it has at least. */
export function writeDispatch(
  language: Language,
  chance: Chance,
  about?: { place: number; event: number },
  background = 2,
): Written {
  const words = PHRASES[language]
  const place = NEWS_PLACES[about?.place ?? Math.floor(chance() * NEWS_PLACES.length)] as (typeof NEWS_PLACES)[number]
  const [headline, lead, later] = words.events[about?.event ?? Math.floor(chance() * words.events.length)] as [
    string,
    string,
    string[],
  ]
  const filed = pick(NEWS_PLACES, chance)
  const figure = 2 + Math.floor(chance() * 48)
  const fill = (text: string) =>
    text
      .replaceAll('{p}', place[language])
      .replaceAll('{n}', String(figure))
      .replaceAll('{d}', pick(words.days, chance))
  const first = fill(lead)
  const paragraphs = [`${words.dateline(filed[language], words.agency)}${first}`]
  // Some desks print the lead as a deck above the dispatch, word for word.
  if (chance() < 0.25) paragraphs.unshift(first)
  for (const sentence of later) paragraphs.push(fill(sentence))
  const elsewhere = words.events.filter(([, otherLead]) => otherLead !== lead)
  for (let more = background + Math.floor(chance() * 3); more > 0; more--) {
    const [, otherLead, saidLater] = pick(elsewhere, chance)
    // As in the news, most of what a dispatch says names no place.
    const sentence = chance() < PLACED_SHARE ? otherLead : pick(saidLater, chance)
    paragraphs.push(
      sentence
        .replaceAll('{p}', pick(NEWS_PLACES, chance)[language])
        .replaceAll('{n}', String(3 + Math.floor(chance() * 30)))
        .replaceAll('{d}', pick(words.days, chance)),
    )
  }
  paragraphs.push(pick(words.closing, chance))
  return { title: fill(headline), text: paragraphs.join('\n\n'), place: { name: place.name, country: place.country } }
}

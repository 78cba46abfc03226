// Labelled dispatches through findPlaces, counted as a confusion table for each half and each language. Pure over the gazetteer.
import type { PlaceMention } from '../../core/model.ts'
import type { Gazetteer } from '../../server/gazetteer/gazetteer.ts'
import { findPlaces } from '../../server/pipeline/places.ts'
import { type Dispatch, type Gold, type Half, halfOf, type Label } from './dispatches.ts'

export type Found = Label | 'none'
export const FOUND: Found[] = ['event', 'dateline', 'actor', 'other', 'demonym', 'none']

type Figure = 'Accuracy' | 'EventF1' | `EndToEnd${'Accuracy' | 'Precision' | 'Recall' | 'F1'}`

/** `told` hears of every label that was not found as it is. */
export function confusions(
  dispatches: Dispatch[],
  gazetteer: Gazetteer,
  told: (mistake: { dispatch: Dispatch; surface: string; said: Found; found: Found }) => void = () => undefined,
): Record<Half, Confusion> & { byLanguage: Map<string, Confusion> } {
  const tables = {
    tuning: new Confusion(),
    heldOut: new Confusion(),
    fresh: new Confusion(),
    blind: new Confusion(),
    blindTwo: new Confusion(),
    byLanguage: new Map<string, Confusion>(),
  }
  for (const dispatch of dispatches) {
    const { language, text, gold } = dispatch
    const half = halfOf(dispatch)
    const key = `${half} ${language}`
    const own = tables.byLanguage.get(key) ?? new Confusion()
    tables.byLanguage.set(key, own)
    for (const [said, found, surface] of pairs(gold, findPlaces({ title: '', text, language }, gazetteer))) {
      tables[half].add(said, found)
      own.add(said, found)
      if (said !== found) told({ dispatch, surface, said, found })
    }
  }
  return tables
}

/** Each label beside what was found over its span, then what was found where nothing is. */
function pairs(gold: Gold[], found: PlaceMention[]): [Found, Found, string][] {
  const labelOf = (mention: PlaceMention): Label => (mention.kind === 'demonym' ? 'demonym' : mention.role)
  const over = (label: Gold, mention: PlaceMention) => mention.start < label.end && mention.end > label.start
  const spurious = found.filter((mention) => !gold.some((label) => over(label, mention)))
  return [
    ...gold.map((label): [Found, Found, string] => {
      const mention = found.find((candidate) => over(label, candidate))
      return [label.label, mention ? labelOf(mention) : 'none', label.surface]
    }),
    ...spurious.map((mention): [Found, Found, string] => ['none', labelOf(mention), mention.surface]),
  ]
}

/** Rows are what was labelled, columns what was found. */
export class Confusion {
  readonly #counts = new Map<string, number>()

  add(said: Found, found: Found): void {
    this.#counts.set(`${said} ${found}`, this.#of(said, found) + 1)
  }

  #of(said: Found, found: Found): number {
    return this.#counts.get(`${said} ${found}`) ?? 0
  }

  /**
   * Event against the rest: `Accuracy` and `EventF1` of the names that were found; what begins with `EndToEnd` counts names that were
   * missed and words that are no places as errors.
   */
  figures(): Record<Figure, number> {
    let [right, wrong, hits, misses, alarms, unseen, spurious, lost, invented] = [0, 0, 0, 0, 0, 0, 0, 0, 0]
    for (const said of FOUND)
      for (const found of FOUND) {
        const count = this.#of(said, found)
        if (said !== 'none' && found !== 'none') {
          if ((said === 'event') === (found === 'event')) right += count
          else wrong += count
        } else if (found === 'none') lost += count
        else invented += count
        if (said === 'event' && found === 'event') hits += count
        else if (said === 'event' && found === 'none') unseen += count
        else if (said === 'event') misses += count
        else if (said === 'none' && found === 'event') spurious += count
        else if (found === 'event') alarms += count
      }
    const rounded = (value: number) => Math.round(value * 1000) / 1000
    const f1 = (wrongs: number) => rounded((2 * hits) / (2 * hits + wrongs))
    return {
      Accuracy: rounded(right / (right + wrong)),
      EventF1: f1(misses + alarms),
      EndToEndAccuracy: rounded(right / (right + wrong + lost + invented)),
      EndToEndPrecision: rounded(hits / (hits + alarms + spurious)),
      EndToEndRecall: rounded(hits / (hits + misses + unseen)),
      EndToEndF1: f1(misses + alarms + unseen + spurious),
    }
  }

  print(): string {
    const cell = (text: string | number) => String(text).padStart(9)
    const rows = FOUND.map((said) => cell(said) + FOUND.map((found) => cell(this.#of(said, found))).join(''))
    return [cell('') + FOUND.map(cell).join(''), ...rows].join('\n')
  }
}

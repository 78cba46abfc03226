// Whether places get the right role: 120 labelled dispatches in six languages through findPlaces, as a confusion table for the half
// that rules were tuned on and for the half that was held out. `-v` behind the name lists what went wrong in the tuning half.
import type { PlaceMention } from '../core/model.ts'
import { loadGazetteer } from '../server/gazetteer/gazetteer.ts'
import { findPlaces } from '../server/pipeline/places.ts'
import { type Gold, type Half, halfOf, type Label, readDispatches } from './roles/dispatches.ts'

type Found = Label | 'none'
const FOUND: Found[] = ['event', 'dateline', 'actor', 'other', 'demonym', 'none']

export async function measure(): Promise<Record<string, unknown>> {
  const gazetteer = await loadGazetteer()
  const tables: Record<Half, Confusion> = { tuning: new Confusion(), heldOut: new Confusion() }
  const byLanguage = new Map<string, Confusion>()
  for (const dispatch of readDispatches()) {
    const { id, language, text, gold } = dispatch
    const half = halfOf(dispatch)
    const key = `${half} ${language}`
    const own = byLanguage.get(key) ?? new Confusion()
    byLanguage.set(key, own)
    for (const [said, found, surface] of pairs(gold, findPlaces({ title: '', text, language }, gazetteer))) {
      tables[half].add(said, found)
      own.add(said, found)
      if (half === 'tuning' && said !== found && process.argv.includes('-v'))
        process.stderr.write(`${id}\t${surface}\t${said} → ${found}\n`)
    }
  }
  const figures: Record<string, number> = {}
  for (const [half, table] of Object.entries(tables)) {
    process.stderr.write(`\n${half}\n${table.print()}\n`)
    for (const [name, value] of Object.entries(table.figures())) figures[`${half}${name}`] = value
  }
  for (const [key, table] of byLanguage) process.stderr.write(`${key}: ${JSON.stringify(table.figures())}\n`)
  return { dispatches: 120, ...figures }
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

class Confusion {
  readonly #counts = new Map<string, number>()

  add(said: Found, found: Found): void {
    this.#counts.set(`${said} ${found}`, this.#of(said, found) + 1)
  }

  #of(said: Found, found: Found): number {
    return this.#counts.get(`${said} ${found}`) ?? 0
  }

  /** `Accuracy`: event or not, of the names that were found; `EventF1` counts what was missed and what is no place as well. */
  figures(): Record<string, number> {
    let [right, wrong, hits, misses, alarms] = [0, 0, 0, 0, 0]
    for (const said of FOUND)
      for (const found of FOUND) {
        const count = this.#of(said, found)
        if (said !== 'none' && found !== 'none') {
          if ((said === 'event') === (found === 'event')) right += count
          else wrong += count
        }
        if (said === 'event' && found === 'event') hits += count
        else if (said === 'event') misses += count
        else if (found === 'event') alarms += count
      }
    const rounded = (value: number) => Math.round(value * 1000) / 1000
    return { Accuracy: rounded(right / (right + wrong)), EventF1: rounded((2 * hits) / (2 * hits + misses + alarms)) }
  }

  /** Rows are labels, columns what was found. */
  print(): string {
    const cell = (text: string | number) => String(text).padStart(9)
    const rows = FOUND.map((said) => cell(said) + FOUND.map((found) => cell(this.#of(said, found))).join(''))
    return [cell('') + FOUND.map(cell).join(''), ...rows].join('\n')
  }
}

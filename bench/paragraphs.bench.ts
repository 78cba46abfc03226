// Whether places are found and put where they are in invented paragraphs of news in six languages: a hundred that rules were mended
// with after their first run, each name labelled with its country and point, and 36 written after all rules, labelled with countries.
// Prints a line a language and set; `-v` behind the name lists what went wrong.
import type { PlaceMention } from '../core/model.ts'
import { kilometres } from '../server/gazetteer/distance.ts'
import { loadGazetteer } from '../server/gazetteer/gazetteer.ts'
import { findPlaces } from '../server/pipeline/places.ts'
import { type Mark, readMarked } from './marked.ts'

// As far off as the evaluation of the field allows: a hundred miles.
const NEAR_KM = 161

/** `wanted` names; of these `found`, and of these `placed` rightly; `invented` names stand where no label is. */
type Counts = { wanted: number; found: number; placed: number; invented: number }

export async function measure(): Promise<Record<string, unknown>> {
  const paragraphs = ['paragraphs', 'later'].flatMap((set) =>
    readMarked(new URL(`./paragraphs/${set}.jsonl`, import.meta.url)).map((each) => ({ ...each, set })),
  )
  const gazetteer = await loadGazetteer()
  const tell = process.argv.includes('-v') ? (line: string) => process.stderr.write(`${line}\n`) : () => undefined
  const all = new Map<string, Counts>()
  for (const { id, language, text, marks, set } of paragraphs) {
    const found = findPlaces({ title: '', text, language }, gazetteer).filter(({ kind }) => kind === 'name')
    for (const key of [`${set} ${language}`, set]) {
      const counts = all.get(key) ?? { wanted: 0, found: 0, placed: 0, invented: 0 }
      all.set(key, counts)
      count(counts, marks, found, key === set ? () => undefined : (line) => tell(`${id}\t${line}`))
    }
  }
  for (const [key, counts] of all) process.stderr.write(`${key}: ${JSON.stringify(figures(counts))}\n`)
  const later = Object.entries(figures(all.get('later') as Counts)).map(([name, value]) => [`later${name}`, value])
  return { texts: paragraphs.length, ...figures(all.get('paragraphs') as Counts), ...Object.fromEntries(later) }
}

/** A label `?` may be found or not. */
function count(counts: Counts, marks: Mark[], found: PlaceMention[], tell: (line: string) => void): void {
  const meets = (mark: Mark, { start, end }: PlaceMention) => start < mark.end && end > mark.start
  for (const mark of marks) {
    if (mark.label === '?') continue
    counts.wanted++
    const mention = found.find((each) => meets(mark, each))
    if (!mention) tell(`missed ${mark.surface}`)
    else {
      counts.found++
      if (isThere(mark.label, mention)) counts.placed++
      else tell(`${mark.surface} is ${mention.name} (${mention.country} ${mention.lat},${mention.lon})`)
    }
  }
  for (const mention of found)
    if (!marks.some((mark) => meets(mark, mention))) {
      counts.invented++
      tell(`invented ${mention.surface} (${mention.name}, ${mention.country})`)
    }
}

/** `IQ` is in the country, `IQ 36.3,41.9` a point in it, `- 26.6,56.5` one in nobody's. */
function isThere(label: string, { country, lat, lon }: PlaceMention): boolean {
  const [wanted, point] = label.split(' ')
  if (!point) return country === wanted
  const [north, east] = point.split(',').map(Number)
  // The middle of a sea is a matter of taste.
  const far = wanted === '-' ? 5 : 1
  return kilometres({ lat, lon }, { lat: north as number, lon: east as number }) < NEAR_KM * far
}

function figures({ wanted, found, placed, invented }: Counts): Record<string, number> {
  const rounded = (value: number) => Math.round(value * 1000) / 1000
  return {
    Names: wanted,
    Precision: rounded(found / (found + invented)),
    Recall: rounded(found / wanted),
    F1: rounded((2 * found) / (found + invented + wanted)),
    Within161: rounded(placed / found),
    FoundAndWithin161: rounded(placed / wanted),
  }
}

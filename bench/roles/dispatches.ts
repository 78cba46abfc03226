// The labelled dispatches: 120 invented ones in six languages (dispatches.jsonl) and 60 of other stories (fresh.jsonl), each name
// marked `[Daraa|event]`. Reads them into texts with spans; throws on a mark that cannot be read, so that no label is lost silently.
import { readFileSync } from 'node:fs'
import type { PlaceRole } from '../../core/model.ts'

/** `demonym` stands for the people or adjective of a country, which has no place of its own. */
export type Label = PlaceRole | 'demonym'
export type Gold = { start: number; end: number; surface: string; label: Label }
export type Dispatch = { id: string; language: string; text: string; gold: Gold[] }
export type Half = 'tuning' | 'heldOut' | 'fresh'

const LABELS: readonly string[] = ['event', 'dateline', 'actor', 'other', 'demonym']
const MARK = /\[([^\]|]+)\|([a-z]+)\]/g

/** Odd numbers were looked at while rules were written, even numbers only once they stood; fresh ones came after all rules. */
export const halfOf = ({ id }: Dispatch): Half =>
  id.startsWith('fresh') ? 'fresh' : Number(id.slice(-2)) % 2 === 1 ? 'tuning' : 'heldOut'

export const readDispatches = (): Dispatch[] => ['dispatches.jsonl', 'fresh.jsonl'].flatMap(read)

function read(file: string): Dispatch[] {
  const lines = readFileSync(new URL(file, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
  return lines.map((line) => {
    const { id, language, marked } = JSON.parse(line) as { id: string; language: string; marked: string }
    const gold: Gold[] = []
    let text = ''
    let from = 0
    for (const match of marked.matchAll(MARK)) {
      const [mark, surface = '', label = ''] = match
      if (!LABELS.includes(label)) throw new Error(`${id}: ${mark} has no label that we know`)
      text += marked.slice(from, match.index)
      gold.push({ start: text.length, end: text.length + surface.length, surface, label: label as Label })
      text += surface
      from = match.index + mark.length
    }
    return { id, language, text: text + marked.slice(from), gold }
  })
}

// Labelled texts, one JSON object a line, each name marked `[Daraa|label]`. Reads them into texts with spans; throws on a line that
// cannot be read, so that no label is lost silently.
import { readFileSync } from 'node:fs'

export type Mark = { start: number; end: number; surface: string; label: string }
export type Marked = { id: string; language: string; text: string; marks: Mark[] }

const MARK = /\[([^\]|]+)\|([^\]|]+)\]/g

export function readMarked(file: URL): Marked[] {
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n')
  return lines.map((line) => {
    const { id, language, marked } = JSON.parse(line) as { id: string; language: string; marked: string }
    const marks: Mark[] = []
    let text = ''
    let from = 0
    for (const match of marked.matchAll(MARK)) {
      const [mark, surface = '', label = ''] = match
      text += marked.slice(from, match.index)
      marks.push({ start: text.length, end: text.length + surface.length, surface, label })
      text += surface
      from = match.index + mark.length
    }
    text += marked.slice(from)
    if (/[[\]|]/.test(text)) throw new Error(`${id}: a mark that cannot be read in ${text}`)
    return { id, language, text, marks }
  })
}

// What a query marks in an article, as one line that a table of tests can hold.
import { matchQuery } from '../../core/query/match.ts'
import { parseQuery } from '../../core/query/parse.ts'
import { analyseDocument, type DocumentInput } from '../../core/text/document.ts'

/** The marked words in order, those of the title after `T:`, repeated ones counted: `T:درعا, درعا×4`; — for no match. */
export function matched(query: string, input: DocumentInput): string {
  const parsed = parseQuery(query)
  if (!parsed.ok) throw new Error(`${query}: ${parsed.error}`)
  const spans = matchQuery(parsed.query, analyseDocument(input))
  if (!spans) return '—'
  const counts = new Map<string, number>()
  for (const { field, start, end } of spans) {
    const words = (field === 'title' ? 'T:' : '') + input[field].slice(start, end)
    counts.set(words, (counts.get(words) ?? 0) + 1)
  }
  return [...counts].map(([words, count]) => (count > 1 ? `${words}×${count}` : words)).join(', ')
}

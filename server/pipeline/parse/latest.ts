// Of a document with more items than are read, the latest are wanted: those at its end, where its oldest stand first. Pure.
import { readDate } from '../dates.ts'

const ITEM = /<(?:\w+:)?(?:item|entry)(?=[\s>])/gi
const DATE = /<(?:pubdate|published|updated|issued|dc:date)\b[^<>]*>\s*(?:<!\[CDATA\[)?([^<\]]+)/i
// What is looked at of an item for its date.
const ITEM_START = 50_000

/** The document with its last items alone; undefined where its first are no older than those. */
export function withLatest(source: string, most: number): string | undefined {
  const starts = [...source.matchAll(ITEM)].map(({ index }) => index)
  const [first, last, from] = [starts[0], starts.at(-1), starts.at(-most)]
  if (first === undefined || last === undefined || from === undefined) return undefined
  const dateAt = (start: number) => DATE.exec(source.slice(start, start + ITEM_START))?.[1]
  return isOldestFirst(dateAt(first), dateAt(last)) ? source.slice(0, first) + source.slice(from) : undefined
}

/** Whether a list begins with its oldest, told by the dates of its first and last item. */
export function isOldestFirst(first: string | undefined, last: string | undefined): boolean {
  const [oldest, newest] = [first, last].map((written) => (written === undefined ? undefined : readDate(written)))
  return oldest != null && newest != null && oldest < newest
}

// Walks what matches in history, newest first. The first rows come soon, for a page; all of them come at a cost that grows with their
// number alone, for charts and back-tests of everything.
import { Prisma } from '../../prisma/generated/client.ts'
import { db } from './client.ts'
import { located } from './place-names.ts'
import {
  type ArticleFilter,
  beforeCursor,
  conditions,
  cursorOf,
  type FoundRow,
  foundRows,
  matches,
  notBefore,
  placesFor,
  window,
} from './search.ts'

// How many articles back each step looks. A common word fills its page from the first, a rare one is left to the index; in
// between, the index and the window together visit few rows. Measured by `npm run bench search`.
const WINDOWS = [500, 20_000, 100_000, null]

// Keys of matches that are chosen at once. The index gives all the matches that the store has, whatever the window, so a question a
// batch would cost the square of them. A million keys are 8 MB.
const BLOCK = 1_000_000
const KEY_BYTES = 8

/** Every row that the filter lets through, newest first, read in batches; the caller stops when it has enough. */
export async function* matchingRows(
  asked: ArticleFilter,
  cursor: string | null,
  batch: number,
  block = BLOCK,
): AsyncGenerator<FoundRow> {
  const filter = asked.query ? { ...asked, query: located(asked.query) } : asked
  for await (const rows of candidateRows(filter, cursor, batch, block))
    for (const row of rows) if (matches(filter.query, row)) yield row
}

// The first batch of a window comes with its texts, since a page seldom needs another; the rest is chosen at once and read by key.
async function* candidateRows(
  filter: ArticleFilter,
  cursor: string | null,
  batch: number,
  block: number,
): AsyncGenerator<FoundRow[]> {
  const where = conditions(filter)
  const places = placesFor(filter.query)
  let after = cursor
  for (let step = filter.query ? 0 : WINDOWS.length - 1; ; ) {
    const back = WINDOWS[step] ?? null
    const edge = back === null ? null : await edgeOf(filter, after, back)
    const within = (from: string | null) => Prisma.sql`${where} ${beforeCursor(from)} ${notBefore(edge)}`
    const first = await foundRows(within(after), batch, places)
    yield first
    const last = first.at(-1)
    const rest = last && first.length === batch ? await chosen(within(cursorOf(last)), block) : null
    for (let from = 0; rest && from < rest.count; from += batch)
      yield await foundRows(Prisma.sql`a.id = any(${rest.ids(from, batch)})`, batch, places)
    if (rest?.end) after = rest.end
    else if (edge === null) return
    else {
      after = edge
      step++
    }
  }
}

/** The cursor of the article `count` back; null when there are not so many. */
async function edgeOf(filter: ArticleFilter, cursor: string | null, count: number): Promise<string | null> {
  const rows = await db().$queryRaw<{ at: Date; id: bigint }[]>`
    select a.at, a.id from article a where ${window(filter)} ${beforeCursor(cursor)}
    order by a.at desc, a.id desc offset ${count - 1} limit 1`
  return rows[0] ? cursorOf(rows[0]) : null
}

/** `end`: the cursor of the last one, null where there are no more. */
type Chosen = { count: number; ids: (from: number, most: number) => bigint[]; end: string | null }

/** The newest `most` of these articles, newest first. As one row of bytes: as rows of their own they would hold up the process. */
async function chosen(where: Prisma.Sql, most: number): Promise<Chosen> {
  const [row] = await db().$queryRaw<{ ids: Uint8Array | null; oldest: Date | null }[]>`
    with found as materialized (select a.id, a.at from article a where ${where}),
    chosen as (select id, at from found order by at desc, id desc limit ${most})
    select string_agg(int8send(id), ''::bytea order by at desc, id desc) as ids, min(at) as oldest from chosen`
  const bytes = row?.ids ?? new Uint8Array()
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const count = bytes.byteLength / KEY_BYTES
  const id = (index: number) => view.getBigInt64(index * KEY_BYTES)
  return {
    count,
    ids: (from, size) => Array.from({ length: Math.min(size, count - from) }, (_, index) => id(from + index)),
    end: row?.oldest && count === most ? cursorOf({ at: row.oldest, id: id(count - 1) }) : null,
  }
}

// Everything that a filter lets through, newest first, however much it is: read in pieces of bounded size, each in a question of its
// own, so that a slow reader holds no transaction open. Bounded by the newest article there was at the start, and read by a key that
// an article keeps, so nothing is doubled or missing when articles arrive meanwhile.
import { Prisma } from '../../prisma/generated/client.ts'
import { db } from './client.ts'
import { toId } from './ids.ts'
import { located } from './place-names.ts'
import { type ArticleFilter, beforeCursor, conditions, cursorOf, foundRows, matches, placesFor } from './search.ts'
import { type WholeArticle, wholeArticles } from './whole.ts'

export type ExportFilter = ArticleFilter & { ids?: string[] }

// A block of candidates is chosen at once: the index is asked anew for each, so with small ones a common word would cost the square
// of its articles. Ten thousand keys are 160 kB.
const BLOCK = 10_000
// Rows with their texts; the program does other things between two batches.
const BATCH = 100

type Key = { id: bigint; at: Date }

/** `upTo`: the newest cursor at the start; `block`: how many keys are read at once. Whoever stops asking stops the reading. */
export async function* exportArticles(
  asked: ExportFilter,
  upTo: string,
  block = BLOCK,
): AsyncGenerator<WholeArticle[], void> {
  const filter = asked.query ? { ...asked, query: located(asked.query) } : asked
  let after: string | null = null
  for (;;) {
    const keys: Key[] = await keysAfter(filter, upTo, after, block)
    for (let first = 0; first < keys.length; first += BATCH) {
      const ids = keys.slice(first, first + BATCH).map(({ id }) => id)
      const articles = await wholeArticles(await matching(filter, ids), 0)
      if (articles.length > 0) yield articles
    }
    const last = keys.at(-1)
    if (!last || keys.length < block) return
    after = cursorOf(last)
  }
}

async function keysAfter(filter: ExportFilter, upTo: string, after: string | null, block: number): Promise<Key[]> {
  const chosen = filter.ids ? Prisma.sql`and a.id = any(${filter.ids.flatMap((id) => toId(id) ?? [])})` : Prisma.empty
  const where = Prisma.sql`where ${conditions(filter)} and a.id <= ${toId(upTo) ?? 0n} ${chosen} ${beforeCursor(after)}`
  // With a LIMIT in sight the planner would walk through time even for a rare word or place; without a filter that is the best way.
  const narrow = filter.query || filter.place || filter.alert || filter.ids
  if (!narrow)
    return db().$queryRaw<Key[]>`select a.id, a.at from article a ${where} order by a.at desc, a.id desc limit ${block}`
  return db().$queryRaw<Key[]>`
    with found as materialized (select a.id, a.at from article a ${where})
    select id, at from found order by at desc, id desc limit ${block}`
}

async function matching(filter: ExportFilter, ids: bigint[]): Promise<bigint[]> {
  if (!filter.query) return ids
  const rows = await foundRows(Prisma.sql`a.id = any(${ids})`, ids.length, placesFor(filter.query))
  return rows.filter((row) => matches(filter.query, row)).map(({ id }) => id)
}

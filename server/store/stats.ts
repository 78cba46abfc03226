// Counts over windows: articles per bucket of time. Where a query filters, every candidate is rechecked with
// the matcher's evaluator, so a chart counts exactly the articles that the list would show.

import type { TimelinePoint } from '../../core/model.ts'
import type { Query } from '../../core/query/ast.ts'
import { Prisma } from '../../prisma/generated/client.ts'
import { db } from './client.ts'
import { toId } from './ids.ts'
import { matchingRows } from './matching-rows.ts'

export type Bucket = 'hour' | 'day'
export type TimelineKey = 'language' | 'feed'
export type Window = { since: Date; until: Date }
export type TimelineAsk = Window & {
  bucket: Bucket
  by?: TimelineKey
  query?: Query
  alert?: string
  place?: number
  language?: string
  feed?: string
}

export const BUCKET_MS: Record<Bucket, number> = { hour: 3_600_000, day: 86_400_000 }
const RECHECK_BATCH = 500

/** Articles (of an alert, or of what happened at a place) per bucket in UTC, oldest first, empty buckets included when not split by a key. */
export async function timeline(ask: TimelineAsk): Promise<TimelinePoint[]> {
  const counts = ask.query ? await countMatching(ask, ask.query) : await countRows(ask)
  const size = BUCKET_MS[ask.bucket]
  const point = (from: number, count: number) => ({
    from: new Date(from).toISOString(),
    to: new Date(from + size).toISOString(),
    count,
  })
  if (ask.by) return counts.map(({ from, key, count }) => ({ ...point(from, count), key }))
  const byStart = new Map(counts.map(({ from, count }) => [from, count]))
  const points: TimelinePoint[] = []
  const first = Math.floor(ask.since.getTime() / size) * size
  for (let from = first; from < ask.until.getTime(); from += size) points.push(point(from, byStart.get(from) ?? 0))
  return points
}

type Count = { from: number; key: string; count: number }

async function countRows(ask: TimelineAsk): Promise<Count[]> {
  const key =
    ask.by === 'language' ? Prisma.sql`a.language` : ask.by === 'feed' ? Prisma.sql`a.feed_id::text` : Prisma.sql`''`
  const alert = ask.alert
    ? Prisma.sql`join hit h on h.article_id = a.id and h.alert_id = ${toId(ask.alert) ?? -1n}`
    : Prisma.empty
  const place = ask.place
    ? Prisma.sql`and exists (select from place_mention m where m.article_id = a.id and m.geoname_id = ${ask.place} and m.role = 'event')`
    : Prisma.empty
  const language = ask.language ? Prisma.sql`and a.language = ${ask.language}` : Prisma.empty
  const feed = ask.feed ? Prisma.sql`and a.feed_id = ${toId(ask.feed) ?? -1n}` : Prisma.empty
  const rows = await db().$queryRaw<{ from: Date; key: string; count: number }[]>`
    select date_trunc(${ask.bucket}, a.at, 'UTC') as "from", ${key} as key, count(*)::int as count from article a ${alert}
    where a.at >= ${ask.since} and a.at < ${ask.until} ${place} ${language} ${feed} group by 1, 2 order by 1, 2`
  return rows.map((row) => ({ ...row, from: row.from.getTime() }))
}

async function countMatching({ bucket, by, ...filter }: TimelineAsk, query: Query): Promise<Count[]> {
  const size = BUCKET_MS[bucket]
  const counts = new Map<string, Count>()
  for await (const row of matchingRows({ ...filter, query }, null, RECHECK_BATCH)) {
    const from = Math.floor(row.at.getTime() / size) * size
    const key = by === 'language' ? row.language : by === 'feed' ? String(row.feed_id) : ''
    const slot = `${from} ${key}`
    const count = counts.get(slot)
    if (count) count.count++
    else counts.set(slot, { from, key, count: 1 })
  }
  return [...counts.values()].sort((a, b) => a.from - b.from || (a.key < b.key ? -1 : 1))
}

// Questions about feeds: list, add, change, remove. Rows become `Feed` words here; "not there" is null, never a throw.

import type { Feed, FeedHealth, Page, Push } from '../../core/model.ts'
import type { FeedNote, FeedTrouble } from '../../core/trouble.ts'
import type { Feed as FeedRow } from '../../prisma/generated/client.ts'
import { Prisma } from '../../prisma/generated/client.ts'
import { db, inTransaction } from './client.ts'
import { addHosts, hostOf } from './hosts.ts'
import { toId } from './ids.ts'
import { hubsOf } from './subscriptions.ts'
import { lockWriters } from './writer-lock.ts'

export type NewFeed = { url: string; title?: string; language?: string | null; country?: string | null }
/** What is told of a feed. */
type FeedFacts = Omit<
  FeedRow,
  | ('etag' | 'lastModified' | 'bodyHash' | 'claimToken' | 'leasedUntil' | 'intervalSeconds' | 'host' | 'identity')
  | ('validatorsLie' | 'wishes' | 'movedTo' | 'movedSince' | 'movedPolls' | 'failures')
>
export type FeedChange = { title?: string; paused?: boolean; fullText?: boolean }

/** All feeds, by title. */
export async function listFeeds(): Promise<Feed[]> {
  const rows = await db().feed.findMany({ orderBy: [{ title: 'asc' }, { id: 'asc' }] })
  const hubs = await hubsOf()
  return rows.map((row) => toFeed(row, hubs.get(row.id)))
}

/** A page of them, or all; null when the cursor is not one. What is added meanwhile never moves a page. */
export async function pageOfFeeds(limit?: number, cursor?: string): Promise<Page<Feed> | null> {
  const after = cursor === undefined ? undefined : readCursor(cursor)
  if (after === null) return null
  const rows = await db().feed.findMany({
    where: after ? { OR: [{ title: { gt: after.title } }, { title: after.title, id: { gt: after.id } }] } : {},
    orderBy: [{ title: 'asc' }, { id: 'asc' }],
    ...(limit === undefined ? {} : { take: limit + 1 }),
  })
  const last = limit !== undefined && rows.length > limit ? rows[limit - 1] : undefined
  const hubs = await hubsOf()
  return { items: rows.slice(0, limit).map((row) => toFeed(row, hubs.get(row.id))), next: last ? cursorOf(last) : null }
}

const cursorOf = ({ title, id }: { title: string; id: bigint }) =>
  Buffer.from(JSON.stringify([String(id), title])).toString('base64url')

function readCursor(cursor: string): { title: string; id: bigint } | null {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    const [id, title] = Array.isArray(parts) ? parts : []
    const key = typeof id === 'string' ? toId(id) : null
    return key === null || typeof title !== 'string' || title.includes('\u0000') ? null : { id: key, title }
  } catch {
    return null
  }
}

export async function feedByUrl(url: string): Promise<Feed | null> {
  const row = await db().feed.findUnique({ where: { url } })
  return row && withHub(row)
}

export async function findFeed(id: string): Promise<Feed | null> {
  const key = toId(id)
  const row = key === null ? null : await db().feed.findUnique({ where: { id: key } })
  return row && withHub(row)
}

const COLUMNS = Prisma.sql`id, url, title, site_url as "siteUrl", language, country, paused, full_text as "fullText", trouble, note,
  last_poll_at as "lastPollAt", last_success_at as "lastSuccessAt", last_error as "lastError", gap_at as "gapAt",
  next_poll_at as "nextPollAt", article_count as "articleCount", created_at as "createdAt"`

/** Adds feeds that are not there yet, due at once. `added` are the new ones; `existing` counts the rest. */
export async function addFeeds(feeds: NewFeed[]): Promise<{ added: Feed[]; existing: number }> {
  const hosts = feeds.map(({ url }) => hostOf(url))
  await addHosts(hosts)
  // In SQL: of createMany Prisma keeps the plan with every row, and its WebAssembly what making it took (140 MB of 5,000 rows).
  const rows = await db().$queryRaw<FeedFacts[]>`
    insert into feed (url, host, title, language, country)
    select * from unnest(${feeds.map(({ url }) => url)}::text[], ${hosts}::text[],
      ${feeds.map(({ url, title }) => title?.trim() || new URL(url).hostname)}::text[],
      ${feeds.map(({ language }) => language ?? null)}::text[], ${feeds.map(({ country }) => country ?? null)}::text[])
    on conflict (url) do nothing returning ${COLUMNS}`
  return { added: rows.map((row) => toFeed(row)), existing: feeds.length - rows.length }
}

export async function changeFeed(id: string, change: FeedChange): Promise<Feed | null> {
  return orNull(id, async (key) => {
    const resumed = change.paused === false ? { nextPollAt: new Date(), trouble: null, failures: 0 } : {}
    return withHub(await db().feed.update({ where: { id: key }, data: { ...change, ...resumed } }))
  })
}

/** Makes a feed due now. */
export async function pollSoon(id: string): Promise<Feed | null> {
  return orNull(id, async (key) =>
    withHub(await db().feed.update({ where: { id: key }, data: { nextPollAt: new Date() } })),
  )
}

/** Removes a feed with its articles; false when it was not there. */
export async function removeFeed(id: string): Promise<boolean> {
  // Its mentions leave the tallies: the lock first, as every writer takes it.
  const removed = await orNull(id, async (key) => {
    return inTransaction(async (tx) => {
      await tx.$executeRaw(lockWriters)
      return tx.feed.delete({ where: { id: key } })
    })
  })
  return removed !== null
}

async function orNull<T>(id: string, change: (key: bigint) => Promise<T>): Promise<T | null> {
  const key = toId(id)
  if (key === null) return null
  try {
    return await change(key)
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2025') return null
    throw error
  }
}

const withHub = async (row: FeedFacts) => toFeed(row, (await hubsOf([row.id])).get(row.id))

function toFeed(row: FeedFacts, hub?: Push): Feed {
  return {
    id: String(row.id),
    url: row.url,
    title: row.title,
    siteUrl: row.siteUrl,
    language: row.language,
    country: row.country,
    paused: row.paused,
    fullText: row.fullText,
    health: healthOf(row),
    lastPollAt: row.lastPollAt?.toISOString() ?? null,
    lastSuccessAt: row.lastSuccessAt?.toISOString() ?? null,
    lastError: row.lastError,
    trouble: row.trouble as FeedTrouble | null,
    note: row.note as FeedNote | null,
    gapAt: row.gapAt?.toISOString() ?? null,
    hub: hub ?? null,
    nextPollAt: row.nextPollAt.toISOString(),
    articleCount: row.articleCount,
    createdAt: row.createdAt.toISOString(),
  }
}

function healthOf(row: FeedFacts): FeedHealth {
  if (row.paused) return row.trouble === 'gone' ? 'gone' : 'paused'
  if (row.lastPollAt === null) return 'new'
  return row.lastError === null ? 'ok' : 'failing'
}

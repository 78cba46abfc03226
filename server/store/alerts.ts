// Questions about alerts and their hits. Rows become `Alert` and `Hit` words here; "not there" is null, never a throw.

import type { Alert, Article, Delivery, Hit, MatchSpan, Page } from '../../core/model.ts'
import { Prisma } from '../../prisma/generated/client.ts'
import { articlesById } from './articles.ts'
import { db, withinTransaction } from './client.ts'
import { toId } from './ids.ts'
import { lockAlerts } from './writer-lock.ts'

export type NewAlert = { name: string; query: string; deliveries: Delivery[] }
export type AlertChange = { name?: string; query?: string; paused?: boolean; deliveries?: Delivery[] }
/** What the matcher compiles. `version` is made of the standing queries themselves, so it changes whenever any of them does. */
export type StandingQueries = { version: string; queries: { id: string; query: string }[] }

type AlertRow = {
  id: bigint
  name: string
  query: string
  paused: boolean
  deliveries: Delivery[]
  created_at: Date
  hit_count: bigint
  last_hit_at: Date | null
}

/** All alerts, newest first, with how often they caught something. */
export async function listAlerts(): Promise<Alert[]> {
  return (await alertRows(Prisma.empty)).map(toAlert)
}

/** A page of them, newest first, or all; `cursor` is the id of the last one seen. */
export async function pageOfAlerts(limit?: number, cursor?: string): Promise<Page<Alert>> {
  const before = cursor === undefined ? Prisma.empty : Prisma.sql`where a.id < ${toId(cursor) ?? 0n}`
  const alerts = (await alertRows(before, limit)).map(toAlert)
  return { items: alerts, next: alerts.length === limit ? (alerts.at(-1)?.id ?? null) : null }
}

export async function findAlert(id: string): Promise<Alert | null> {
  const key = toId(id)
  if (key === null) return null
  const [row] = await alertRows(Prisma.sql`where a.id = ${key}`)
  return row ? toAlert(row) : null
}

/** Once this is stored, the alert catches every article that is stored after it. */
export async function addAlert(alert: NewAlert): Promise<Alert> {
  return withinTransaction(async () => {
    await db().$executeRaw(lockAlerts)
    const row = await db().alert.create({ data: { ...alert, deliveries: alert.deliveries as Prisma.InputJsonValue } })
    return (await findAlert(String(row.id))) as Alert
  })
}

export async function changeAlert(id: string, change: AlertChange): Promise<Alert | null> {
  const key = toId(id)
  if (key === null) return null
  const { deliveries, ...rest } = change
  const data = {
    ...rest,
    ...(deliveries ? { deliveries: deliveries as Prisma.InputJsonValue } : {}),
    updatedAt: new Date(),
  }
  return withinTransaction(async () => {
    await db().$executeRaw(lockAlerts)
    const { count } = await db().alert.updateMany({ where: { id: key }, data })
    return count === 0 ? null : findAlert(id)
  })
}

/** Removes an alert with its hits; false when it was not there. */
export async function removeAlert(id: string): Promise<boolean> {
  const key = toId(id)
  return key !== null && (await db().alert.deleteMany({ where: { id: key } })).count > 0
}

/** An alert's hits, newest first, each with its article; `cursor` is the id of the last hit seen. */
export async function hitsOf(
  alertId: string,
  limit: number,
  cursor: string | null,
): Promise<Page<Hit & { article: Article }>> {
  const key = toId(alertId)
  const before = cursor === null ? null : toId(cursor)
  if (key === null) return { items: [], next: null }
  const rows = await db().hit.findMany({
    where: { alertId: key, ...(before === null ? {} : { id: { lt: before } }) },
    orderBy: { id: 'desc' },
    take: limit,
  })
  const articles = await articlesById(rows.map((row) => row.articleId))
  const items = rows.flatMap((row) => {
    const article = articles.get(String(row.articleId))
    return article ? [{ ...toHit(row), article }] : []
  })
  return { items, next: rows.length === limit ? String(rows.at(-1)?.id) : null }
}

/** The hits of these articles, oldest first: what a batch of articles raises. */
export async function hitsOfArticles(articleIds: string[]): Promise<Hit[]> {
  const rows = await db().hit.findMany({ where: { articleId: { in: articleIds.map(BigInt) } }, orderBy: { id: 'asc' } })
  return rows.map(toHit)
}

/** Made of the queries themselves, so that it changes whenever one comes, goes or is changed. */
export const ALERTS_VERSION = Prisma.sql`
  select count(*) || ':' || coalesce(sum(hashtextextended(query, id)), 0) as version from alert where not paused`

/** The queries of all alerts that are not paused, or null when their version (./news.ts) is still the known one. */
export async function standingQueries(known: string | null, version: string): Promise<StandingQueries | null> {
  if (version === known) return null
  const rows = await db().alert.findMany({
    where: { paused: false },
    select: { id: true, query: true },
    orderBy: { id: 'asc' },
  })
  return { version, queries: rows.map(({ id, query }) => ({ id: String(id), query })) }
}

function alertRows(where: Prisma.Sql, limit: number | null = null): Promise<AlertRow[]> {
  return db().$queryRaw<AlertRow[]>`
    select a.id, a.name, a.query, a.paused, a.deliveries, a.created_at, count(h.id) as hit_count, max(h.at) as last_hit_at
    from alert a left join hit h on h.alert_id = a.id ${where} group by a.id order by a.id desc limit ${limit}`
}

function toAlert(row: AlertRow): Alert {
  return {
    id: String(row.id),
    name: row.name,
    query: row.query,
    paused: row.paused,
    deliveries: row.deliveries,
    createdAt: row.created_at.toISOString(),
    hitCount: Number(row.hit_count),
    lastHitAt: row.last_hit_at?.toISOString() ?? null,
  }
}

export type HitRow = {
  id: bigint
  alertId: bigint
  articleId: bigint
  spans: unknown
  at: Date
  correctionId: bigint | null
}

export function toHit(row: HitRow): Hit {
  return {
    id: String(row.id),
    alertId: String(row.alertId),
    articleId: String(row.articleId),
    spans: row.spans as MatchSpan[],
    at: row.at.toISOString(),
    correctionId: row.correctionId === null ? null : String(row.correctionId),
  }
}

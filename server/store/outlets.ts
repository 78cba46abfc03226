// Questions about outlets. The secret of an address is known here by its hash alone; "not there" is null, never a throw.
import type { Outlet, OutletFormat, OutletQuestion } from '../../core/outlets.ts'
import type { Prisma } from '../../prisma/generated/client.ts'
import { db } from './client.ts'
import { toId } from './ids.ts'

/** `personId`: who makes it; it goes with them. Null where a token does that is nobody's. */
export type OutletRequest = OutletQuestion & { name: string; format: OutletFormat; personId: string | null }

type Narrowing = Omit<OutletQuestion, 'query' | 'alertId'>
type OutletRow = {
  id: bigint
  name: string
  query: string | null
  alertId: bigint | null
  narrowing: unknown
  format: string
  createdAt: Date
  lastUsedAt: Date | null
}

const NOTHING: Narrowing = { place: null, role: null, language: null, feedId: null }

/** All outlets, newest first. */
export async function listOutlets(): Promise<Outlet[]> {
  return (await db().outlet.findMany({ orderBy: { id: 'desc' } })).map(toOutlet)
}

/** Adds one; null when its alert is not there. */
export async function addOutlet(ask: OutletRequest, secretHash: Uint8Array<ArrayBuffer>): Promise<Outlet | null> {
  const { name, format, personId, query, alertId, place, role, language, feedId } = ask
  const key = alertId === null ? null : toId(alertId)
  if (alertId !== null && (key === null || (await db().alert.count({ where: { id: key } })) === 0)) return null
  const narrowing = { place, role, language, feedId } satisfies Prisma.InputJsonValue
  const person = personId === null ? null : toId(personId)
  const row = await db().outlet.create({
    data: { name, format, query, alertId: key, narrowing, personId: person, hash: secretHash },
  })
  return toOutlet(row)
}

/** Closes an outlet at once; false when it was not there. */
export async function removeOutlet(id: string): Promise<boolean> {
  const key = toId(id)
  return key !== null && (await db().outlet.deleteMany({ where: { id: key } })).count > 0
}

export async function findOutlet(secretHash: Uint8Array<ArrayBuffer>): Promise<Outlet | null> {
  const row = await db().outlet.findUnique({ where: { hash: secretHash } })
  return row ? toOutlet(row) : null
}

/**
 * Notes what an outlet says now, and that it was read, and tells since when it says so: a moment moves on only when something else is
 * said, by a whole second at least, which is as fine as HTTP tells it. Null when the outlet is gone.
 */
export async function changedSince(id: string, contentHash: Uint8Array<ArrayBuffer>): Promise<Date | null> {
  const key = toId(id) ?? -1n
  const rows = await db().$queryRaw<{ changed_at: Date }[]>`
    update outlet set last_used_at = now(), content_hash = ${contentHash},
      changed_at = case when content_hash is distinct from ${contentHash}
        then greatest(now(), date_trunc('second', changed_at) + interval '1 second') else changed_at end
    where id = ${key} and (content_hash is distinct from ${contentHash} or last_used_at is null or last_used_at < now() - interval '1 hour')
    returning changed_at`
  if (rows[0]) return rows[0].changed_at
  const row = await db().outlet.findUnique({ where: { id: key }, select: { changedAt: true } })
  return row?.changedAt ?? null
}

function toOutlet({ id, name, query, alertId, narrowing, format, createdAt, lastUsedAt }: OutletRow): Outlet {
  return {
    id: String(id),
    name,
    query,
    alertId: alertId === null ? null : String(alertId),
    ...NOTHING,
    ...(narrowing as Partial<Narrowing>),
    format: format as OutletFormat,
    createdAt: createdAt.toISOString(),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
  }
}

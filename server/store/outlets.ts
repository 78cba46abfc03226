// Questions about outlets. The secret of an address is known here by its hash alone; "not there" is null, never a throw.
import type { Outlet, OutletFormat, OutletQuestion } from '../../core/outlets.ts'
import type { Prisma } from '../../prisma/generated/client.ts'
import { db } from './client.ts'
import { toId } from './ids.ts'

export type OutletRequest = OutletQuestion & { name: string; format: OutletFormat }

type OutletRow = {
  id: bigint
  name: string
  filter: unknown
  alertId: bigint | null
  format: string
  createdAt: Date
}

/** All outlets, newest first. */
export async function listOutlets(): Promise<Outlet[]> {
  return (await db().outlet.findMany({ orderBy: { id: 'desc' } })).map(toOutlet)
}

/** Adds one; null when its alert is not there. */
export async function addOutlet(ask: OutletRequest, secretHash: Uint8Array<ArrayBuffer>): Promise<Outlet | null> {
  const { name, format, alertId, ...filter } = ask
  const key = alertId === null ? null : toId(alertId)
  if (alertId !== null && (key === null || (await db().alert.count({ where: { id: key } })) === 0)) return null
  const row = await db().outlet.create({
    data: { name, format, alertId: key, filter: filter satisfies Prisma.InputJsonValue, secretHash },
  })
  return toOutlet(row)
}

/** Closes an outlet at once; false when it was not there. */
export async function removeOutlet(id: string): Promise<boolean> {
  const key = toId(id)
  return key !== null && (await db().outlet.deleteMany({ where: { id: key } })).count > 0
}

export async function findOutlet(secretHash: Uint8Array<ArrayBuffer>): Promise<Outlet | null> {
  const row = await db().outlet.findUnique({ where: { secretHash } })
  return row ? toOutlet(row) : null
}

/**
 * Notes what an outlet says now, and tells since when: a moment moves on only when something else is said, by a whole second at
 * least, which is as fine as HTTP tells it. Null when the outlet is gone.
 */
export async function changedSince(id: string, contentHash: Uint8Array<ArrayBuffer>): Promise<Date | null> {
  const rows = await db().$queryRaw<{ changed_at: Date }[]>`
    update outlet set content_hash = ${contentHash},
      changed_at = greatest(now(), date_trunc('second', changed_at) + interval '1 second')
    where id = ${toId(id)} and content_hash is distinct from ${contentHash} returning changed_at`
  if (rows[0]) return rows[0].changed_at
  const row = await db().outlet.findUnique({ where: { id: toId(id) ?? -1n }, select: { changedAt: true } })
  return row?.changedAt ?? null
}

function toOutlet({ id, name, filter, alertId, format, createdAt }: OutletRow): Outlet {
  return {
    ...(filter as Omit<OutletQuestion, 'alertId'>),
    id: String(id),
    name,
    alertId: alertId === null ? null : String(alertId),
    format: format as OutletFormat,
    createdAt: createdAt.toISOString(),
  }
}

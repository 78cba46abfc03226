// The audit log: who did what, from where, when. It is only ever added to; the database refuses anything else.
import { db } from './client.ts'
import { toId } from './ids.ts'

export type AuditEntry = {
  id: string
  at: string
  /** An e-mail address, a token's name, `command line`, or `nobody`. */
  actor: string
  action: string
  target: string
  /** `done`, or why not. */
  outcome: string
  address: string
}

const LONGEST = 300

export async function addAudit(entry: Omit<AuditEntry, 'id' | 'at'>): Promise<void> {
  const cut = Object.fromEntries(Object.entries(entry).map(([name, value]) => [name, value.slice(0, LONGEST)]))
  await db().auditEntry.create({ data: cut as typeof entry })
}

/** Newest first, before a cursor. */
export async function listAudit(
  limit: number,
  cursor: string | null,
): Promise<{ items: AuditEntry[]; next: string | null }> {
  const before = cursor === null ? null : toId(cursor)
  const rows = await db().auditEntry.findMany({
    where: before === null ? {} : { id: { lt: before } },
    orderBy: { id: 'desc' },
    take: limit,
  })
  const items = rows.map(({ id, at, ...rest }) => ({ id: String(id), at: at.toISOString(), ...rest }))
  return { items, next: rows.length === limit ? (items.at(-1)?.id ?? null) : null }
}

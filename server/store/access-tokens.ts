// Tokens for scripts: made, listed, revoked. The secret is returned once, by the making; at rest there is only its hash.
import type { Role, Scope } from '../../core/access/roles.ts'
import type { AccessToken as Row } from '../../prisma/generated/client.ts'
import { db } from './client.ts'
import { toId } from './ids.ts'
import { hashOf, newSecret } from './secrets.ts'

export type AccessToken = {
  id: string
  name: string
  role: Role
  scope: Scope
  personId: string | null
  createdAt: string
  lastUsedAt: string | null
  revokedAt: string | null
}

export async function makeToken(wanted: {
  name: string
  role: Role
  scope: Scope
  personId: string | null
}): Promise<AccessToken & { token: string }> {
  const token = newSecret('rasid')
  const { personId, ...rest } = wanted
  const data = { ...rest, personId: personId === null ? null : (toId(personId) ?? -1n), hash: hashOf(token) }
  return { ...toToken(await db().accessToken.create({ data })), token }
}

/** All of them, or one person's, newest first. */
export async function listTokens(personId?: string): Promise<AccessToken[]> {
  const where = personId === undefined ? {} : { personId: toId(personId) ?? -1n }
  return (await db().accessToken.findMany({ where, orderBy: { id: 'desc' } })).map(toToken)
}

/** Revokes at once; null when there is no such token (of this person), or it was revoked. */
export async function revokeToken(id: string, personId?: string): Promise<AccessToken | null> {
  const [row] = await db().accessToken.updateManyAndReturn({
    where: { id: toId(id) ?? -1n, revokedAt: null, ...(personId ? { personId: toId(personId) ?? -1n } : {}) },
    data: { revokedAt: new Date() },
  })
  return row ? toToken(row) : null
}

const toToken = (row: Row): AccessToken => ({
  id: String(row.id),
  name: row.name,
  role: row.role as Role,
  scope: row.scope as Scope,
  personId: row.personId === null ? null : String(row.personId),
  createdAt: row.createdAt.toISOString(),
  lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  revokedAt: row.revokedAt?.toISOString() ?? null,
})

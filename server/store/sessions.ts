// Sessions and tokens: who is it that asks? One indexed question a request, so that what was revoked is refused by the next one.
import { type Identity, lesser, type Role, type Scope } from '../../core/access/roles.ts'
import { db, inTransaction } from './client.ts'
import { toId } from './ids.ts'
import { KEPT } from './kept-statements.ts'
import { hashOf, newSecret } from './secrets.ts'

export type SessionSeen = {
  id: string
  address: string
  userAgent: string
  createdAt: string
  lastSeenAt: string
  current: boolean
}

// A browser that comes back within a week stays signed in, for at most a month.
const IDLE_DAYS = 7
const LONGEST_DAYS = 30
// Written this rarely, "last seen" costs the hot path nothing.
const SEEN_EVERY_SECONDS = 60
const DAY_MS = 86_400_000

type Row = {
  id: bigint
  person_id: bigint | null
  name: string
  role: string
  own_role: string | null
  scope: string
  stale: boolean
}

/** Starts a session; the secret is for the cookie and is not kept. */
export async function startSession(
  personId: string,
  from: { address: string; userAgent: string },
): Promise<{ secret: string; expiresAt: Date }> {
  const secret = newSecret('rs')
  const expiresAt = new Date(Date.now() + LONGEST_DAYS * DAY_MS)
  const id = toId(personId) ?? -1n
  const data = { tokenHash: hashOf(secret), personId: id, expiresAt, ...from, userAgent: from.userAgent.slice(0, 300) }
  await inTransaction(async (tx) => {
    await tx.session.create({ data })
    await tx.person.update({ where: { id }, data: { lastSignInAt: new Date() } })
    await tx.session.deleteMany({ where: { expiresAt: { lt: new Date() } } })
  })
  return { secret, expiresAt }
}

/** Who a session's secret stands for; null when it is unknown, over, or its person may no longer come in. */
export async function identityOfSession(secret: string): Promise<Identity | null> {
  const [row] = await db().$queryRaw<Row[]>`
    select s.id, p.id as person_id, p.email as name, p.role, p.role as own_role, 'admin' as scope,
      s.last_seen_at < now() - make_interval(secs => ${SEEN_EVERY_SECONDS}) as stale
    from session s join person p on p.id = s.person_id
    where s.token_hash = ${hashOf(secret)} and not p.disabled and s.expires_at > now()
      and s.last_seen_at > now() - make_interval(days => ${IDLE_DAYS})`
  if (!row) return null
  if (row.stale) await db().$executeRaw`update session set last_seen_at = now() where id = ${row.id}`
  return toIdentity('session', row)
}

/** Who a token stands for, or null. It never does more than the person who made it. */
export async function identityOfToken(secret: string): Promise<Identity | null> {
  const [row] = await db().$queryRaw<Row[]>`
    select t.id, t.person_id, t.name, t.role, p.role as own_role, t.scope,
      coalesce(t.last_used_at < now() - make_interval(secs => ${SEEN_EVERY_SECONDS}), true) as stale
    from access_token t left join person p on p.id = t.person_id
    where t.hash = ${hashOf(secret)} and t.revoked_at is null and not coalesce(p.disabled, false)`
  if (!row) return null
  if (row.stale) await db().$executeRaw`update access_token set last_used_at = now() where id = ${row.id}`
  return toIdentity('token', row)
}

/** Which of these sessions and tokens still hold. */
export async function stillValid(keys: string[]): Promise<Set<string>> {
  const ids = (kind: string) =>
    keys.flatMap((key) => (key.startsWith(`${kind}:`) ? [toId(key.slice(kind.length + 1)) ?? -1n] : []))
  const rows = await db().$queryRaw<{ key: string }[]>`${KEPT}
    select 'session:' || s.id as key from session s join person p on p.id = s.person_id
    where s.id = any(${ids('session')}::int8[]) and not p.disabled and s.expires_at > now()
    union all
    select 'token:' || t.id from access_token t left join person p on p.id = t.person_id
    where t.id = any(${ids('token')}::int8[]) and t.revoked_at is null and not coalesce(p.disabled, false)`
  return new Set(rows.map(({ key }) => key))
}

export async function sessionsOf(personId: string, current: string): Promise<SessionSeen[]> {
  const rows = await db().session.findMany({
    where: { personId: toId(personId) ?? -1n, expiresAt: { gt: new Date() } },
    orderBy: { lastSeenAt: 'desc' },
  })
  return rows.map(({ id, address, userAgent, createdAt, lastSeenAt }) => ({
    id: String(id),
    address,
    userAgent,
    createdAt: createdAt.toISOString(),
    lastSeenAt: lastSeenAt.toISOString(),
    current: `session:${id}` === current,
  }))
}

/** Ends one session of this person; false when it is not theirs. */
export async function endSession(personId: string, id: string): Promise<boolean> {
  const where = { id: toId(id) ?? -1n, personId: toId(personId) ?? -1n }
  return (await db().session.deleteMany({ where })).count === 1
}

function toIdentity(kind: Identity['kind'], row: Row): Identity {
  const role = row.role as Role
  return {
    key: `${kind}:${row.id}`,
    kind,
    personId: row.person_id === null ? null : String(row.person_id),
    name: row.name,
    role: row.own_role === null ? role : lesser(role, row.own_role as Role),
    scope: row.scope as Scope,
  }
}

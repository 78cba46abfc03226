// Tickets: secrets that work once and not for long. Invitations, resets, challenges and second steps are all of this kind.
import { db } from './client.ts'
import { toId } from './ids.ts'
import { hashOf, newSecret } from './secrets.ts'

/** What each kind carries. */
export type TicketData = {
  invitation: { email: string; role: string; by: string }
  reset: { personId: string; email: string }
  'second-step': { personId: string }
  'passkey-challenge': { challenge: string; personId: string | null }
  sso: { verifier: string; nonce: string; next: string }
}
export type TicketKind = keyof TicketData
export type Invitation = { id: string; email: string; role: string; by: string; createdAt: string; expiresAt: string }

/** Makes one; what is over is swept away meanwhile. */
export async function issueTicket<K extends TicketKind>(
  kind: K,
  data: TicketData[K],
  seconds: number,
): Promise<{ id: string; secret: string }> {
  const secret = newSecret('rt')
  await db().ticket.deleteMany({ where: { expiresAt: { lt: new Date() } } })
  const expiresAt = new Date(Date.now() + seconds * 1_000)
  const { id } = await db().ticket.create({ data: { kind, data, hash: hashOf(secret), expiresAt } })
  return { id: String(id), secret }
}

/** Takes it: of several who bring the same one, one gets it. Null when it is unknown, used or over. */
export async function takeTicket<K extends TicketKind>(kind: K, secret: string): Promise<TicketData[K] | null> {
  const rows = await db().$queryRaw<{ data: TicketData[K] }[]>`
    delete from ticket where hash = ${hashOf(secret)} and kind = ${kind} and expires_at > now() returning data`
  return rows[0]?.data ?? null
}

/** Takes the open invitation of an address that was proved otherwise than by its link. */
export async function takeInvitationOf(email: string): Promise<TicketData['invitation'] | null> {
  const rows = await db().$queryRaw<{ data: TicketData['invitation'] }[]>`
    delete from ticket where kind = 'invitation' and lower(data ->> 'email') = ${email.trim().toLowerCase()}
      and expires_at > now() returning data`
  return rows[0]?.data ?? null
}

/** Looks at it and counts the look; after `tries` looks it is gone. */
export async function tryTicket<K extends TicketKind>(
  kind: K,
  secret: string,
  tries: number,
): Promise<TicketData[K] | null> {
  const rows = await db().$queryRaw<{ data: TicketData[K] }[]>`
    update ticket set tries = tries + 1
    where hash = ${hashOf(secret)} and kind = ${kind} and expires_at > now() and tries < ${tries} returning data`
  return rows[0]?.data ?? null
}

/** Looks without using it up. */
export async function seeTicket<K extends TicketKind>(kind: K, secret: string): Promise<TicketData[K] | null> {
  const where = { hash: hashOf(secret), kind, expiresAt: { gt: new Date() } }
  const row = await db().ticket.findFirst({ where })
  return row ? (row.data as unknown as TicketData[K]) : null
}

export async function listInvitations(): Promise<Invitation[]> {
  const where = { kind: 'invitation', expiresAt: { gt: new Date() } }
  const rows = await db().ticket.findMany({ where, orderBy: { id: 'desc' } })
  return rows.map(({ id, data, createdAt, expiresAt }) => ({
    ...(data as unknown as TicketData['invitation']),
    id: String(id),
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
  }))
}

/** Withdraws one; whom it was for, or null when there is none. */
export async function withdrawInvitation(id: string): Promise<string | null> {
  const rows = await db().$queryRaw<{ email: string }[]>`
    delete from ticket where id = ${toId(id) ?? -1n} and kind = 'invitation' returning data ->> 'email' as email`
  return rows[0]?.email ?? null
}

// People and their roles. E-mail addresses are compared in lower case; the last owner can neither leave nor step down.
import type { Role } from '../../core/access/roles.ts'
import type { Prisma, Person as Row } from '../../prisma/generated/client.ts'
import { db, inTransaction } from './client.ts'
import { toId } from './ids.ts'

/** A person as owners see them. */
export type Person = {
  id: string
  email: string
  name: string
  role: Role
  disabled: boolean
  secondFactor: boolean
  createdAt: string
  lastSignInAt: string | null
}

/** What signing in has to know; never leaves the server. */
export type Credentials = {
  person: Person
  passwordHash: string | null
  totpSecret: string | null
  totpLastStep: bigint
  recoveryHashes: string[]
  /** Issuer and subject, with a space between; null where single sign-on was never used. */
  ssoSubject: string | null
}

export type NewPerson = { email: string; name?: string; role: Role; passwordHash?: string; ssoSubject?: string }

export const normalEmail = (email: string) => email.trim().toLowerCase()

export async function ownerExists(): Promise<boolean> {
  return (await db().person.findFirst({ where: { role: 'owner' }, select: { id: true } })) !== null
}

/** The first owner, or null when there is one already: of many who try at once, one succeeds. */
export function addFirstOwner(person: Omit<NewPerson, 'role'>): Promise<Person | null> {
  return inTransaction(async (tx) => {
    await tx.$executeRaw`lock table person in share row exclusive mode`
    if (await tx.person.findFirst({ where: { role: 'owner' } })) return null
    return toPerson(await tx.person.create({ data: fields({ ...person, role: 'owner' }) }))
  })
}

/** Null when the address is taken. */
export async function addPerson(person: NewPerson): Promise<Person | null> {
  const [row] = await db().person.createManyAndReturn({ data: [fields(person)], skipDuplicates: true })
  return row ? toPerson(row) : null
}

export async function listPeople(): Promise<Person[]> {
  return (await db().person.findMany({ orderBy: { id: 'asc' } })).map(toPerson)
}

export async function credentialsOf(by: { email: string } | { id: string }): Promise<Credentials | null> {
  const where = 'email' in by ? { email: normalEmail(by.email) } : { id: toId(by.id) ?? -1n }
  const row = await db().person.findUnique({ where })
  if (!row) return null
  const { passwordHash, totpSecret, totpLastStep, recoveryHashes, ssoSubject } = row
  return { person: toPerson(row), passwordHash, totpSecret, totpLastStep, recoveryHashes, ssoSubject }
}

export async function personBySso(subject: string): Promise<Person | null> {
  const row = await db().person.findUnique({ where: { ssoSubject: subject } })
  return row && toPerson(row)
}

/** Ties a person to an identity elsewhere. */
export async function linkSso(id: string, subject: string): Promise<void> {
  await db().person.update({ where: { id: toId(id) ?? -1n }, data: { ssoSubject: subject } })
}

/** Changes role or access. `last-owner` when nobody would be left who owns this Rasid. */
export function changePerson(
  id: string,
  change: { role?: Role; disabled?: boolean; name?: string },
): Promise<Person | 'last-owner' | null> {
  const leaves = change.disabled === true || (change.role !== undefined && change.role !== 'owner')
  return guarded(id, leaves, async (tx, id) => toPerson(await tx.person.update({ where: { id }, data: change })))
}

/** Removes a person with their sessions, tokens and passkeys; the one who was removed, or null. */
export function removePerson(id: string): Promise<Person | 'last-owner' | null> {
  return guarded(id, true, async (tx, id) => toPerson(await tx.person.delete({ where: { id } })))
}

type Work<T> = (tx: Prisma.TransactionClient, key: bigint) => Promise<T>

/** One such change at a time: of two owners who remove each other at once, one stays. */
function guarded<T>(id: string, leaves: boolean, work: Work<T>): Promise<T | 'last-owner' | null> {
  return inTransaction(async (tx) => {
    await tx.$executeRaw`lock table person in share row exclusive mode`
    const key = toId(id)
    const self = key === null ? null : await tx.person.findUnique({ where: { id: key } })
    if (key === null || !self) return null
    const others = await tx.person.count({ where: { role: 'owner', disabled: false, NOT: { id: key } } })
    return leaves && self.role === 'owner' && others === 0 ? 'last-owner' : work(tx, key)
  })
}

/** A new password ends every session but the one that is kept, and every link and half sign-in that is still open. */
export async function setPassword(id: string, passwordHash: string, keepSession?: string): Promise<void> {
  const personId = toId(id) ?? -1n
  const keep = keepSession === undefined ? -1n : (toId(keepSession) ?? -1n)
  await inTransaction(async (tx) => {
    await tx.person.update({ where: { id: personId }, data: { passwordHash } })
    await tx.session.deleteMany({ where: { personId, NOT: { id: keep } } })
    await tx.$executeRaw`delete from ticket where kind in ('reset', 'second-step') and data ->> 'personId' = ${String(personId)}`
  })
}

function fields({ email, name, role, passwordHash, ssoSubject }: NewPerson) {
  return {
    email: normalEmail(email),
    name: name ?? '',
    role,
    ...(passwordHash ? { passwordHash } : {}),
    ...(ssoSubject ? { ssoSubject } : {}),
  }
}

function toPerson(row: Row): Person {
  return {
    id: String(row.id),
    email: row.email,
    name: row.name,
    role: row.role as Role,
    disabled: row.disabled,
    secondFactor: row.totpConfirmed,
    createdAt: row.createdAt.toISOString(),
    lastSignInAt: row.lastSignInAt?.toISOString() ?? null,
  }
}

// People and their roles. E-mail addresses are compared in lower case; the last owner can neither leave nor step down.
import type { Role } from '../../core/access/roles.ts'
import type { Person as Row } from '../../prisma/generated/client.ts'
import { db } from './client.ts'
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
}

export type NewPerson = { email: string; name?: string; role: Role; passwordHash?: string; ssoSubject?: string }

export const normalEmail = (email: string) => email.trim().toLowerCase()

export async function ownerExists(): Promise<boolean> {
  return (await db().person.findFirst({ where: { role: 'owner' }, select: { id: true } })) !== null
}

/** The first owner, or null when there is one already: of many who try at once, one succeeds. */
export function addFirstOwner(person: Omit<NewPerson, 'role'>): Promise<Person | null> {
  return db().$transaction(async (tx) => {
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
  const { passwordHash, totpSecret, totpLastStep, recoveryHashes } = row
  return { person: toPerson(row), passwordHash, totpSecret, totpLastStep, recoveryHashes }
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
  return guarded(id, change.disabled === true || (change.role !== undefined && change.role !== 'owner'), (key) =>
    db()
      .person.update({ where: { id: key }, data: change })
      .then(toPerson),
  )
}

export async function removePerson(id: string): Promise<boolean | 'last-owner'> {
  return (
    (await guarded(id, true, (key) =>
      db()
        .person.delete({ where: { id: key } })
        .then(() => true),
    )) ?? false
  )
}

async function guarded<T>(id: string, leaves: boolean, work: (key: bigint) => Promise<T>) {
  const key = toId(id)
  if (key === null || !(await db().person.findUnique({ where: { id: key } }))) return null
  const others = await db().person.count({ where: { role: 'owner', disabled: false, NOT: { id: key } } })
  const [self] = await db().person.findMany({ where: { id: key, role: 'owner' } })
  return leaves && self && others === 0 ? ('last-owner' as const) : work(key)
}

/** A new password ends every session but the one that is kept, and every link and half sign-in that is still open. */
export async function setPassword(id: string, passwordHash: string, keepSession?: string): Promise<void> {
  const personId = toId(id) ?? -1n
  const keep = keepSession === undefined ? -1n : (toId(keepSession) ?? -1n)
  await db().$transaction([
    db().person.update({ where: { id: personId }, data: { passwordHash } }),
    db().session.deleteMany({ where: { personId, NOT: { id: keep } } }),
    db()
      .$executeRaw`delete from ticket where kind in ('reset', 'second-step') and data ->> 'personId' = ${String(personId)}`,
  ])
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

// What a person has beside their password: one-time codes and passkeys. A code, a recovery code and a counter are each taken once.
import type { Passkey as Row } from '../../prisma/generated/client.ts'
import { db } from './client.ts'
import { toId } from './ids.ts'

export type Passkey = { id: string; name: string; createdAt: string; lastUsedAt: string | null }
export type StoredPasskey = {
  id: string
  personId: string
  publicKey: Uint8Array<ArrayBuffer>
  counter: number
  transports: string[]
}

/** Keeps a sealed secret that does not count yet. */
export async function proposeTotp(personId: string, sealed: string): Promise<void> {
  await db().person.updateMany({
    where: { id: toId(personId) ?? -1n, totpConfirmed: false },
    data: { totpSecret: sealed, totpLastStep: 0n },
  })
}

export async function confirmTotp(personId: string, step: bigint, recoveryHashes: string[]): Promise<void> {
  const data = { totpConfirmed: true, totpLastStep: step, recoveryHashes }
  await db().person.update({ where: { id: toId(personId) ?? -1n }, data })
}

export async function removeTotp(personId: string): Promise<void> {
  const data = { totpConfirmed: false, totpSecret: null, recoveryHashes: [] }
  await db().person.update({ where: { id: toId(personId) ?? -1n }, data })
}

/** True for the first who brings a code of this step; its second use is refused, also when both come at once. */
export async function takeStep(personId: string, step: bigint): Promise<boolean> {
  const { count } = await db().person.updateMany({
    where: { id: toId(personId) ?? -1n, totpLastStep: { lt: step } },
    data: { totpLastStep: step },
  })
  return count === 1
}

/** True when the recovery code was there; it is gone then. */
export async function takeRecovery(personId: string, hash: string): Promise<boolean> {
  const count = await db().$executeRaw`
    update person set recovery_hashes = array_remove(recovery_hashes, ${hash})
    where id = ${toId(personId) ?? -1n} and ${hash} = any(recovery_hashes)`
  return count === 1
}

/** Codes and passkeys, of who lost the device that they were on. */
export async function forgetDevices(personId: string): Promise<void> {
  await removeTotp(personId)
  await db().passkey.deleteMany({ where: { personId: toId(personId) ?? -1n } })
}

export async function addPasskey(passkey: StoredPasskey & { name: string }): Promise<Passkey> {
  const { personId, counter, ...rest } = passkey
  const data = { ...rest, personId: toId(personId) ?? -1n, counter: BigInt(counter) }
  return toPasskey(await db().passkey.create({ data }))
}

export async function passkeysOf(personId: string): Promise<(Passkey & { transports: string[] })[]> {
  const rows = await db().passkey.findMany({
    where: { personId: toId(personId) ?? -1n },
    orderBy: { createdAt: 'asc' },
  })
  return rows.map((row) => ({ ...toPasskey(row), transports: row.transports }))
}

export async function findPasskey(id: string): Promise<StoredPasskey | null> {
  const row = await db().passkey.findUnique({ where: { id } })
  if (!row) return null
  return {
    ...row,
    personId: String(row.personId),
    counter: Number(row.counter),
    publicKey: new Uint8Array(row.publicKey),
  }
}

export async function passkeyUsed(id: string, counter: number): Promise<void> {
  await db().passkey.update({ where: { id }, data: { counter: BigInt(counter), lastUsedAt: new Date() } })
}

export async function removePasskey(personId: string, id: string): Promise<boolean> {
  const { count } = await db().passkey.deleteMany({ where: { id, personId: toId(personId) ?? -1n } })
  return count === 1
}

const toPasskey = ({ id, name, createdAt, lastUsedAt }: Row): Passkey => ({
  id,
  name,
  createdAt: createdAt.toISOString(),
  lastUsedAt: lastUsedAt?.toISOString() ?? null,
})

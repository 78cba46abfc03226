// What was answered under an Idempotency-Key, for a day. The deed and its answer are stored in one transaction, whose lock on the key
// is gone with it: a crash in between leaves neither, and a second request is never done beside the first.
import { Prisma } from '../../prisma/generated/client.ts'
import { db, withinTransaction } from './client.ts'

export type KeptAnswer = { status: number; type: string | null; body: string }
export type Keyed = { principal: string; key: string; fingerprint: Uint8Array<ArrayBuffer> }
export type DoneOnce =
  | { kind: 'first' | 'again'; answer: KeptAnswer }
  /** The key was sent with another request. */
  | { kind: 'other' }
  | { kind: 'under-way' }

const KEPT_HOURS = 24

/** Does it, unless it was done under this key. All that `act` asks of the store happens in the transaction; what it throws undoes it. */
export function doOnce({ principal, key, fingerprint }: Keyed, act: () => Promise<KeptAnswer>): Promise<DoneOnce> {
  return withinTransaction(async () => {
    const [lock] = await db().$queryRaw<{ mine: boolean }[]>`
      select pg_try_advisory_xact_lock(hashtextextended(${`idempotency ${principal} ${key}`}, 0)) as mine`
    if (!lock?.mine) return { kind: 'under-way' }
    await db().$executeRaw`delete from idempotent_answer where at < now() - make_interval(hours => ${KEPT_HOURS})`
    const known = await db().idempotentAnswer.findUnique({ where: { principal_key: { principal, key } } })
    if (known) {
      if (Buffer.compare(known.fingerprint, fingerprint) !== 0) return { kind: 'other' }
      return { kind: 'again', answer: { status: known.status, type: known.type, body: known.body } }
    }
    const answer = await act()
    await db().$executeRaw(Prisma.sql`
      insert into idempotent_answer (principal, key, fingerprint, status, type, body)
      values (${principal}, ${key}, ${fingerprint}, ${answer.status}, ${answer.type}, ${answer.body})`)
    return { kind: 'first', answer }
  })
}

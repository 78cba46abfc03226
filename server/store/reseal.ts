// After a new key came: what older keys sealed is sealed with the newest one, so that they can be thrown away. Safe to run at each start.
import { db } from './client.ts'
import { isSealed, resealed, seal } from './seal.ts'
import { hubPurpose } from './subscriptions.ts'

export const totpPurpose = (personId: string) => `totp ${personId}`

/** How many secrets were sealed anew. One that no key opens stays as it is: its key may come back. */
export async function resealAll(): Promise<number> {
  let count = 0
  for (const { id, totpSecret } of await db().person.findMany({ where: { totpSecret: { not: null } } })) {
    const next = totpSecret && resealed(totpSecret, totpPurpose(String(id)))
    if (!next) continue
    // Only while it is still the one that was read: the person may be changing it.
    count += (await db().person.updateMany({ where: { id, totpSecret }, data: { totpSecret: next } })).count
  }
  for (const { feedId, secret } of await db().subscription.findMany({ select: { feedId: true, secret: true } })) {
    const purpose = hubPurpose(feedId)
    // Before hubs' secrets were sealed they rested as they are.
    const next = isSealed(secret) ? resealed(secret, purpose) : seal(secret, purpose)
    if (!next) continue
    count += (await db().subscription.updateMany({ where: { feedId, secret }, data: { secret: next } })).count
  }
  return count
}

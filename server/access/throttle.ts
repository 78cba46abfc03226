// How often someone may be wrong. Three counters: a device and account, an address, an account from devices it never used. Someone who
// tries passwords for another fills the last two; the person's own browsers carry a sealed mark and have a counter of their own, so
// nobody is locked out by a stranger.
import { randomUUID } from 'node:crypto'
import { type RateLimiterAbstract, RateLimiterMemory } from 'rate-limiter-flexible'
import { normalEmail } from '../store/people.ts'
import { seal, unseal } from '../store/seal.ts'
import { countedAs } from './client-address.ts'

const QUARTER_HOUR_SECONDS = 900
const HOUR_SECONDS = 3_600

type Limits = { pair: RateLimiterAbstract; address: RateLimiterAbstract; account: RateLimiterAbstract }
const shared = globalThis as typeof globalThis & { rasidThrottle?: Limits }
const limits = (): Limits => {
  shared.rasidThrottle ??= {
    pair: new RateLimiterMemory({ points: 5, duration: QUARTER_HOUR_SECONDS }),
    address: new RateLimiterMemory({ points: 100, duration: QUARTER_HOUR_SECONDS }),
    account: new RateLimiterMemory({ points: 40, duration: HOUR_SECONDS }),
  }
  return shared.rasidThrottle
}

export type Attempt = { email: string; address: string; device: string | undefined }

/** Seconds to wait before another try; 0 when it may be made now. The try counts as wrong until `succeeded` is called. */
export async function beginTry(attempt: Attempt): Promise<number> {
  const keys = keysOf(attempt)
  const { pair, address, account } = limits()
  const waits = await Promise.all([
    take(pair, keys.pair),
    take(address, keys.address),
    keys.account === null ? 0 : take(account, keys.account),
  ])
  return Math.max(...waits)
}

export async function succeeded(attempt: Attempt): Promise<void> {
  const keys = keysOf(attempt)
  const { pair, address, account } = limits()
  await Promise.all([pair.delete(keys.pair), address.reward(keys.address)])
  if (keys.account !== null) await account.reward(keys.account)
}

/** The mark that a browser keeps after signing in. */
export const deviceMark = (email: string) => seal(`${randomUUID()} ${normalEmail(email)}`, 'device')

function keysOf({ email, address, device }: Attempt) {
  const account = normalEmail(email).slice(0, 200)
  const [id, owner] = (device === undefined ? null : unseal(device, 'device'))?.split(' ') ?? []
  const known = id !== undefined && owner === account
  const from = countedAs(address)
  return known
    ? { pair: `${account} device ${id}`, address: `${account} device ${id}`, account: null }
    : { pair: `${account} ${from}`, address: from, account }
}

async function take(limiter: RateLimiterAbstract, key: string): Promise<number> {
  try {
    await limiter.consume(key)
    return 0
  } catch (refused) {
    if (refused instanceof Error) throw refused
    return Math.max(1, Math.ceil((refused as { msBeforeNext: number }).msBeforeNext / 1_000))
  }
}

// How many requests one token, session or address may make in a minute; told in the standard headers.
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible'
import { access } from './settings.ts'

export type Allowance = { limit: number; remaining: number; resetSeconds: number; waitSeconds: number }

const MINUTE_SECONDS = 60
// Before signing in there is little to ask for.
const STRANGERS_PER_MINUTE = 600

let limiters: { known: RateLimiterMemory; strangers: RateLimiterMemory } | undefined

/** Takes one request off the allowance; `waitSeconds` is above 0 when none is left. */
export async function spend(who: string, known: boolean): Promise<Allowance> {
  limiters ??= {
    known: new RateLimiterMemory({ points: access().requestsPerMinute, duration: MINUTE_SECONDS }),
    strangers: new RateLimiterMemory({ points: STRANGERS_PER_MINUTE, duration: MINUTE_SECONDS }),
  }
  const limiter = known ? limiters.known : limiters.strangers
  const told = (result: RateLimiterRes, waits: boolean): Allowance => {
    const resetSeconds = Math.max(1, Math.ceil(result.msBeforeNext / 1_000))
    return {
      limit: limiter.points,
      remaining: result.remainingPoints,
      resetSeconds,
      waitSeconds: waits ? resetSeconds : 0,
    }
  }
  try {
    return told(await limiter.consume(who), false)
  } catch (refused) {
    if (refused instanceof Error) throw refused
    return told(refused as RateLimiterRes, true)
  }
}

export const rateHeaders = ({ limit, remaining, resetSeconds }: Allowance): Record<string, string> => ({
  'RateLimit-Limit': String(limit),
  'RateLimit-Remaining': String(remaining),
  'RateLimit-Reset': String(resetSeconds),
  'RateLimit-Policy': `${limit};w=${MINUTE_SECONDS}`,
})

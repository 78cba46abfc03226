// When to poll again. Pure: how long a feed has been quiet, or how often it failed, in; seconds to wait out.

// A feed quiet for half an hour is asked every minute, one quiet for seven hours every quarter of an hour.
const QUIET_SHARE = 1 / 30
const SLOWEST_SECONDS = 15 * 60
const LONGEST_BACKOFF_SECONDS = 60 * 60
const LONGEST_RETRY_AFTER_SECONDS = 24 * 60 * 60

/** Seconds until the next poll of a feed that answered. `retryAfterSeconds` is the server's own wish. */
export function nextPollInSeconds(quietSeconds: number, minSeconds: number, retryAfterSeconds = 0): number {
  const byRhythm = Math.min(Math.max(minSeconds, quietSeconds * QUIET_SHARE), Math.max(minSeconds, SLOWEST_SECONDS))
  return Math.max(byRhythm, Math.min(retryAfterSeconds, LONGEST_RETRY_AFTER_SECONDS))
}

/** Seconds until the next try after the nth failure in a row: doubled each time, never given up. */
export function failedPollInSeconds(failures: number, minSeconds: number, retryAfterSeconds = 0): number {
  const backoff = Math.min(minSeconds * 2 ** Math.min(failures - 1, 20), Math.max(minSeconds, LONGEST_BACKOFF_SECONDS))
  return Math.max(backoff, Math.min(retryAfterSeconds, LONGEST_RETRY_AFTER_SECONDS))
}

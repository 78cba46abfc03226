// When a permanent redirect is believed: after it led to the same address on many polls, over a long time. A server that is being
// moved, or hijacked, redirects for good today and not tomorrow. Pure.

export type Moving = { to: string | null; since: Date | null; polls: number }

const LEAST_POLLS = 10
// At the usual minute this is a day; simulators live faster.
const LEAST_MINIMUM_INTERVALS = 1_440
// As long as an address that a person may add.
const LONGEST_ADDRESS = 2_048

/** What is known of a move after a poll that was led to `movedTo`, or nowhere; and the address to learn, once it is believed. */
export function moved(
  before: Moving,
  movedTo: string | undefined,
  at: Date,
  minSeconds: number,
): { moving: Moving; learn: string | null } {
  if (movedTo === undefined || movedTo.length > LONGEST_ADDRESS)
    return { moving: { to: null, since: null, polls: 0 }, learn: null }
  if (movedTo !== before.to || before.since === null)
    return { moving: { to: movedTo, since: at, polls: 1 }, learn: null }
  const moving = { ...before, polls: before.polls + 1 }
  const seconds = (at.getTime() - before.since.getTime()) / 1_000
  const proven = moving.polls >= LEAST_POLLS && seconds >= LEAST_MINIMUM_INTERVALS * minSeconds
  return { moving, learn: proven ? movedTo : null }
}

// Stores a poll's rows even when the database refuses one of them: the others are stored, the refused are named. What fails for any
// other reason than the data throws as it came.
import { Prisma } from '../../prisma/generated/client.ts'
import type { StoredBatch } from './batch.ts'
import type { PollOutcome } from './schedule.ts'

export type Refused<T> = { row: T; reason: string }
export type Stored<T> = StoredBatch & { refused: Refused<T>[] }
/** How rows are stored with an outcome, all or none; null when the lease was lost. */
export type Store<T> = (rows: T[], outcome: PollOutcome | null) => Promise<StoredBatch | null>

// Classes of SQLSTATE that blame the data: what cannot be represented (22), what exceeds a limit of the program (54), and a broken
// check. A lost connection, a deadlock or a missing table is none of these.
const BLAMES_DATA = /Code: `((?:22|54)\w{3}|23514)`\. Message: `([^`]*)/

/** As `store` does; rows that are refused together are halved until those that are to blame stand alone. */
export async function storeIsolated<T>(
  rows: T[],
  outcome: PollOutcome | null,
  store: Store<T>,
): Promise<Stored<T> | null> {
  try {
    const batch = await store(rows, outcome)
    return batch && { ...batch, refused: [] }
  } catch (error) {
    if (refusalOf(error) === null) throw error
  }
  const stored: Stored<T> = { ids: [], refused: [] }
  // Not the validators: with them a crash before the last part would make the next poll "unchanged", and the rest lost.
  if (!(await storeHalves(rows, outcome && bare(outcome), store, stored))) return null
  if (outcome) await endIsolated(outcome, (end) => store([], end))
  return stored
}

/** As `end` does; what a feed says of itself is left out when the database refuses it. */
export async function endIsolated<R>(outcome: PollOutcome, end: (outcome: PollOutcome) => Promise<R>): Promise<R> {
  try {
    return await end(outcome)
  } catch (error) {
    if (refusalOf(error) === null) throw error
    return end(bare(outcome))
  }
}

/** False when the lease was lost on the way. */
async function storeHalves<T>(
  rows: T[],
  outcome: PollOutcome | null,
  store: Store<T>,
  stored: Stored<T>,
): Promise<boolean> {
  try {
    const batch = await store(rows, outcome)
    if (batch === null) return false
    stored.ids.push(...batch.ids)
    return true
  } catch (error) {
    const reason = refusalOf(error)
    if (reason === null || rows.length === 0) throw error
    if (rows.length === 1) return stored.refused.push({ row: rows[0] as T, reason }) > 0
    const middle = rows.length >> 1
    const first = await storeHalves(rows.slice(0, middle), outcome, store, stored)
    return first && (await storeHalves(rows.slice(middle), outcome, store, stored))
  }
}

/** What is ours alone: without the words of strangers, and without what would make the next poll "unchanged". */
function bare(outcome: PollOutcome): PollOutcome {
  const { title, siteUrl, language, etag, lastModified, bodyHash, listing, ...ours } = outcome
  return ours
}

/** The database's own words when it refuses data, else null. */
function refusalOf(error: unknown): string | null {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return null
  return BLAMES_DATA.exec(error.message)?.[2] ?? null
}

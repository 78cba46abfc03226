// Stores a poll's batch even when the database refuses a row of it: the others are stored, the refused are named. What fails for any
// other reason than the data throws as it came.
import { Prisma } from '../../prisma/generated/client.ts'
import { type ReadyArticle, storeBatch } from './batch.ts'
import { type Claim, endPoll, type PollOutcome } from './schedule.ts'

export type Refused = { article: ReadyArticle; reason: string }
export type Stored = { ids: string[]; refused: Refused[] }

// Classes of SQLSTATE that blame the data: what cannot be represented (22), what exceeds a limit of the program (54), and a broken
// check. A lost connection, a deadlock or a missing table is none of these.
const BLAMES_DATA = /Code: `((?:22|54)\w{3}|23514)`\. Message: `([^`]*)/

/** As storeBatch; a batch that is refused is halved until the rows that are to blame stand alone. */
export async function storeIsolated(
  claim: Claim,
  articles: ReadyArticle[],
  outcome: PollOutcome,
): Promise<Stored | null> {
  try {
    const ids = await storeBatch(claim, articles, outcome)
    return ids && { ids, refused: [] }
  } catch (error) {
    if (refusalOf(error) === null) throw error
  }
  const stored: Stored = { ids: [], refused: [] }
  // Not the validators: with them a crash before the last part would make the next poll "unchanged", and the rest lost.
  if (!(await storeHalves(claim, articles, bare(outcome), stored))) return null
  await endIsolated(claim, outcome)
  return stored
}

/** As endPoll; what a feed says of itself is left out when the database refuses it. */
export async function endIsolated(claim: Claim, outcome: PollOutcome): Promise<boolean> {
  try {
    return await endPoll(claim, outcome)
  } catch (error) {
    if (refusalOf(error) === null) throw error
    return endPoll(claim, bare(outcome))
  }
}

/** False when the lease was lost on the way. */
async function storeHalves(
  claim: Claim,
  articles: ReadyArticle[],
  outcome: PollOutcome,
  stored: Stored,
): Promise<boolean> {
  try {
    const ids = await storeBatch(claim, articles, outcome)
    stored.ids.push(...(ids ?? []))
    return ids !== null
  } catch (error) {
    const reason = refusalOf(error)
    if (reason === null) throw error
    const [article] = articles
    if (!article) throw error
    if (articles.length === 1) return stored.refused.push({ article, reason }) > 0
    const middle = articles.length >> 1
    const first = await storeHalves(claim, articles.slice(0, middle), outcome, stored)
    return first && (await storeHalves(claim, articles.slice(middle), outcome, stored))
  }
}

const bare = ({ at, nextPollInSeconds, error, pushed }: PollOutcome): PollOutcome => ({
  at,
  nextPollInSeconds,
  error,
  ...(pushed ? { pushed } : {}),
})

/** The database's own words when it refuses data, else null. */
function refusalOf(error: unknown): string | null {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return null
  return BLAMES_DATA.exec(error.message)?.[2] ?? null
}

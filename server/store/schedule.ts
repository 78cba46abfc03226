// The schedule is the lease: claiming a feed pushes its next poll forward, so a poller that dies frees its feeds by itself.
// The claim's token fences it: a poll that comes back after its lease ran out changes nothing.
import { Prisma } from '../../prisma/generated/client.ts'
import { db } from './client.ts'

/** A feed whose poll is ours until the lease ends. */
export type Claim = {
  feedId: bigint
  token: bigint
  url: string
  title: string
  language: string | null
  country: string | null
  etag: string | null
  lastModified: string | null
  bodyHash: Uint8Array | null
  failures: number
  /** Its articles are read in full at their own pages. */
  fullText: boolean
  /** True until a first poll succeeded: what it brings is backlog. */
  first: boolean
  /** Seconds since something new came, or since the feed was added. */
  quietSeconds: number
  /** What it brings was pushed by a hub: a part of the feed, not the whole of it. */
  pushed?: true
}

/** What a poll leaves on its feed. Absent keeps what is there. */
export type PollOutcome = {
  at: Date
  nextPollInSeconds: number
  /** A sentence, or null for success. */
  error: string | null
  etag?: string | null
  lastModified?: string | null
  bodyHash?: Uint8Array | null
  title?: string
  siteUrl?: string | null
  language?: string | null
  /** It was no poll but a push: articles are stored, the schedule stays. */
  pushed?: true
}

// Longer than a fetch may take (connect 10 s, headers 15 s, body 30 s) with storing on top.
const LEASE_SECONDS = 90

const CLAIMED = Prisma.sql`id as "feedId", claim_token as token, url, title, language, country, etag,
  last_modified as "lastModified", body_hash as "bodyHash", failures, full_text as "fullText", last_success_at is null as first,
  extract(epoch from now() - coalesce((select max(fetched_at) from article where feed_id = feed.id), created_at))::float8 as "quietSeconds"`

/** A feed as its present claim has it, without taking it: for what was pushed. Null when it is gone or paused. */
export async function currentClaim(feedId: bigint): Promise<Claim | null> {
  const rows = await db().$queryRaw<Claim[]>`select ${CLAIMED} from feed where id = ${feedId} and not paused`
  return rows[0] ?? null
}

/** Claims up to `limit` due feeds, the longest due first. */
export async function claimDue(limit: number): Promise<Claim[]> {
  const rows = await db().$queryRaw<Claim[]>`
    update feed set next_poll_at = now() + make_interval(secs => ${LEASE_SECONDS}), claim_token = claim_token + 1
    where id in (
      select id from feed where not paused and next_poll_at <= now() order by next_poll_at limit ${limit} for update skip locked)
    returning ${CLAIMED}`
  return rows
}

/** Milliseconds until the next feed falls due: 0 when one is, null when there is none. */
export async function nextDueInMs(): Promise<number | null> {
  const [row] = await db().$queryRaw<{ ms: number | null }[]>`
    select greatest(0, extract(epoch from next_poll_at - now()) * 1000)::float8 as ms
    from feed where not paused order by next_poll_at limit 1`
  return row?.ms ?? null
}

/** Ends a poll that brought nothing new. False when the lease was no longer ours. */
export async function endPoll(claim: Claim, outcome: PollOutcome): Promise<boolean> {
  return (
    (await db()
      .$executeRaw`update feed set ${outcomeSql(outcome)} where id = ${claim.feedId} and claim_token = ${claim.token}`) >
    0
  )
}

/** Ends a poll that never came to anything, as if it had not been begun: the feed is due now. */
export async function giveBack(claim: Claim): Promise<void> {
  await db()
    .$executeRaw`update feed set next_poll_at = now() where id = ${claim.feedId} and claim_token = ${claim.token}`
}

/** The assignments of an update of `feed` that record an outcome. */
export function outcomeSql(outcome: PollOutcome): Prisma.Sql {
  if (outcome.pushed) return Prisma.sql`claim_token = claim_token`
  const parts = [
    Prisma.sql`last_poll_at = ${outcome.at}`,
    // A poll asked for by hand while this one ran has set next_poll_at below our lease: it keeps its turn.
    // The clock, not now(): that stands still at the start of a transaction, and storing may wait for its turn after it.
    Prisma.sql`next_poll_at = case when next_poll_at < clock_timestamp() then next_poll_at
      else now() + make_interval(secs => ${outcome.nextPollInSeconds}) end`,
    Prisma.sql`interval_seconds = ceil(${outcome.nextPollInSeconds}::float8)`,
    Prisma.sql`last_error = ${outcome.error}`,
    outcome.error === null
      ? Prisma.sql`failures = 0, last_success_at = ${outcome.at}`
      : Prisma.sql`failures = failures + 1`,
  ]
  if (outcome.etag !== undefined) parts.push(Prisma.sql`etag = ${outcome.etag}`)
  if (outcome.lastModified !== undefined) parts.push(Prisma.sql`last_modified = ${outcome.lastModified}`)
  if (outcome.bodyHash !== undefined) parts.push(Prisma.sql`body_hash = ${outcome.bodyHash}`)
  if (outcome.title !== undefined) parts.push(Prisma.sql`title = ${outcome.title}`)
  if (outcome.siteUrl !== undefined) parts.push(Prisma.sql`site_url = ${outcome.siteUrl}`)
  if (outcome.language !== undefined) parts.push(Prisma.sql`language = ${outcome.language}`)
  return Prisma.join(parts, ', ')
}

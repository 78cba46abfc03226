// The schedule is the lease: claiming a feed pushes its next poll forward, so a poller that dies frees its feeds by itself.
// The claim's token fences it: a poll that comes back after its lease ran out changes nothing.
import type { FeedNote, FeedTrouble } from '../../core/trouble.ts'
import { Prisma } from '../../prisma/generated/client.ts'
import { db } from './client.ts'
import { addHosts, HOST_POLLS_AT_ONCE, HOST_SPACING_SECONDS, isUnpacedSql } from './hosts.ts'
import { KEPT } from './kept-statements.ts'
import { keepListingSql } from './listing.ts'

/** A feed whose poll is ours until the lease ends. */
export type Claim = {
  feedId: bigint
  token: bigint
  url: string
  host: string
  title: string
  language: string | null
  country: string | null
  etag: string | null
  lastModified: string | null
  validatorsLie: boolean
  bodyHash: Uint8Array | null
  identity: 'guid' | 'link' | 'title'
  failures: number
  note: FeedNote | null
  wishes: FeedWishes
  /** Its articles are read in full at their own pages. */
  fullText: boolean
  /** True until a first poll succeeded: what it brings is backlog. */
  first: boolean
  intervalSeconds: number
  lastSuccessAt: Date | null
  movedTo: string | null
  movedSince: Date | null
  movedPolls: number
  /** What it listed last, packed; empty when it has not been read yet. Most polls do without, but to ask for it costs more than to bring it. */
  listing: Uint8Array
}

/** What a document asks of those who poll its feed, and what polls made of it (pipeline/rhythm.ts). */
export type FeedWishes = {
  sought?: { at: string; inVain: number }
  mostSeconds?: number | undefined
  /** When a poll last brought something new. */
  newsAt?: string
  ttlMinutes?: number
  updateMinutes?: number
  paceSeconds?: number
  skipHours?: number[]
  skipDays?: number[]
}

/** What a poll leaves on its feed. Absent keeps what is there. */
export type PollOutcome = {
  at: Date
  nextPollInSeconds: number
  intervalSeconds?: number
  /** A sentence with its word, or null for success. */
  error: string | null
  trouble?: FeedTrouble | null
  note?: FeedNote | null
  wishes?: FeedWishes
  etag?: string | null
  lastModified?: string | null
  validatorsLie?: boolean
  bodyHash?: Uint8Array | null
  title?: string
  siteUrl?: string | null
  language?: string | null
  identity?: 'guid' | 'link' | 'title'
  gapAt?: Date
  moving?: { to: string | null; since: Date | null; polls: number }
  /** What the document listed, packed. */
  listing?: Uint8Array
}

// A poller that dies frees its feeds within this. A poll that takes longer (older pages, full text, a queue for storing) renews it.
export const LEASE_SECONDS = 90

const CLAIMED = Prisma.sql`id as "feedId", claim_token as token, url, host, title, language, country, etag, last_modified as "lastModified",
      validators_lie as "validatorsLie", body_hash as "bodyHash", identity, failures, full_text as "fullText", note, wishes, last_success_at is null as first,
      interval_seconds as "intervalSeconds", last_success_at as "lastSuccessAt", moved_to as "movedTo",
      moved_since as "movedSince", moved_polls as "movedPolls", coalesce((select entries from listing where feed_id = feed.id), '') as listing`

/** A feed as its present claim has it, without taking it: for what was pushed. Null when it is gone or paused. */
export async function currentClaim(feedId: bigint): Promise<Claim | null> {
  const rows = await db().$queryRaw<Claim[]>`select ${CLAIMED} from feed where id = ${feedId} and not paused`
  return rows[0] ?? null
}

// From claim to question it takes a moment that varies: with this much to spare two questions are never closer than they may.
const SLACK = 1.25

// One that is asked for by hand while it is being polled waits for the end of that.
const IDLE = Prisma.sql`(f.leased_until is null or f.leased_until <= now())`

/**
 * Claims up to `limit` due feeds, the longest due first. Of one host only one at a time begins, some time after the one before,
 * and no more than so many are under way, whoever claimed them; those of `unpaced` hosts (as ALLOW_PRIVATE_HOSTS
 * writes them) have no pace and take none of the others'.
 */
export async function claimDue(limit: number, unpaced: string[] = []): Promise<Claim[]> {
  return db().$queryRaw<Claim[]>`${KEPT}
    with due as materialized (
      select f.id, f.host, f.next_poll_at, ${isUnpacedSql(unpaced)} as unpaced from feed f
      where not f.paused and f.next_poll_at <= now() and ${IDLE}),
    -- One of each host, so that a host with many feeds can neither fill the batch nor be asked for two at once.
    candidate as (
      select id from due where unpaced
      union all
      (select distinct on (d.host) d.id from due d join host h on h.name = d.host
        where not d.unpaced and h.next_at <= now()
          and (select count(*) from feed busy where busy.host = d.host and busy.leased_until > now()
            and not ${isUnpacedSql(unpaced, Prisma.sql`busy`)}) < ${HOST_POLLS_AT_ONCE}
        order by d.host, d.next_poll_at, d.id)),
    -- Both rows are locked, and both conditions asked again of what others may have changed meanwhile.
    turn as materialized (
      select f.id, f.host from feed f join host h on h.name = f.host
      where f.id in (select id from candidate) and not f.paused and f.next_poll_at <= now() and ${IDLE}
        and (h.next_at <= now() or f.id in (select id from due where unpaced))
      order by f.next_poll_at limit ${limit} for update of f, h skip locked),
    spaced as (
      update host set next_at = now() + make_interval(secs => ${HOST_SPACING_SECONDS * SLACK})
      where name in (select turn.host from turn join due on due.id = turn.id where not due.unpaced))
    update feed set next_poll_at = now() + make_interval(secs => ${LEASE_SECONDS}),
      leased_until = now() + make_interval(secs => ${LEASE_SECONDS}), claim_token = claim_token + 1
    where id in (select id from turn)
    returning ${CLAIMED}`
}

/** Makes the leases of polls under way last as long as at their beginning; those that are no longer ours are left alone. */
export async function renewLeases(claims: Claim[]): Promise<void> {
  // A poll asked for by hand meanwhile has set next_poll_at below the lease: it keeps its turn.
  await db().$executeRaw`
    update feed set leased_until = now() + make_interval(secs => ${LEASE_SECONDS}),
      next_poll_at = case when next_poll_at < now() then next_poll_at else now() + make_interval(secs => ${LEASE_SECONDS}) end
    from unnest(${claims.map(({ feedId }) => feedId)}::int8[], ${claims.map(({ token }) => token)}::int8[]) as held(id, token)
    where feed.id = held.id and feed.claim_token = held.token and feed.leased_until is not null`
}

/** Milliseconds until the next feed may be claimed, `atMost` when none may within that. */
export async function nextDueInMs(atMost: number, unpaced: string[] = []): Promise<number> {
  const [row] = await db().$queryRaw<{ ms: number | null }[]>`${KEPT}
    select (extract(epoch from min(greatest(f.next_poll_at, f.leased_until,
      case when ${isUnpacedSql(unpaced)} then f.next_poll_at else h.next_at end)) - now()) * 1000)::float8 as ms
    from feed f join host h on h.name = f.host
    where not f.paused and f.next_poll_at <= now() + make_interval(secs => ${atMost / 1_000})`
  return Math.min(Math.max(0, row?.ms ?? atMost), atMost)
}

// Whoever loses such an outcome with the power asks the feed once more: nobody waits until it is on the disk. For this statement alone.
const UNFLUSHED = Prisma.sql`(select set_config('synchronous_commit', 'off', true)) as unflushed`

/** Ends a poll that brought nothing new. False when the lease was no longer ours. */
export async function endPoll(claim: Claim, outcome: PollOutcome): Promise<boolean> {
  const ended = Prisma.sql`update feed set ${outcomeSql(outcome)} from ${UNFLUSHED} where id = ${claim.feedId} and claim_token = ${claim.token}`
  const statement = outcome.listing
    ? Prisma.sql`${KEPT} with ended as (${ended} returning feed.id) ${keepListingSql(outcome.listing, Prisma.sql`ended`)}`
    : Prisma.sql`${KEPT} ${ended}`
  return (await db().$executeRaw(statement)) > 0
}

/** A feed has moved for good: its new address, unless another feed has it already. */
export async function learnAddress(claim: Claim, url: string, host: string): Promise<boolean> {
  // A feed without its host's row is never claimed.
  await addHosts([host])
  const changed = await db().$executeRaw`
    update feed set url = ${url}, host = ${host}, validators_lie = false, moved_to = null, moved_since = null, moved_polls = 0
    where id = ${claim.feedId} and claim_token = ${claim.token} and not exists (select from feed other where other.url = ${url})`
  return changed > 0
}

/** Ends a poll that never came to anything, as if it had not been begun: the feed is due now. */
export async function giveBack(claim: Claim): Promise<void> {
  await db()
    .$executeRaw`update feed set next_poll_at = now(), leased_until = null where id = ${claim.feedId} and claim_token = ${claim.token}`
}

/** Ends all polls under way as if they had not been begun: for who knows that those who made them are gone. */
export async function giveBackAll(): Promise<void> {
  await db()
    .$executeRaw`update feed set next_poll_at = now(), leased_until = null, claim_token = claim_token + 1 where leased_until is not null`
}

/** The assignments of an update of `feed` that record an outcome; null was no poll, and leaves the schedule as it is. */
export function outcomeSql(outcome: PollOutcome | null): Prisma.Sql {
  if (!outcome) return Prisma.sql`claim_token = claim_token`
  const parts = [
    Prisma.sql`last_poll_at = ${outcome.at}`,
    // A poll asked for by hand while this one ran has set next_poll_at below our lease: it keeps its turn.
    // The clock, not now(): that stands still at the start of a transaction, and storing may wait for its turn after it.
    Prisma.sql`next_poll_at = case when next_poll_at < clock_timestamp() then next_poll_at
      else now() + make_interval(secs => ${outcome.nextPollInSeconds}) end`,
    Prisma.sql`leased_until = null`,
    Prisma.sql`last_error = ${outcome.error}`,
    Prisma.sql`trouble = ${outcome.error === null ? null : (outcome.trouble ?? 'other')}`,
    successSql(outcome),
  ]
  const set = (column: string, value: unknown) => {
    if (value !== undefined) parts.push(Prisma.sql`${Prisma.raw(column)} = ${value}`)
  }
  set('interval_seconds', outcome.intervalSeconds)
  set('note', outcome.note)
  if (outcome.wishes) parts.push(Prisma.sql`wishes = ${JSON.stringify(outcome.wishes)}::jsonb`)
  set('etag', outcome.etag)
  set('last_modified', outcome.lastModified)
  set('validators_lie', outcome.validatorsLie)
  set('body_hash', outcome.bodyHash)
  set('title', outcome.title)
  set('site_url', outcome.siteUrl)
  set('language', outcome.language)
  set('identity', outcome.identity)
  set('gap_at', outcome.gapAt)
  if (outcome.moving) {
    set('moved_to', outcome.moving.to)
    set('moved_since', outcome.moving.since)
    set('moved_polls', outcome.moving.polls)
  }
  return Prisma.join(parts, ', ')
}

function successSql({ at, error, trouble }: PollOutcome): Prisma.Sql {
  if (error === null) return Prisma.sql`failures = 0, last_success_at = ${at}`
  // Our own line that is down is no failure of the feed.
  if (trouble === 'offline') return Prisma.sql`failures = failures`
  // One that is gone for good is retired: paused, until a person says otherwise.
  return trouble === 'gone' ? Prisma.sql`failures = failures + 1, paused = true` : Prisma.sql`failures = failures + 1`
}

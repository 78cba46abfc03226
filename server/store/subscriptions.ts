// Questions about subscriptions to hubs: one a feed, found by the token of its callback, asked and renewed when its moment comes.
// "Not there" is null, never a throw.
import type { Push } from '../../core/model.ts'
import { Prisma, type Subscription as SubscriptionRow } from '../../prisma/generated/client.ts'
import { db } from './client.ts'
import { toId } from './ids.ts'
import { isSealed, seal, unseal } from './seal.ts'

export type Subscription = { feedId: bigint; hub: string; topic: string; secret: string; token: string; state: string }
/** What people may know of it: neither secret nor token. */
export type SubscriptionFacts = {
  state: string
  hub: string
  topic: string
  leaseEndsAt: string | null
  pushes: number
  lastPushAt: string | null
  since: string | null
  reason: string | null
}

// A hub that does not come back is asked again after an hour, then after twice as long each time, up to a day.
const ASK_AGAIN_SECONDS = 3_600
const LONGEST_SECONDS = 86_400
const DENIED_SECONDS = 7 * 86_400
// The lease is renewed when a tenth of it is left.
const RENEWED_SHARE = 0.9
// A push may come a moment after a poll; three polls in a row that found what nobody pushed are no accident.
const MOST_MISSED = 3

/** A hub's secret rests sealed; bound to its feed. */
export const hubPurpose = (feedId: bigint) => `hub of feed ${feedId}`
/** Null where no key opens it. An empty secret is none: everybody knows it. */
const secretOf = ({ feedId, secret }: Pick<Subscription, 'feedId' | 'secret'>): string | null =>
  (isSealed(secret) ? unseal(secret, hubPurpose(feedId)) : secret) || null
const opened = <S extends Subscription>(row: S): S | null => {
  const secret = secretOf(row)
  return secret === null ? null : { ...row, secret }
}

// Nothing was asked, promised or pushed yet.
const ANEW = Prisma.sql`state = 'asked', act_at = now(), attempts = 0, lease_ends_at = null, pushes = 0, missed = 0,
      last_push_at = null, since = null, reason = null`

/** Notes a feed's hub. A hub or topic that is new, or has changed, is to be asked now, with this secret and token: true. */
export async function noteHub(given: Omit<Subscription, 'state'>): Promise<boolean> {
  const taken = await db().$executeRaw`
    insert into subscription as s (feed_id, hub, topic, secret, token)
    values (${given.feedId}, ${given.hub}, ${given.topic}, ${seal(given.secret, hubPurpose(given.feedId))}, ${given.token})
    on conflict (feed_id) do update set hub = excluded.hub, topic = excluded.topic, secret = excluded.secret,
      token = excluded.token, ${ANEW}
    where (s.hub, s.topic) is distinct from (excluded.hub, excluded.topic)`
  return taken > 0
}

/**
 * What is signed with a secret that we cannot read any more, since the key was lost, cannot be believed: such hubs are to be asked
 * anew, each with a secret and token of now. Says how many.
 */
export async function renewUnreadable(make: () => Pick<Subscription, 'secret' | 'token'>): Promise<number> {
  let count = 0
  for (const row of await db().subscription.findMany({ select: { feedId: true, secret: true } })) {
    if (secretOf(row) !== null) continue
    const { secret, token } = make()
    // Only while it is still the one that was read: another process may have been here.
    count += await db().$executeRaw`
      update subscription set secret = ${seal(secret, hubPurpose(row.feedId))}, token = ${token}, ${ANEW}
      where feed_id = ${row.feedId} and secret = ${row.secret}`
  }
  return count
}

/** Takes subscriptions whose hub is to be asked; each falls due again by itself when nothing comes of it. */
export async function claimDueSubscriptions(limit: number): Promise<Subscription[]> {
  const rows = await db().$queryRaw<Subscription[]>`
    update subscription set attempts = attempts + 1,
      act_at = now() + make_interval(secs => least(${ASK_AGAIN_SECONDS} * power(2, least(attempts, 10)), ${LONGEST_SECONDS}))
    where feed_id in (select s.feed_id from subscription s join feed on feed.id = s.feed_id
      where s.act_at <= now() and not feed.paused order by s.act_at limit ${limit} for update of s skip locked)
    returning feed_id as "feedId", hub, topic, secret, token, state`
  return rows.flatMap((row) => opened(row) ?? [])
}

export async function subscriptionByToken(token: string): Promise<Subscription | null> {
  const row = await db().subscription.findUnique({ where: { token } })
  return row && opened(row)
}

/** The hub has asked whether we meant it, and promises to push for so long. */
export async function leaseBegins(feedId: bigint, seconds: number): Promise<void> {
  await db().$executeRaw`
    update subscription set state = 'active', attempts = 0, reason = null, missed = 0,
      since = case when state = 'active' and lease_ends_at > now() then coalesce(since, now()) else now() end,
      lease_ends_at = now() + make_interval(secs => ${seconds}), act_at = now() + make_interval(secs => ${seconds * RENEWED_SHARE})
    where feed_id = ${feedId}`
}

export async function hubDenied(feedId: bigint, reason: string): Promise<void> {
  await db().$executeRaw`
    update subscription set state = 'denied', reason = ${reason}, lease_ends_at = null, since = null,
      act_at = now() + make_interval(secs => ${DENIED_SECONDS}) where feed_id = ${feedId}`
}

/** The hub could not be asked; the claim has already set when to try again. */
export async function hubFailed(feedId: bigint, reason: string): Promise<void> {
  await db().$executeRaw`update subscription set reason = ${reason} where feed_id = ${feedId}`
}

/** Something of the feed was pushed and is stored: the hub does what it promised. */
export async function pushArrived(feedId: bigint): Promise<void> {
  await db().$executeRaw`
    update subscription set pushes = pushes + 1, missed = 0, last_push_at = now(),
      since = case when state = 'silent' then now() else since end,
      state = case when state = 'silent' then 'active' else state end where feed_id = ${feedId}`
}

/** A poll found articles that nobody had pushed. True when that makes the hub a silent one; it is asked anew in a day. */
export async function pollFoundMore(feedId: bigint): Promise<boolean> {
  const rows = await db().$queryRaw<{ state: string }[]>`
    update subscription set missed = missed + 1, state = case when missed + 1 >= ${MOST_MISSED} then 'silent' else state end,
      act_at = case when missed + 1 >= ${MOST_MISSED} then least(act_at, now() + make_interval(secs => ${LONGEST_SECONDS})) else act_at end
    where feed_id = ${feedId} and state = 'active' returning state`
  return rows[0]?.state === 'silent'
}

/** Feeds whose hub has a lease, has pushed, and has missed nothing since. */
export async function pushedFeeds(): Promise<Set<bigint>> {
  const rows = await db().$queryRaw<{ feedId: bigint }[]>`
    select feed_id as "feedId" from subscription where state = 'active' and pushes > 0 and missed = 0 and lease_ends_at > now()`
  return new Set(rows.map(({ feedId }) => feedId))
}

export async function subscriptionFacts(feedId: string): Promise<SubscriptionFacts | null> {
  const id = toId(feedId)
  const row = id === null ? null : await db().subscription.findUnique({ where: { feedId: id } })
  if (!row) return null
  const { state, hub, topic, pushes, reason } = row
  const times = {
    leaseEndsAt: row.leaseEndsAt?.toISOString() ?? null,
    lastPushAt: row.lastPushAt?.toISOString() ?? null,
    since: row.since?.toISOString() ?? null,
  }
  return { state, hub, topic, pushes, reason, ...times }
}

/** The hubs of all feeds, as people are told of them, by feed. */
export async function hubsOf(feedIds?: bigint[]): Promise<Map<bigint, Push>> {
  const rows = await db().subscription.findMany({ where: feedIds ? { feedId: { in: feedIds } } : {} })
  const now = new Date()
  return new Map(rows.map((row) => [row.feedId, toPush(row, now)]))
}

function toPush(row: SubscriptionRow, now: Date): Push {
  return {
    state: stateOf(row, now),
    hub: row.hub,
    since: row.since?.toISOString() ?? null,
    lastPushAt: row.lastPushAt?.toISOString() ?? null,
    leaseEndsAt: row.leaseEndsAt?.toISOString() ?? null,
  }
}

function stateOf({ state, leaseEndsAt, pushes }: SubscriptionRow, now: Date): Push['state'] {
  if (state !== 'active') return state as 'asked' | 'silent' | 'denied'
  if (!leaseEndsAt || leaseEndsAt <= now) return 'lapsed'
  return pushes > 0 ? 'pushing' : 'promised'
}

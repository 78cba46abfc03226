// What an answer leaves on its feed: when to ask again and how, where the feed is now, what it says of itself, what is wrong with it.
import type { FetchResult } from './fetch/fetch-feed.ts'
import type { Found } from './gap/close-gap.ts'
import type { IngestEffects } from './ingest.ts'
import { isOfDocument, noteOf } from './pipeline/health.ts'
import { moved } from './pipeline/moving.ts'
import type { ParsedListing } from './pipeline/parse.ts'
import { mostWait, nextInterval, paceOf, waitSeconds } from './pipeline/rhythm.ts'
import type { Document } from './recognise-document.ts'
import type { Claim, FeedWishes, PollOutcome } from './store/schedule.ts'

type Answer = Exclude<FetchResult, { kind: 'failed' | 'aborted' }>
/** `gap`: something may have come and gone; `older`: what was found of it, where it was looked for. */
type Read = { parsed: ParsedListing; document: Document; gap: boolean; older: Found | null }
type Effects = Pick<IngestEffects, 'learnAddress' | 'now' | 'chance' | 'pollMinSeconds' | 'patience'>

/** What an answer says of the feed's rhythm, its wishes, its address and its health. An unchanged one is known altogether. */
export async function answered(claim: Claim, effects: Effects, fetched: Answer, read?: Read): Promise<PollOutcome> {
  const at = effects.now()
  const sinceSeconds = claim.lastSuccessAt ? (at.getTime() - claim.lastSuccessAt.getTime()) / 1_000 : 0
  const counts = read
    ? { listed: read.document.items.length, fresh: (read.gap ? read.document.items : read.document.fresh).length }
    : { listed: 1, fresh: 0 }
  // One that was never read has no rhythm yet, and may be empty only for now.
  const intervalSeconds = claim.first ? effects.pollMinSeconds : claim.intervalSeconds
  const interval = nextInterval({ intervalSeconds, sinceSeconds, ...counts }, effects.pollMinSeconds)
  const inARow = claim.wishes.newsAt !== undefined && claim.wishes.newsAt === claim.lastSuccessAt?.toISOString()
  const mostSeconds = mostWait(claim.wishes.mostSeconds, { sinceSeconds, ...counts, inARow }, effects.pollMinSeconds)
  const newsAt = counts.fresh > 0 ? at.toISOString() : claim.wishes.newsAt
  const wishes = read
    ? {
        ...wishesOf(read),
        ...(mostSeconds === undefined ? {} : { mostSeconds }),
        ...(newsAt === undefined ? {} : { newsAt }),
        ...soughtAfter(claim, read.older, at),
      }
    : { ...claim.wishes, mostSeconds }
  const { moving, learn } = moved(
    { to: claim.movedTo, since: claim.movedSince, polls: claim.movedPolls },
    fetched.movedTo,
    at,
    effects.pollMinSeconds,
  )
  const learnt = learn !== null && (await effects.learnAddress(claim, learn))
  const standing = read ? noteOf(read.document.items) : isOfDocument(claim.note) ? claim.note : null
  return {
    at,
    error: null,
    intervalSeconds: interval,
    nextPollInSeconds: Math.max(
      waitSeconds(interval, { ...wishes, ...fetched }, at, effects.pollMinSeconds, effects.chance()),
      // What nobody pushed shows that this feed is not to be left to its hub.
      counts.fresh === 0 ? (effects.patience?.(claim.feedId) ?? 0) : 0,
    ),
    note: learn !== null && !learnt ? 'movedToKnown' : moving.to !== null && !learnt ? 'moving' : standing,
    moving: learnt ? { to: null, since: null, polls: 0 } : moving,
    ...(read || mostSeconds !== claim.wishes.mostSeconds ? { wishes } : {}),
  }
}

function soughtAfter({ wishes: { sought } }: Claim, older: Found | null, at: Date): Pick<FeedWishes, 'sought'> {
  if (older?.closed) return {}
  if (older) return { sought: { at: at.toISOString(), inVain: (sought?.inVain ?? 0) + 1 } }
  return sought === undefined ? {} : { sought }
}

function wishesOf({ parsed: { feed }, document }: Read): FeedWishes {
  const pace = paceOf(document.items.map(({ publishedAt }) => publishedAt))
  const { ttlMinutes, updateMinutes, skipHours, skipDays } = feed
  return {
    ...(ttlMinutes === undefined ? {} : { ttlMinutes }),
    ...(updateMinutes === undefined ? {} : { updateMinutes }),
    ...(skipHours ? { skipHours } : {}),
    ...(skipDays ? { skipDays } : {}),
    ...(pace === undefined ? {} : { paceSeconds: pace }),
  }
}

/** Something new under the validators of the old: who sends these back is told that nothing has changed. */
export function liesOf(claim: Claim, fetched: Answer, { fresh }: Document): boolean {
  if (fetched.kind !== 'fresh' || fresh.length === 0) return false
  return fetched.etag
    ? fetched.etag === claim.etag
    : fetched.lastModified !== null && fetched.lastModified === claim.lastModified
}

/** What the document says of itself, where we know no better: a title that is still the bare host gives way. */
export function feedFacts(
  claim: Claim,
  feed: { title?: string; link?: string; language?: string },
): Partial<PollOutcome> {
  const unnamed = claim.first && claim.title === new URL(claim.url).hostname
  return {
    ...(unnamed && feed.title ? { title: feed.title.slice(0, 300) } : {}),
    ...(feed.link && /^https?:.{1,2048}$/.test(feed.link) ? { siteUrl: feed.link } : {}),
    ...(claim.language === null && feed.language ? { language: feed.language } : {}),
  }
}

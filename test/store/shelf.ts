// What the store's tests share: an open store on a real PostgreSQL, feeds, claims, and articles as the pipeline would hand
// them over, with terms of the real analyser.
import { randomBytes } from 'node:crypto'
import type { PlaceMention } from '../../core/model.ts'
import { analyseDocument } from '../../core/text/document.ts'
import { indexTerms } from '../../core/text/term-index.ts'
import { contentHash, shortKey } from '../../server/pipeline/identity/hashes.ts'
import { type ReadyArticle, storeBatch } from '../../server/store/batch.ts'
import { closeStore, db, openStore } from '../../server/store/client.ts'
import { addFeeds } from '../../server/store/feeds.ts'
import { type Claim, currentClaim, type PollOutcome } from '../../server/store/schedule.ts'
import { openSealing } from '../../server/store/seal.ts'
import { startTestDatabase } from '../support/database.ts'

export const NOON = new Date('2026-03-01T12:00:00Z')
export const HOUR_MS = 3_600_000

/** Opens the store on a database of its own; close() ends both. */
export async function openShelf(): Promise<{ url: string; close(): Promise<void> }> {
  const database = await startTestDatabase()
  openStore(database.url)
  openSealing([randomBytes(32)])
  return {
    url: database.url,
    close: async () => {
      await closeStore()
      await database.stop()
    },
  }
}

let count = 0

/** A new feed, and a claim on it such as claimDue gives; nothing else has to have fallen due. */
export async function claimedFeed(title = 'Wire'): Promise<Claim> {
  const { added } = await addFeeds([{ url: `https://feed-${++count}.example/rss`, title }])
  return claim(added[0]?.id ?? '')
}

/** Claims one feed by its id, as claimDue does: the lease moves, the token grows. */
export async function claim(feedId: string): Promise<Claim> {
  await db().feed.update({
    where: { id: BigInt(feedId) },
    data: {
      claimToken: { increment: 1 },
      nextPollAt: new Date(Date.now() + 90_000),
      leasedUntil: new Date(Date.now() + 90_000),
    },
  })
  const held = await currentClaim(BigInt(feedId))
  if (held === null) throw new Error('The feed is paused.')
  return held
}

export function outcome(change: Partial<PollOutcome> = {}): PollOutcome {
  return { at: new Date(), nextPollInSeconds: 60, error: null, ...change }
}

export function article(key: string, change: Partial<Omit<ReadyArticle, 'terms'>> = {}): ReadyArticle {
  const ready: Omit<ReadyArticle, 'terms'> = {
    key,
    secondKey: shortKey(`link of ${key}`),
    contentHash: contentHash(change.title ?? `Title of ${key}`, change.text ?? `Text of ${key}.`),
    title: `Title of ${key}`,
    text: `Text of ${key}.`,
    html: null,
    url: `https://news.example/${key}`,
    author: null,
    language: 'en',
    publishedAt: null,
    fetchedAt: NOON,
    at: NOON,
    places: [],
    hits: [],
    ...change,
  }
  return {
    ...ready,
    terms: indexTerms(analyseDocument({ title: ready.title, text: ready.text, language: ready.language })),
  }
}

/** A mention of Daraa; tests say what differs. */
export function mention(change: Partial<PlaceMention> = {}): PlaceMention {
  return {
    field: 'title',
    start: 0,
    end: 5,
    surface: 'Daraa',
    kind: 'name',
    role: 'event',
    geonameId: 170_905,
    name: 'Daraa',
    country: 'SY',
    lat: 32.62,
    lon: 36.1,
    score: 1,
    ...change,
  }
}

/** Stores articles under a claim; the lease must be ours. */
export async function store(held: Claim, articles: ReadyArticle[]): Promise<string[]> {
  const stored = await storeBatch(held, articles, outcome())
  if (stored === null) throw new Error('The lease was lost.')
  return stored.ids
}

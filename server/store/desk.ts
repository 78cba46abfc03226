// Everything the desk's first paint needs, in one go: what is on screen before any script has run.
import type { DeskSnapshot } from '../../core/desk.ts'
import { listAlerts } from './alerts.ts'
import { listArticles, newestCursor } from './articles.ts'
import { listFeeds } from './feeds.ts'
import { placeTallies } from './place-tallies.ts'
import { newestRevision } from './revisions.ts'
import { timeline } from './stats.ts'

const FIRST_ARTICLES = 100
const TALLIES = 100
const DAY_MS = 86_400_000

export async function loadDesk(): Promise<DeskSnapshot> {
  // The cursor comes first: what arrives between it and the list is in both, and merging by id makes that harmless.
  const [cursor, revisions] = await Promise.all([newestCursor(), newestRevision()])
  const until = new Date()
  const since = new Date(until.getTime() - DAY_MS)
  const [page, feeds, alerts, tallies, points] = await Promise.all([
    listArticles({}, FIRST_ARTICLES, null),
    listFeeds(),
    listAlerts(),
    placeTallies({ since, role: 'event', limit: TALLIES }),
    timeline({ since, until, bucket: 'hour', by: 'language' }),
  ])
  return {
    articles: page.items,
    next: page.next,
    now: until.toISOString(),
    cursor,
    revisions,
    feeds,
    alerts,
    tallies,
    timeline: points,
  }
}

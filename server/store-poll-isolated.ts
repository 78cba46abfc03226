// Stores a poll as storePoll does, but for rows that the database refuses: those are logged, and everything else is stored.
import { log } from './log.ts'
import type { ReadyArticle, StoredBatch } from './store/batch.ts'
import { storeIsolated } from './store/isolate.ts'
import type { StandingVersions } from './store/news.ts'
import { type Poll, type ReadyRevision, type Rekeyed, storePoll } from './store/revise.ts'
import type { Claim } from './store/schedule.ts'

type Row = { article: ReadyArticle } | { revision: ReadyRevision } | { rekeyed: Rekeyed }

export async function storePollIsolated(
  claim: Claim,
  poll: Poll,
  standing: StandingVersions,
): Promise<StoredBatch | null> {
  const rows: Row[] = [
    ...poll.articles.map((article) => ({ article })),
    ...poll.revisions.map((revision) => ({ revision })),
    ...poll.rekeyed.map((rekeyed) => ({ rekeyed })),
  ]
  const stored = await storeIsolated(rows, poll.outcome, (some, outcome) =>
    storePoll(
      claim,
      {
        articles: some.flatMap((row) => ('article' in row ? row.article : [])),
        revisions: some.flatMap((row) => ('revision' in row ? row.revision : [])),
        rekeyed: some.flatMap((row) => ('rekeyed' in row ? row.rekeyed : [])),
        outcome,
      },
      standing,
    ),
  )
  for (const { row, reason } of stored?.refused ?? []) {
    const article = 'article' in row ? row.article : 'revision' in row ? row.revision.article : undefined
    log('error', 'the database refused an article; the others of its poll are stored', {
      feed: claim.url,
      title: article?.title.slice(0, 200) ?? '',
      reason,
    })
  }
  return stored
}

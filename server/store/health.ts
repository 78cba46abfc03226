// How the store is: counts that tell an operator whether news still comes in.
import { db } from './client.ts'

export type StoreHealth = {
  feeds: number
  failingFeeds: number
  overdueFeeds: number
  articles: number
  newestArticleAt: string | null
}

// A feed this late has been passed over, not merely waited its turn.
const OVERDUE_SECONDS = 120

export async function storeHealth(): Promise<StoreHealth> {
  const [row] = await db().$queryRaw<
    { feeds: number; failing: number; overdue: number; articles: number; newest: Date | null }[]
  >`
    select (select count(*)::int from feed) as feeds,
      (select count(*)::int from feed where last_error is not null and not paused) as failing,
      (select count(*)::int from feed where not paused and next_poll_at < now() - make_interval(secs => ${OVERDUE_SECONDS})) as overdue,
      (select coalesce(sum(article_count), 0)::int from feed) as articles,
      (select fetched_at from article order by id desc limit 1) as newest`
  return {
    feeds: row?.feeds ?? 0,
    failingFeeds: row?.failing ?? 0,
    overdueFeeds: row?.overdue ?? 0,
    articles: row?.articles ?? 0,
    newestArticleAt: row?.newest?.toISOString() ?? null,
  }
}

/** What waits to be done, and how many hits there are. */
export async function waiting(): Promise<{ feedsDue: number; hubsDue: number; hits: number }> {
  const [row] = await db().$queryRaw<{ feeds: number; hubs: number; hits: number }[]>`
    select (select count(*)::int from feed where not paused and next_poll_at <= now()) as feeds,
      (select count(*)::int from subscription where act_at <= now()) as hubs,
      (select count(*)::int from hit) as hits`
  return { feedsDue: row?.feeds ?? 0, hubsDue: row?.hubs ?? 0, hits: row?.hits ?? 0 }
}

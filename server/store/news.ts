// What is asked for every batch of articles, each time in one small question: a question costs the program and the database more than
// what it is about.
import { ALERTS_VERSION } from './alerts.ts'
import { db } from './client.ts'
import { CORRECTIONS_VERSION } from './corrections.ts'
import { toId } from './ids.ts'
import { KEPT } from './kept-statements.ts'
import { NEWEST_REVISION } from './revisions.ts'

/** Which alerts and corrections there are now. */
export type StandingVersions = { alerts: string; corrections: string }
/** Ids of articles, oldest first; the newest revision's; the version of corrections. */
export type News = { articles: bigint[]; revision: string; corrections: string }

export async function standingVersions(): Promise<StandingVersions> {
  const [row] = await db().$queryRaw<StandingVersions[]>`${KEPT}
    select (${ALERTS_VERSION}) as alerts, (${CORRECTIONS_VERSION}) as corrections`
  return row as StandingVersions
}

/** What came after an article, at most `limit` of them, with how revisions and corrections stand. */
export async function newsSince(cursor: string, limit: number): Promise<News> {
  const after = toId(cursor) ?? 0n
  const [row] = await db().$queryRaw<News[]>`${KEPT}
    select array(select id from article where id > ${after} order by id limit ${limit}) as articles, (${NEWEST_REVISION}) as revision,
      (${CORRECTIONS_VERSION}) as corrections`
  return row as News
}

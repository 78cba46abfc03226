// Which articles were revised after a cursor. Ids of revisions are given in commit order, as those of articles are, so an id is a
// cursor here too.
import type { Article, Hit } from '../../core/model.ts'
import { Prisma } from '../../prisma/generated/client.ts'
import { type HitRow, toHit } from './alerts.ts'
import { articlesInOrder } from './articles.ts'
import { db } from './client.ts'
import { toId } from './ids.ts'

export type RevisedSince = { articles: Article[]; hits: Hit[]; cursor: string }

/** As text; "0" where there is none. */
export const NEWEST_REVISION = Prisma.sql`select coalesce(max(id), 0)::text as id from revision`

export async function newestRevision(): Promise<string> {
  const [row] = await db().$queryRaw<{ id: string }[]>(NEWEST_REVISION)
  return row?.id ?? '0'
}

/** Articles revised after the cursor, as they are now, each once; and the hits that these revisions raised. */
export async function revisedSince(cursor: string, limit: number): Promise<RevisedSince> {
  const rows = await db().revision.findMany({
    where: { id: { gt: toId(cursor) ?? 0n } },
    orderBy: { id: 'asc' },
    take: limit,
    select: { id: true, articleId: true },
  })
  const last = rows.at(-1)
  if (!last) return { articles: [], hits: [], cursor }
  const articles = await articlesInOrder([...new Set(rows.map(({ articleId }) => articleId))])
  // A transaction has one time: what has its revision's was raised by it.
  const raised = await db().$queryRaw<HitRow[]>`
    select h.id, h.alert_id as "alertId", h.article_id as "articleId", h.spans, h.at, h.correction_id as "correctionId"
    from revision r join hit h on h.article_id = r.article_id and h.at = r.at
    where r.id = any(${rows.map(({ id }) => id)}) order by h.id`
  return { articles, hits: raised.map(toHit), cursor: String(last.id) }
}

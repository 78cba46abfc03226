// Makes stored mentions what the standing corrections say they are, starting from what was found: after a correction, after an
// undo, and for articles that came while one was made. The tallies follow in the same transaction by their triggers.

import type { PlaceMention } from '../../core/model.ts'
import { correctMention, type StandingCorrection } from '../../core/places/corrections.ts'
import { Prisma } from '../../prisma/generated/client.ts'
import { MENTION_COLUMNS, MENTION_JSON, mentionInput } from './mention-rows.ts'

export type Transaction = Prisma.TransactionClient
export type Change = { articles: number; mentions: number }

type Row = {
  article_id: bigint
  ordinal: number
  feed_id: bigint
  key: string
  at: Date
  /** Null where a correction took it away. */
  mention: PlaceMention | null
  found: PlaceMention | null
  corrections: bigint[] | null
}
type Changed = { articleId: bigint; ordinal: number; found: PlaceMention; mention: PlaceMention | null; by: string[] }

// Bounds what is in memory at once.
const BATCH_ARTICLES = 5_000

/** Under the writers' lock. Answers how much it changed. */
export async function recorrect(tx: Transaction, articleIds: bigint[]): Promise<Change> {
  const corrections = await activeCorrections(tx)
  const total = { articles: 0, mentions: 0 }
  for (let at = 0; at < articleIds.length; at += BATCH_ARTICLES) {
    const rows = await mentionsOf(tx, articleIds.slice(at, at + BATCH_ARTICLES))
    const changed = rows.flatMap((row) => changeOf(row, corrections))
    if (changed.length > 0) await write(tx, changed)
    total.mentions += changed.length
    total.articles += new Set(changed.map(({ articleId }) => articleId)).size
  }
  return total
}

export async function activeCorrections(tx: Transaction): Promise<StandingCorrection[]> {
  const rows = await tx.placeCorrection.findMany({ where: { undoneAt: null }, orderBy: { id: 'asc' } })
  return rows.map((row) => ({
    id: String(row.id),
    reach: row.reach as StandingCorrection['reach'],
    feedId: row.feedId === null ? null : String(row.feedId),
    articleKey: row.articleKey,
    afterArticle: row.afterArticle,
    history: row.history,
    nameKey: row.nameKey,
    fromGeonameId: row.fromGeonameId,
    place: row.place as StandingCorrection['place'],
  }))
}

function mentionsOf(tx: Transaction, articleIds: bigint[]): Promise<Row[]> {
  return tx.$queryRaw<Row[]>`
    select a.id as article_id, coalesce(m.ordinal, s.ordinal)::int as ordinal, a.feed_id, a.key, a.at,
      case when m.ordinal is null then null else ${MENTION_JSON} end as mention, s.found, s.corrections
    from place_mention m full join place_set_aside s on s.article_id = m.article_id and s.ordinal = m.ordinal
    join article a on a.id = coalesce(m.article_id, s.article_id)
    where coalesce(m.article_id, s.article_id) = any(${articleIds})
    order by a.id, 2`
}

function changeOf(row: Row, corrections: StandingCorrection[]): Changed[] {
  const found = row.found ?? row.mention
  if (!found) return []
  const where = { feedId: String(row.feed_id), articleKey: row.key, articleId: row.article_id }
  const { mention, by } = correctMention(found, corrections, where)
  // The same corrections in the same order make the same of it.
  if (by.join() === (row.corrections ?? []).join()) return []
  return [{ articleId: row.article_id, ordinal: row.ordinal, found, mention, by }]
}

async function write(tx: Transaction, changed: Changed[]): Promise<void> {
  const spots = Prisma.sql`unnest(${changed.map((row) => row.articleId)}::int8[], ${changed.map((row) => row.ordinal)}::int2[])
    as spot(article_id, ordinal)`
  await tx.$executeRaw`delete from place_mention m using ${spots} where (m.article_id, m.ordinal) = (spot.article_id, spot.ordinal)`
  await tx.$executeRaw`delete from place_set_aside s using ${spots} where (s.article_id, s.ordinal) = (spot.article_id, spot.ordinal)`
  const standing = changed.flatMap(({ mention, articleId, ordinal }) =>
    mention ? [{ ...mention, key: articleId, ordinal }] : [],
  )
  await tx.$executeRaw`
    insert into place_mention (article_id, at, ${MENTION_COLUMNS})
    select a.id, a.at, ${qualified} from ${mentionInput(standing, 'int8')} join article a on a.id = p.key`
  const kept = changed.filter(({ by }) => by.length > 0)
  await tx.$executeRaw`
    insert into place_set_aside (article_id, ordinal, found, corrections)
    select k.article_id, k.ordinal, k.found::jsonb, k.corrections::int8[] from unnest(
      ${kept.map((row) => row.articleId)}::int8[], ${kept.map((row) => row.ordinal)}::int2[],
      ${kept.map((row) => JSON.stringify(row.found))}::text[], ${kept.map((row) => `{${row.by.join(',')}}`)}::text[])
      as k(article_id, ordinal, found, corrections)`
}

const qualified = Prisma.sql`p.ordinal, p.field, p.start, p."end", p.surface, p.kind, p.role, p.geoname_id, p.name, p.country, p.admin1, p.lat, p.lon, p.score`

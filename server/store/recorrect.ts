// Makes stored mentions what the standing corrections say they are, starting from what was found: after a correction, after an
// undo, and for articles that came while one was made. The tallies follow in the same transaction by their triggers.

import type { PlaceMention } from '../../core/model.ts'
import { correctMention, type StandingCorrection, type Whereabouts } from '../../core/places/corrections.ts'
import { FIRST_MADE_ORDINAL, type Made, madeMentions, type Texts } from '../../core/places/made.ts'
import { Prisma } from '../../prisma/generated/client.ts'
import { MENTION_COLUMNS, MENTION_JSON, mentionInput } from './mention-rows.ts'

export type Transaction = Prisma.TransactionClient
export type Change = { articles: number; mentions: number }
/** The same with the articles that changed. */
export type Recorrected = Change & { articleIds: bigint[] }

type Row = {
  article_id: bigint
  ordinal: number
  feed_id: bigint
  key: string
  /** Null where a correction took it away. */
  mention: PlaceMention | null
  found: PlaceMention | null
  corrections: bigint[] | null
}
type ArticleRow = Texts & { id: bigint; feed_id: bigint; key: string }
/** `found` null: it was missed. Without `by` it is as it was found, or, missed, not there. */
type Changed = {
  articleId: bigint
  ordinal: number
  found: PlaceMention | null
  mention: PlaceMention | null
  by: string[]
}

// Bounds what is in memory at once.
const BATCH_ARTICLES = 5_000

/** Under the writers' lock. Answers how much it changed. */
export async function recorrect(tx: Transaction, articleIds: bigint[]): Promise<Recorrected> {
  const corrections = await activeCorrections(tx)
  const total: Recorrected = { articles: 0, mentions: 0, articleIds: [] }
  for (let at = 0; at < articleIds.length; at += BATCH_ARTICLES) {
    const ids = articleIds.slice(at, at + BATCH_ARTICLES)
    const rows = await mentionsOf(tx, ids)
    const found = rows.filter(({ ordinal }) => ordinal < FIRST_MADE_ORDINAL)
    const made = rows.filter(({ ordinal }) => ordinal >= FIRST_MADE_ORDINAL)
    const changed = found.flatMap((row) => changeOf(row, corrections))
    // Texts are read only where something may have been missed in them.
    if (made.length > 0 || corrections.some(({ fromGeonameId }) => fromGeonameId === null))
      changed.push(...(await madeChanges(tx, ids, found, made, corrections)))
    if (changed.length > 0) await write(tx, changed)
    total.mentions += changed.length
    total.articleIds.push(...new Set(changed.map(({ articleId }) => articleId)))
  }
  total.articles = total.articleIds.length
  return total
}

/** What was added to articles and is not there yet, or is there and stands no longer. */
async function madeChanges(
  tx: Transaction,
  ids: bigint[],
  found: Row[],
  there: Row[],
  corrections: StandingCorrection[],
): Promise<Changed[]> {
  const [foundIn, madeIn] = [Map.groupBy(found, idOf), Map.groupBy(there, idOf)]
  return (await articlesOf(tx, ids)).flatMap((article) => {
    const where = whereOf(article)
    const standing = (foundIn.get(article.id) ?? []).flatMap((row) => {
      const original = row.found ?? row.mention
      return (original && correctMention(original, corrections, where).mention) ?? []
    })
    const wanted = madeMentions(article, standing, corrections, where)
    return differences(article.id, wanted, madeIn.get(article.id) ?? [])
  })
}

function differences(articleId: bigint, wanted: Made[], there: Row[]): Changed[] {
  const old = new Map(there.map((row) => [row.ordinal, row]))
  const changed: Changed[] = []
  for (const [at, { mention, by }] of wanted.entries()) {
    const ordinal = FIRST_MADE_ORDINAL + at
    const row = old.get(ordinal)
    old.delete(ordinal)
    if (!row || by.join() !== (row.corrections ?? []).join() || spotOf(mention) !== spotOf(row.mention))
      changed.push({ articleId, ordinal, found: null, mention, by })
  }
  for (const ordinal of old.keys()) changed.push({ articleId, ordinal, found: null, mention: null, by: [] })
  return changed
}

const idOf = ({ article_id }: Row) => article_id
const spotOf = (mention: PlaceMention | null) => mention && `${mention.field} ${mention.start} ${mention.end}`
const whereOf = ({ id, feed_id, key }: ArticleRow): Whereabouts => ({
  feedId: String(feed_id),
  articleKey: key,
  articleId: id,
})

export const articlesOf = (tx: Transaction, ids: bigint[]): Promise<ArticleRow[]> =>
  tx.$queryRaw<ArticleRow[]>`select id, feed_id, key, title, text from article where id = any(${ids}) order by id`

/** What an addition would add to an article, were it made now. */
export async function wouldMake(
  tx: Transaction,
  ids: bigint[],
  corrections: StandingCorrection[],
): Promise<{ id: bigint; mentions: PlaceMention[] }[]> {
  const standing = Map.groupBy(await mentionsOf(tx, ids), idOf)
  return (await articlesOf(tx, ids)).map((article) => {
    const places = (standing.get(article.id) ?? []).flatMap(({ mention }) => mention ?? [])
    const made = madeMentions(article, places, corrections, whereOf(article))
    return { id: article.id, mentions: made.flatMap(({ mention }) => mention ?? []) }
  })
}

export async function activeCorrections(tx: Transaction): Promise<StandingCorrection[]> {
  const rows = await tx.placeCorrection.findMany({ where: { undoneAt: null }, orderBy: { id: 'asc' } })
  return rows.map((row) => ({
    id: String(row.id),
    reach: row.reach as StandingCorrection['reach'],
    feedId: row.feedId === null ? null : String(row.feedId),
    articleId: row.articleId === null ? null : String(row.articleId),
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
    select a.id as article_id, coalesce(m.ordinal, s.ordinal)::int as ordinal, a.feed_id, a.key,
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
    mention ? [{ mention, articleId, ordinal }] : [],
  )
  await tx.$executeRaw`
    insert into place_mention (article_id, at, ${MENTION_COLUMNS})
    select a.id, a.at, ${qualified} from ${mentionInput(standing, Prisma.sql`${standing.map(({ articleId }) => articleId)}::int8[]`)} join article a on a.id = p.n`
  const kept = changed.filter(({ by }) => by.length > 0)
  await tx.$executeRaw`
    insert into place_set_aside (article_id, ordinal, found, corrections)
    select k.article_id, k.ordinal, k.found::jsonb, k.corrections::int8[] from unnest(
      ${kept.map((row) => row.articleId)}::int8[], ${kept.map((row) => row.ordinal)}::int2[],
      ${kept.map((row) => JSON.stringify(row.found))}::text[], ${kept.map((row) => `{${row.by.join(',')}}`)}::text[])
      as k(article_id, ordinal, found, corrections)`
}

const qualified = Prisma.sql`p.ordinal, p.field, p.start, p."end", p.surface, p.kind, p.role, p.geoname_id, p.name, p.country, p.admin1, p.lat, p.lon, p.score`

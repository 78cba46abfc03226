// Analysts' corrections of places: previewed, made, listed and undone. Rows become words here; "not there" is null, never a throw.
import type { Correction, CorrectionPreview, CorrectPlace, Page, PlaceMention, Reach } from '../../core/model.ts'
import { correctMention, type StandingCorrection } from '../../core/places/corrections.ts'
import { surfaceKeys } from '../../core/places/surface.ts'
import type { PlaceCorrection } from '../../prisma/generated/client.ts'
import { Prisma } from '../../prisma/generated/client.ts'
import { db, inTransaction } from './client.ts'
import { raiseHits, takeBackHits } from './corrected-hits.ts'
import { toId } from './ids.ts'
import { MENTION_JSON } from './mention-rows.ts'
import { articlesThatSay, previewMissed } from './missed-places.ts'
import { activeCorrections, type Change, recorrect, type Transaction, wouldMake } from './recorrect.ts'
import { lockWriters } from './writer-lock.ts'

/** What an analyst asks for: in this article, what is written so and was taken for this place (null: for nothing) is another, or none. */
export type CorrectionAsk = {
  articleId: string
  surface: string
  fromGeonameId: number | null
  place: CorrectPlace | null
  reach: Reach
  history: boolean
}
/** What it changed: in stored articles, and how many hits it raised there (an undo: took back). */
export type Made = Correction & Change & { hits: number }
export type StandingCorrections = { version: string; corrections: StandingCorrection[] }

const SAMPLES = 5
// A correction of every article of a name takes longer than Prisma's five seconds.
const PATIENT = { timeout: 120_000, maxWait: 10_000 }

/** Made of the corrections themselves, so it changes whenever one is made or undone. */
export const CORRECTIONS_VERSION = Prisma.sql`
  select coalesce(max(id), 0) || ' ' || count(undone_at) as version from place_correction`

export async function correctionsVersion(): Promise<string> {
  const [row] = await db().$queryRaw<{ version: string }[]>(CORRECTIONS_VERSION)
  return row?.version ?? ''
}

/** The corrections that hold, or null when they are still those of `known`; `now` is their version now. */
export async function standingCorrections(known: string | null, now: string): Promise<StandingCorrections | null> {
  return now === known ? null : { version: now, corrections: await activeCorrections(db()) }
}

/** What a correction would change now, with samples, newest first; null when the article does not name that place so. */
export async function previewCorrection(ask: CorrectionAsk): Promise<CorrectionPreview | null> {
  const draft = await draftOf(db(), ask)
  if (!draft) return null
  const { article } = draft
  const correction = {
    ...draft,
    id: '0',
    articleId: String(article.id),
    articleKey: article.key,
    feedId: String(article.feed_id),
  }
  if (ask.fromGeonameId === null) return previewMissed(db(), await candidateIds(db(), draft, ask), correction)
  const rows = await db().$queryRaw<PreviewRow[]>`
    select a.id, a.key, a.feed_id, a.title, a.language, f.title as feed, ${MENTION_JSON} as mention,
      substr(case m.field when 'title' then a.title else a.text end, greatest(1, m.start - 59), 180) as around
    from place_mention m join article a on a.id = m.article_id join feed f on f.id = a.feed_id
    where ${candidates(draft, ask)} order by a.at desc, a.id desc, m.ordinal`
  const touched = rows.filter(
    (row) =>
      correctMention(row.mention, [correction], {
        feedId: String(row.feed_id),
        articleKey: row.key,
        articleId: row.id,
      }).by.length > 0,
  )
  const articles = new Map(touched.map((row) => [row.id, row]))
  return {
    articles: articles.size,
    mentions: touched.length,
    samples: [...articles.values()].slice(0, SAMPLES).map((row) => ({
      articleId: String(row.id),
      title: row.title,
      language: row.language,
      feed: row.feed,
      surface: row.mention.surface,
      around: row.around,
    })),
  }
}

type PreviewRow = {
  id: bigint
  key: string
  feed_id: bigint
  title: string
  language: string
  feed: string
  mention: PlaceMention
  around: string
}

/** Makes a correction and applies it, in one transaction; null when the article does not name that place so. */
export async function addCorrection(ask: CorrectionAsk, madeBy: string): Promise<Made | null> {
  return inTransaction(async (tx) => {
    await tx.$executeRaw(lockWriters)
    const draft = await draftOf(tx, ask)
    if (!draft) return null
    const { article, fromName, ...rest } = draft
    const row = await tx.placeCorrection.create({
      data: {
        ...rest,
        articleId: article.id,
        articleKey: article.key,
        feedId: article.feed_id,
        surface: ask.surface,
        fromName,
        place: ask.place === null ? Prisma.DbNull : (ask.place as Prisma.InputJsonObject),
        madeBy,
      },
    })
    const { articleIds, ...change } = await recorrect(tx, await candidateIds(tx, draft, ask))
    const hits = ask.history ? await raiseHits(tx, row.id, articleIds) : 0
    return { ...toCorrection(row), ...change, hits }
  }, PATIENT)
}

/** Undoes a correction: what it changed becomes what the others make of it. Null when it is not there or is undone already. */
export async function undoCorrection(id: string, undoneBy: string): Promise<Made | null> {
  const key = toId(id)
  if (key === null) return null
  return inTransaction(async (tx) => {
    await tx.$executeRaw(lockWriters)
    const { count } = await tx.placeCorrection.updateMany({
      where: { id: key, undoneAt: null },
      data: { undoneAt: new Date(), undoneBy },
    })
    if (count === 0) return null
    const ids = await tx.$queryRaw<{ article_id: bigint }[]>`
      select distinct article_id from place_set_aside where corrections @> array[${key}::int8]`
    const { articleIds: _, ...change } = await recorrect(
      tx,
      ids.map(({ article_id }) => article_id),
    )
    const hits = await takeBackHits(tx, key)
    return { ...toCorrection(await tx.placeCorrection.findUniqueOrThrow({ where: { id: key } })), ...change, hits }
  }, PATIENT)
}

/** All corrections, newest first, the undone ones too. */
export async function listCorrections(): Promise<Correction[]> {
  return (await db().placeCorrection.findMany({ orderBy: { id: 'desc' } })).map(toCorrection)
}

/** A page of them, newest first, or all; `cursor` is the id of the last one seen. */
export async function pageOfCorrections(limit?: number, cursor?: string): Promise<Page<Correction>> {
  const rows = await db().placeCorrection.findMany({
    where: cursor === undefined ? {} : { id: { lt: toId(cursor) ?? 0n } },
    orderBy: { id: 'desc' },
    ...(limit === undefined ? {} : { take: limit }),
  })
  const items = rows.map(toCorrection)
  return { items, next: items.length === limit ? (items.at(-1)?.id ?? null) : null }
}

type Draft = Omit<StandingCorrection, 'id' | 'feedId' | 'articleId' | 'articleKey'> & {
  article: { id: bigint; feed_id: bigint; key: string }
  fromName: string | null
}
type NamedArticle = { id: bigint; feed_id: bigint; key: string; name: string | null; newest: bigint }

async function draftOf(tx: Transaction, ask: CorrectionAsk): Promise<Draft | null> {
  const id = toId(ask.articleId)
  if (id === null) return null
  const { reach, history, fromGeonameId, place } = ask
  const [article] = await tx.$queryRaw<NamedArticle[]>`
    select a.id, a.feed_id, a.key, m.name, (select max(id) from article) as newest
    from article a left join place_mention m
      on m.article_id = a.id and m.geoname_id = ${fromGeonameId} and m.surface = ${ask.surface} and m.kind = 'name'
    where a.id = ${id} limit 1`
  if (!article) return null
  const keys = surfaceKeys(ask.surface)
  // The barest form: said of بدرعا, it holds for درعا. What was missed is taken as it was chosen: بصرى does not begin with a preposition.
  const nameKey =
    fromGeonameId === null
      ? (keys[0] as string)
      : keys.reduce((barest, key) => (key.length < barest.length ? key : barest))
  const { name: fromName, newest: afterArticle, ...own } = article
  const draft = { article: own, fromName, reach, history, fromGeonameId, place, nameKey, afterArticle }
  const sound = fromGeonameId === null ? await isMissed(tx, draft) : fromName !== null
  return sound ? draft : null
}

/** Whether the article says so in words of its own, where no place stands yet. */
async function isMissed(tx: Transaction, { article, ...draft }: Draft): Promise<boolean> {
  const { id, key, feed_id } = article
  const addition = { ...draft, id: '0', articleId: String(id), articleKey: key, feedId: String(feed_id) }
  const [made] = await wouldMake(tx, [id], [addition])
  return (made?.mentions.length ?? 0) > 0
}

/** The articles that a correction may change. */
async function candidateIds(tx: Transaction, draft: Draft, ask: CorrectionAsk): Promise<bigint[]> {
  const { id, feed_id } = draft.article
  if (ask.fromGeonameId === null) {
    if (ask.reach === 'article' || !ask.history) return [id]
    return [...new Set([id, ...(await articlesThatSay(ask.surface, ask.reach === 'feed' ? feed_id : null))])]
  }
  const rows = await tx.$queryRaw<{ article_id: bigint }[]>`
    select distinct m.article_id from place_mention m join article a on a.id = m.article_id where ${candidates(draft, ask)}`
  return rows.map(({ article_id }) => article_id)
}

function candidates(draft: Draft, { reach, history }: CorrectionAsk): Prisma.Sql {
  const { article, fromGeonameId, afterArticle } = draft
  const within =
    reach === 'article'
      ? Prisma.sql`and a.id = ${article.id}`
      : reach === 'feed'
        ? Prisma.sql`and a.feed_id = ${article.feed_id}`
        : Prisma.empty
  // "From now on" still begins with the article that shows the mistake.
  const since =
    history || reach === 'article' ? Prisma.empty : Prisma.sql`and (a.id > ${afterArticle} or a.id = ${article.id})`
  return Prisma.sql`m.geoname_id = ${fromGeonameId} and m.kind = 'name' ${within} ${since}`
}

function toCorrection(row: PlaceCorrection): Correction {
  return {
    id: String(row.id),
    articleId: row.articleId === null ? null : String(row.articleId),
    feedId: row.feedId === null ? null : String(row.feedId),
    reach: row.reach as Reach,
    history: row.history,
    surface: row.surface,
    from: row.fromGeonameId === null ? null : { geonameId: row.fromGeonameId, name: row.fromName ?? '' },
    place: row.place as CorrectPlace | null,
    madeBy: row.madeBy,
    madeAt: row.madeAt.toISOString(),
    undoneBy: row.undoneBy,
    undoneAt: row.undoneAt?.toISOString() ?? null,
  }
}

// Analysts' corrections of places: previewed, made, listed and undone. Rows become words here; "not there" is null, never a throw.
import type { Correction, CorrectionPreview, CorrectPlace, Page, PlaceMention, Reach } from '../../core/model.ts'
import { correctMention, type StandingCorrection } from '../../core/places/corrections.ts'
import { surfaceKeys } from '../../core/places/surface.ts'
import type { PlaceCorrection } from '../../prisma/generated/client.ts'
import { Prisma } from '../../prisma/generated/client.ts'
import { db, inTransaction } from './client.ts'
import { toId } from './ids.ts'
import { letGo } from './just-stored.ts'
import { MENTION_JSON } from './mention-rows.ts'
import { activeCorrections, type Change, recorrect, type Transaction } from './recorrect.ts'
import { lockWriters } from './writer-lock.ts'

/** What an analyst asks for: in this article, what is written so and was taken for this place is another place, or none. */
export type CorrectionAsk = {
  articleId: string
  surface: string
  fromGeonameId: number
  place: CorrectPlace | null
  reach: Reach
  history: boolean
}
export type StandingCorrections = { version: string; corrections: StandingCorrection[] }

const SAMPLES = 5

/** Made of the corrections themselves, so it changes whenever one is made or undone. */
export async function correctionsVersion(): Promise<string> {
  const [row] = await db().$queryRaw<{ version: string }[]>`
    select coalesce(max(id), 0) || ' ' || count(undone_at) as version from place_correction`
  return row?.version ?? ''
}

/** The corrections that hold, or null when they are still those of `known`. */
export async function standingCorrections(known: string | null): Promise<StandingCorrections | null> {
  const version = await correctionsVersion()
  return version === known ? null : { version, corrections: await activeCorrections(db()) }
}

/** What a correction would change now, with samples, newest first; null when the article does not name that place so. */
export async function previewCorrection(ask: CorrectionAsk): Promise<CorrectionPreview | null> {
  const draft = await draftOf(db(), ask)
  if (!draft) return null
  const correction = { ...draft, id: '0', articleKey: draft.article.key, feedId: String(draft.article.feed_id) }
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
export async function addCorrection(ask: CorrectionAsk, madeBy: string): Promise<(Correction & Change) | null> {
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
    const ids = await tx.$queryRaw<{ article_id: bigint }[]>`
      select distinct m.article_id from place_mention m join article a on a.id = m.article_id where ${candidates(draft, ask)}`
    const change = await recorrect(
      tx,
      ids.map(({ article_id }) => article_id),
    )
    return { ...toCorrection(row), ...change }
  })
}

/** Undoes a correction: what it changed becomes what the others make of it. Null when it is not there or is undone already. */
export async function undoCorrection(id: string, undoneBy: string): Promise<(Correction & Change) | null> {
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
    const change = await recorrect(
      tx,
      ids.map(({ article_id }) => article_id),
    )
    return { ...toCorrection(await tx.placeCorrection.findUniqueOrThrow({ where: { id: key } })), ...change }
  })
}

/** Applies the standing corrections to articles that were analysed before the newest of them was made. */
export async function correctArticles(ids: bigint[]): Promise<void> {
  await inTransaction(async (tx) => {
    await tx.$executeRaw(lockWriters)
    await recorrect(tx, ids)
  })
  letGo(ids)
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

type Draft = Omit<StandingCorrection, 'id' | 'feedId' | 'articleKey'> & {
  article: { id: bigint; feed_id: bigint; key: string }
  fromName: string
}

async function draftOf(tx: Transaction, ask: CorrectionAsk): Promise<Draft | null> {
  const id = toId(ask.articleId)
  if (id === null) return null
  const [article] = await tx.$queryRaw<{ id: bigint; feed_id: bigint; key: string; name: string; newest: bigint }[]>`
    select a.id, a.feed_id, a.key, m.name, (select max(id) from article) as newest
    from article a join place_mention m on m.article_id = a.id
    where a.id = ${id} and m.geoname_id = ${ask.fromGeonameId} and m.surface = ${ask.surface} and m.kind = 'name' limit 1`
  if (!article) return null
  // The barest form: said of بدرعا, it holds for درعا.
  const nameKey = surfaceKeys(ask.surface).reduce((barest, key) => (key.length < barest.length ? key : barest))
  const { reach, history, fromGeonameId, place } = ask
  return {
    article,
    fromName: article.name,
    reach,
    history,
    fromGeonameId,
    place,
    nameKey,
    afterArticle: article.newest,
  }
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
    from: { geonameId: row.fromGeonameId, name: row.fromName },
    place: row.place as CorrectPlace | null,
    madeBy: row.madeBy,
    madeAt: row.madeAt.toISOString(),
    undoneBy: row.undoneBy,
    undoneAt: row.undoneAt?.toISOString() ?? null,
  }
}

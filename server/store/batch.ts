// Stores what one poll brought in one transaction: new articles, their mentions, their hits, the feed's next poll. All of
// it or nothing; what is already there, or no longer ours to store, is left alone. The unique index decides what is new.

import type { MatchSpan, PlaceMention } from '../../core/model.ts'
import type { TermIndex } from '../../core/text/term-index.ts'
import { ANALYSER_VERSION } from '../../core/text/terms.ts'
import { Prisma } from '../../prisma/generated/client.ts'
import { ALERTS_VERSION } from './alerts.ts'
import { booleans, byteStrings, int4s, int8s, moments, termVectors, texts } from './binary-array.ts'
import { db } from './client.ts'
import { CORRECTIONS_VERSION } from './corrections.ts'
import { hold, type RaisedHit } from './just-stored.ts'
import { KEPT } from './kept-statements.ts'
import { keepListingSql } from './listing.ts'
import { type MentionRow, mentionInput } from './mention-rows.ts'
import type { StandingVersions } from './news.ts'
import { type Claim, outcomeSql, type PollOutcome } from './schedule.ts'
import { lockBatch } from './writer-lock.ts'

/** A mention as it was found, and the corrections that changed or removed it; one that was missed was not found. */
export type SetAside = { ordinal: number; found: PlaceMention | null; corrections: string[] }

/** An article that went through the whole pipeline and waits to be stored. */
export type ReadyArticle = {
  key: string
  secondKey: bigint
  contentHash: Uint8Array
  title: string
  text: string
  /** Packed (core/text/html.ts). */
  html: string | null
  url: string | null
  image?: string | null
  author: string | null
  language: string
  publishedAt: Date | null
  fetchedAt: Date
  at: Date
  terms: TermIndex
  places: PlaceMention[]
  /** Where corrections changed what was found: the ordinals that `places` keep, and what was found at those that changed. */
  corrected?: { ordinals: number[]; setAside: SetAside[] }
  hits: { alertId: string; spans: MatchSpan[] }[]
}

/** The ids of the articles that were new. */
export type StoredBatch = { ids: string[] }

/** Alerts or corrections are others than those with which the articles were enriched: nothing was stored. */
export class Outdated extends Error {}
const OUTDATED = 'rasid.outdated'

/**
 * Stores a poll's new articles with its outcome, and does `more` after them in the same transaction. Returns null when the lease was
 * lost. `standing`: what they were enriched with; throws Outdated where that stands no more.
 */
export async function storeBatch(
  claim: Claim,
  articles: ReadyArticle[],
  outcome: PollOutcome | null,
  { standing, more = [] }: { standing?: StandingVersions | undefined; more?: Prisma.Sql[] } = {},
): Promise<StoredBatch | null> {
  const [, rows] = await db()
    .$transaction([
      db().$executeRaw(lockBatch),
      db().$queryRaw<StoredRow[]>(batchSql(claim, articles, outcome, standing)),
      ...more.map((statement) => db().$executeRaw(statement)),
    ])
    .catch((error: unknown) => {
      throw error instanceof Error && error.message.includes(OUTDATED) ? new Outdated() : error
    })
  const feed = rows.find(({ id }) => id === null)
  if (!feed) return null
  const byKey = new Map(articles.map((article) => [article.key, article]))
  const ids = rows.flatMap(({ id, said, more: raised, at }) => {
    if (id === null) return []
    const ready = byKey.get(said)
    if (ready) hold(ready, id, { id: claim.feedId, title: feed.said }, hitsIn(raised, at))
    return [String(id)]
  })
  return { ids }
}

/**
 * A new article with its key and the hits it raised, oldest first, as `id alert,id alert,…`, all of one moment; with id null the feed itself
 * with its title.
 */
type StoredRow = { id: bigint | null; said: string; more: string | null; at: Date | null }

function hitsIn(raised: string | null, at: Date | null): RaisedHit[] {
  if (raised === null || at === null) return []
  const moment = at.toISOString()
  return raised.split(',').map((hit) => {
    const blank = hit.indexOf(' ')
    return { id: hit.slice(0, blank), alertId: hit.slice(blank + 1), at: moment }
  })
}

// One statement: the fence row is locked, everything else joins it.
function batchSql(
  claim: Claim,
  articles: ReadyArticle[],
  outcome: PollOutcome | null,
  standing: StandingVersions | undefined,
): Prisma.Sql {
  const alerts = alertIds(articles)
  return Prisma.sql`${KEPT}
    with fence as (select id from feed where id = ${claim.feedId} and claim_token = ${claim.token} ${stillStanding(standing)} for update),
    new as (
      insert into article (feed_id, key, second_key, content_hash, title, text, html, url, image, author, language, published_at, fetched_at, at, terms, crowded, analyser)
      select fence.id, i.key, i.second_key, i.content_hash, i.title, i.text, i.html, i.url, i.image, i.author, i.language, i.published_at, i.fetched_at, i.at,
        i.terms, i.crowded, ${ANALYSER_VERSION}
      from fence, ${articleInput(articles)}
      -- A look at the index for each: joined, a plan for all feeds may walk through everything that this one ever said.
      where (select known.id from article known where known.feed_id = fence.id and known.key = i.key) is null
      order by i.n
      on conflict (feed_id, key) do nothing returning id, key, at),
    -- Where what belongs to an article finds it, by the article's number: null where it is not new.
    numbered as (
      select array_agg(new.id order by i.n) as ids, array_agg(new.at order by i.n) as moments
      from unnest(${texts(column(articles, COLUMN.key))}::text[]) with ordinality as i(key, n) left join new on new.key = i.key),
    placed as (
      insert into place_mention (article_id, ordinal, at, field, start, "end", surface, kind, role, geoname_id, name, country, admin1, lat, lon, score)
      select ids[p.n], p.ordinal, moments[p.n], p.field, p.start, p."end", p.surface, p.kind, p.role, p.geoname_id, p.name, p.country, p.admin1, p.lat, p.lon, p.score
      from numbered, ${placeInput(articles)} where ids[p.n] is not null),
    kept as (
      insert into place_set_aside (article_id, ordinal, found, corrections)
      select ids[s.n], s.ordinal, s.found::jsonb, s.corrections::int8[] from numbered, ${setAsideInput(articles)} where ids[s.n] is not null),
    -- Locked, so that an alert that is being removed is either there until we are done or gone before we look.
    standing as materialized (
      select id from alert where id = any(${alerts}::int8[]) order by id for key share),
    watching as (select array_agg(id) as ids, count(*) = ${alerts.length}::int as is_whole from standing),
    raised as (
      insert into hit (alert_id, article_id, spans)
      select h.alert_id, numbered.ids[h.n], h.spans::json
      from numbered, watching, ${hitInput(articles)}
      where numbered.ids[h.n] is not null and (is_whole or h.alert_id = any(watching.ids)) order by h.n returning id, article_id, alert_id, at),
    polled as (
      update feed set ${outcomeSql(outcome)}, article_count = article_count + (select count(*) from new)
      from fence where feed.id = fence.id returning feed.title)
    ${outcome?.listing ? Prisma.sql`, listed as (${keepListingSql(outcome.listing, Prisma.sql`fence`)})` : Prisma.empty}
    select null::bigint as id, title as said, null as more, null::timestamptz as at from polled
    union all (select new.id, new.key, of.hits, of.at from new left join (
      select article_id, string_agg(id || ' ' || alert_id, ',' order by id) as hits, min(at) as at
      from raised group by article_id) as of on of.article_id = new.id order by new.id)`
}

// A setting that nobody made: asking for it ends the transaction with an error that says its name.
const stillStanding = (standing: StandingVersions | undefined) =>
  standing
    ? Prisma.sql`and case when (${ALERTS_VERSION}) = ${standing.alerts} and (${CORRECTIONS_VERSION}) = ${standing.corrections} then true
        else current_setting(${OUTDATED}) is null end`
    : Prisma.empty

// Kept, so that the engine compiles them once.
const COLUMN = {
  key: (a: ReadyArticle) => a.key,
  secondKey: (a: ReadyArticle) => a.secondKey,
  contentHash: (a: ReadyArticle) => a.contentHash,
  title: (a: ReadyArticle) => a.title,
  text: (a: ReadyArticle) => a.text,
  html: (a: ReadyArticle) => a.html,
  url: (a: ReadyArticle) => a.url,
  image: (a: ReadyArticle) => a.image ?? null,
  author: (a: ReadyArticle) => a.author,
  language: (a: ReadyArticle) => a.language,
  publishedAt: (a: ReadyArticle) => a.publishedAt,
  fetchedAt: (a: ReadyArticle) => a.fetchedAt,
  at: (a: ReadyArticle) => a.at,
  vector: (a: ReadyArticle) => a.terms.vector,
  crowded: (a: ReadyArticle) => a.terms.crowded,
}

const column = <T>(articles: ReadyArticle[], pick: (article: ReadyArticle) => T) => articles.map(pick)

function articleInput(articles: ReadyArticle[]): Prisma.Sql {
  return Prisma.sql`unnest(
    ${texts(column(articles, COLUMN.key))}::text[], ${int8s(column(articles, COLUMN.secondKey))}::int8[], ${byteStrings(column(articles, COLUMN.contentHash))}::bytea[],
    ${texts(column(articles, COLUMN.title))}::text[], ${texts(column(articles, COLUMN.text))}::text[],
    ${texts(column(articles, COLUMN.html))}::text[], ${texts(column(articles, COLUMN.url))}::text[], ${texts(column(articles, COLUMN.image))}::text[],
    ${texts(column(articles, COLUMN.author))}::text[], ${texts(column(articles, COLUMN.language))}::text[],
    ${moments(column(articles, COLUMN.publishedAt))}::timestamptz[], ${moments(column(articles, COLUMN.fetchedAt))}::timestamptz[], ${moments(column(articles, COLUMN.at))}::timestamptz[],
    ${termVectors(column(articles, COLUMN.vector))}::tsvector[], ${booleans(column(articles, COLUMN.crowded))}::bool[])
    with ordinality as i(key, second_key, content_hash, title, text, html, url, image, author, language, published_at, fetched_at, at, terms, crowded, n)`
}

/** Rows of mentions; each names its article by `n`, its number among `articles` from 1 on, as the others below do. */
export function placeInput(articles: ReadyArticle[]): Prisma.Sql {
  const numbers: number[] = []
  const rows: MentionRow[] = []
  for (let of = 0; of < articles.length; of++) {
    const { places, corrected } = articles[of] as ReadyArticle
    for (let at = 0; at < places.length; at++) {
      numbers.push(of + 1)
      rows.push({ mention: places[at] as PlaceMention, ordinal: corrected?.ordinals[at] ?? at })
    }
  }
  return mentionInput(rows, Prisma.sql`${int4s(numbers)}::int4[]`)
}

export function setAsideInput(articles: ReadyArticle[]): Prisma.Sql {
  const rows = articles.flatMap(({ corrected }, of) =>
    (corrected?.setAside ?? []).map((row) => ({ ...row, n: of + 1 })),
  )
  return Prisma.sql`unnest(
    ${int4s(rows.map((row) => row.n))}::int4[], ${int4s(rows.map((row) => row.ordinal))}::int4[],
    ${texts(rows.map((row) => JSON.stringify(row.found)))}::text[], ${texts(rows.map((row) => `{${row.corrections.join(',')}}`))}::text[])
    as s(n, ordinal, found, corrections)`
}

export function alertIds(articles: ReadyArticle[]): bigint[] {
  const ids = new Set<string>()
  for (const { hits } of articles) for (const { alertId } of hits) ids.add(alertId)
  return [...ids].map(BigInt)
}

export function hitInput(articles: ReadyArticle[]): Prisma.Sql {
  const numbers: number[] = []
  const alerts: bigint[] = []
  const spans: string[] = []
  for (let of = 0; of < articles.length; of++)
    for (const hit of (articles[of] as ReadyArticle).hits) {
      numbers.push(of + 1)
      alerts.push(BigInt(hit.alertId))
      spans.push(JSON.stringify(hit.spans))
    }
  return Prisma.sql`unnest(${int4s(numbers)}::int4[], ${int8s(alerts)}::int8[], ${texts(spans)}::text[]) as h(n, alert_id, spans)`
}

// An article whose words changed: its former ones are kept as a revision, it says the new ones, and its terms, places and hits are
// those of the new. Statements of the batch's one transaction, each fenced by the claim; hits that were raised stay.
import { ANALYSER_VERSION } from '../../core/text/terms.ts'
import { Prisma } from '../../prisma/generated/client.ts'
import {
  alertIds,
  hitInput,
  placeInput,
  type ReadyArticle,
  type StoredBatch,
  setAsideInput,
  storeBatch,
} from './batch.ts'
import { booleans, byteStrings, int8s, moments, termVectors, texts } from './binary-array.ts'
import type { StandingVersions } from './news.ts'
import type { Claim, PollOutcome } from './schedule.ts'

export type ReadyRevision = { articleId: bigint; article: ReadyArticle }
/** Only the keys under which an article is known are others now, and where it stands. */
export type Rekeyed = { articleId: bigint; key: string; secondKey: bigint; url: string | null }

// A page that says something else at every poll (a counter, a clock) must not fill the store.
const MOST_REVISIONS = 50

/** What a poll brought: new articles, known ones in other words, known ones under other keys. Without an outcome it was pushed. */
export type Poll = {
  articles: ReadyArticle[]
  revisions: ReadyRevision[]
  rekeyed: Rekeyed[]
  outcome: PollOutcome | null
}

/** Stores all that a poll brought, as storeBatch does. */
export async function storePoll(
  claim: Claim,
  { articles, revisions, rekeyed, outcome }: Poll,
  standing?: StandingVersions,
): Promise<StoredBatch | null> {
  const more = [...revisionStatements(claim, revisions), ...(rekeyed.length > 0 ? [rekeySql(claim, rekeyed)] : [])]
  return storeBatch(claim, articles, outcome, { standing, more })
}

function revisionStatements(claim: Claim, revisions: ReadyRevision[]): Prisma.Sql[] {
  if (revisions.length === 0) return []
  const articles = revisions.map(({ article }) => article)
  const ids = revisions.map(({ articleId }) => articleId)
  const ours = oursSql(claim, ids)
  return [
    Prisma.sql`
      insert into revision (article_id, title, text, since)
      select a.id, a.title, a.text, coalesce(a.revised_at, a.fetched_at)
      from article a join ${revisedInput(revisions)} on i.id = a.id
      where a.id in (${ours}) and ${EDITED} and not ${WAVERS} order by a.id`,
    Prisma.sql`
      delete from revision where article_id in (${ours}) and id in (
        select id from (select id, row_number() over (partition by article_id order by id desc) as nth
          from revision where article_id = any(${ids})) as counted where nth > ${MOST_REVISIONS})`,
    Prisma.sql`
      update article a set title = i.title, text = i.text, html = i.html, url = i.url, image = coalesce(i.image, a.image), author = i.author, language = i.language,
        terms = i.terms, crowded = i.crowded, analyser = ${ANALYSER_VERSION}, content_hash = i.content_hash,
        revised_at = case when exists (select from revision r where r.article_id = a.id and r.at = now()::timestamptz(3)) then i.fetched_at
          else a.revised_at end
      from ${revisedInput(revisions)} where i.id = a.id and a.id in (${ours})`,
    rekeySql(
      claim,
      revisions.map(({ articleId, article: { key, secondKey, url } }) => ({ articleId, key, secondKey, url })),
    ),
    Prisma.sql`delete from place_mention where article_id in (${ours})`,
    Prisma.sql`delete from place_set_aside where article_id in (${ours})`,
    Prisma.sql`
      insert into place_mention (article_id, ordinal, at, field, start, "end", surface, kind, role, geoname_id, name, country, admin1, lat, lon, score)
      select a.id, p.ordinal, a.at, p.field, p.start, p."end", p.surface, p.kind, p.role, p.geoname_id, p.name, p.country, p.admin1, p.lat, p.lon, p.score
      from ${placeInput(articles)} join article a on a.id = (${ids}::int8[])[p.n]
      where a.id in (${ours})`,
    Prisma.sql`
      insert into place_set_aside (article_id, ordinal, found, corrections)
      select a.id, s.ordinal, s.found::jsonb, s.corrections::int8[]
      from ${setAsideInput(articles)} join article a on a.id = (${ids}::int8[])[s.n] where a.id in (${ours})`,
    // What no longer matches was a hit all the same; its spans would mark other words now.
    Prisma.sql`update hit set spans = '[]' where article_id in (${ours})`,
    Prisma.sql`
      with standing as materialized (
        select id from alert where id = any(${alertIds(articles)}::int8[]) order by id for key share)
      insert into hit (alert_id, article_id, spans)
      select h.alert_id, a.id, h.spans::json from ${hitInput(articles)} join article a on a.id = (${ids}::int8[])[h.n]
        join standing on standing.id = h.alert_id
      where a.id in (${ours}) order by a.id on conflict (alert_id, article_id) do update set spans = excluded.spans`,
  ]
}

/** A key that another article of the feed has already is left to it. */
export function rekeySql(claim: Claim, rekeyed: Rekeyed[]): Prisma.Sql {
  const ids = rekeyed.map(({ articleId }) => articleId)
  return Prisma.sql`
    update article a set second_key = i.second_key, url = coalesce(i.url, a.url),
      key = case when exists (select from article o where o.feed_id = a.feed_id and o.key = i.key) then a.key else i.key end
    from unnest(${ids}::int8[], ${rekeyed.map(({ key }) => key)}::text[], ${rekeyed.map(({ secondKey }) => secondKey)}::int8[],
      ${rekeyed.map(({ url }) => url)}::text[]) as i(id, key, second_key, url)
    where i.id = a.id and a.id in (${oursSql(claim, ids)}) and (a.key, a.second_key) is distinct from (i.key, i.second_key)`
}

// A headline that was listed without its text and has it now was completed, not edited.
const EDITED = Prisma.sql`((a.title, a.text) is distinct from (i.title, i.text) and (a.title, a.text) is distinct from (i.title, ''))`

// Servers behind one address that give two states in turn: once taken back is an edit, from then on both are kept already.
const WAVERS = Prisma.sql`(exists (select from revision r where r.article_id = a.id and (r.title, r.text) = (a.title, a.text))
  and exists (select from revision r where r.article_id = a.id and (r.title, r.text) = (i.title, i.text)))`

const oursSql = (claim: Claim, ids: bigint[]) => Prisma.sql`
  select mine.id from article mine join feed on feed.id = mine.feed_id
  where feed.id = ${claim.feedId} and feed.claim_token = ${claim.token} and mine.id = any(${ids})`

function revisedInput(revisions: ReadyRevision[]): Prisma.Sql {
  const column = <T>(pick: (article: ReadyArticle) => T) => revisions.map(({ article }) => pick(article))
  return Prisma.sql`unnest(${int8s(revisions.map(({ articleId }) => articleId))}::int8[],
    ${texts(column((a) => a.title))}::text[], ${texts(column((a) => a.text))}::text[], ${texts(column((a) => a.html))}::text[],
    ${texts(column((a) => a.url))}::text[], ${texts(column((a) => a.image ?? null))}::text[], ${texts(column((a) => a.author))}::text[],
    ${texts(column((a) => a.language))}::text[], ${moments(column((a) => a.fetchedAt))}::timestamptz[],
    ${termVectors(column((a) => a.terms.vector))}::tsvector[], ${booleans(column((a) => a.terms.crowded))}::bool[],
    ${byteStrings(column((a) => a.contentHash))}::bytea[])
    as i(id, title, text, html, url, image, author, language, fetched_at, terms, crowded, content_hash)`
}

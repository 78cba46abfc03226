// How many articles name each place, division or country in a window, by role, against what is usual. Whole hours are read from the
// kept tallies, what is over at both ends from the mentions; where a query filters, from the mentions of the articles that match.
import type { PlaceRole, PlaceTally, TallyLevel } from '../../core/model.ts'
import type { Query } from '../../core/query/ast.ts'
import { Prisma } from '../../prisma/generated/client.ts'
import { db } from './client.ts'
import { matchingRows } from './matching-rows.ts'
import { type Samples, samplesOf, usualOf } from './usual.ts'

export type TallyAsk = {
  since?: Date
  until?: Date
  role?: PlaceRole
  query?: Query
  level?: TallyLevel
  /** Peoples and adjectives are tallied apart; they name actors. */
  kind?: 'name' | 'demonym'
  limit: number
}
/** One unit (a GeoNames id, `SY.06`, `SY`) in one role. */
export type UnitTally = { unit: string; role: PlaceRole; count: number; mentions: number; usual: number | null }

const HOUR_MS = 3_600_000
const RECHECK_BATCH = 500

/** Places by how many articles name them, most first. */
export async function placeTallies(ask: TallyAsk): Promise<PlaceTally[]> {
  const tallies = await unitTallies({ ...ask, level: 'place' })
  const known = await placesOf(tallies.map(({ unit }) => Number(unit)))
  return tallies.flatMap(({ unit, ...counts }) => {
    const place = known.get(Number(unit))
    return place ? [{ ...place, ...counts, level: 'place' as const }] : []
  })
}

/** The same for any level, without names: a division or a country is known to the gazetteer. */
export async function unitTallies(ask: TallyAsk): Promise<UnitTally[]> {
  const samples = ask.since ? await samplesOf(ask.since, ask.until ?? new Date()) : null
  const matching = ask.query ? await matchingArticles(ask, ask.query, samples) : null
  const within = (window: Window) =>
    matching?.flatMap(({ id, at }) => (at >= window.since && at < window.until ? [id] : [])) ?? null
  const window = {
    since: ask.since?.getTime() ?? Number.NEGATIVE_INFINITY,
    until: ask.until?.getTime() ?? Number.POSITIVE_INFINITY,
  }
  const counts = await counted(ask, window, within(window))
  const top = counts
    .sort((a, b) => b.count - a.count || b.mentions - a.mentions || order(a.unit, b.unit))
    .slice(0, ask.limit)
  const usual = samples && (await usualCounts(ask, top, samples, within))
  return top.map((tally) => ({ ...tally, usual: usual?.(tally) ?? null }))
}

const order = (a: string, b: string) => Number(a) - Number(b) || (a < b ? -1 : 1)

/** Milliseconds, half open. */
type Window = { since: number; until: number }
type Counted = Omit<UnitTally, 'usual'>

/** `ids`: only in these articles; null: in all. */
function counted(ask: TallyAsk, window: Window, ids: bigint[] | null, units?: string[]): Promise<Counted[]> {
  const level = ask.level ?? 'place'
  const chosen = (unit: Prisma.Sql) => (units ? Prisma.sql`and ${unit} = any(${units})` : Prisma.empty)
  const role = (column: Prisma.Sql) => (ask.role ? Prisma.sql`and ${column} = ${ask.role}` : Prisma.empty)
  const kind = ask.kind ?? 'name'
  const mentions = (condition: Prisma.Sql) => Prisma.sql`
    select u.unit, m.role, count(distinct m.article_id) as articles, count(*) as mentions
    from place_mention m cross join lateral place_units(m.geoname_id, m.country, m.admin1) u
    where u.level = ${level} and m.kind = ${kind} ${role(Prisma.sql`m.role`)} ${chosen(Prisma.sql`u.unit`)} and ${condition} group by 1, 2`
  if (ids) return summed(mentions(Prisma.sql`m.article_id = any(${ids})`))
  const whole = {
    since: Math.ceil(window.since / HOUR_MS) * HOUR_MS,
    until: Math.floor(window.until / HOUR_MS) * HOUR_MS,
  }
  const at = (from: number, to: number) =>
    Prisma.sql`m.article_id in (
      select id from article where at >= ${moment(from)}::timestamptz and at < ${moment(to)}::timestamptz)`
  if (whole.since >= whole.until) return summed(mentions(at(window.since, window.until)))
  const parts = [
    Prisma.sql`select unit, role, articles, mentions from place_tally where level = ${level} and kind = ${kind}
      and hour >= ${moment(whole.since)}::timestamptz and hour < ${moment(whole.until)}::timestamptz
      ${role(Prisma.sql`role`)} ${chosen(Prisma.sql`unit`)}`,
    ...(window.since < whole.since ? [mentions(at(window.since, whole.since))] : []),
    ...(whole.until < window.until ? [mentions(at(whole.until, window.until))] : []),
  ]
  return summed(Prisma.join(parts, ' union all '))
}

const moment = (ms: number) => (Number.isFinite(ms) ? new Date(ms).toISOString() : ms < 0 ? '-infinity' : 'infinity')

function summed(rows: Prisma.Sql): Promise<Counted[]> {
  return db().$queryRaw<Counted[]>`
    select unit, role, sum(articles)::int as count, sum(mentions)::int as mentions from (${rows}) as counted group by unit, role`
}

/** The median of a unit's counts over the samples; undefined where too few of them were watched. */
async function usualCounts(
  ask: TallyAsk,
  tallies: Counted[],
  samples: Samples,
  within: (window: Window) => bigint[] | null,
): Promise<((tally: Counted) => number | null) | null> {
  if (samples.windows.length === 0 || tallies.length === 0) return null
  const units = [...new Set(tallies.map(({ unit }) => unit))]
  const counts = new Map<string, number[]>()
  const note = (sample: number, rows: Counted[]) => {
    for (const { unit, role, count } of rows) {
      const key = `${unit} ${role}`
      const list = counts.get(key) ?? new Array<number>(samples.windows.length).fill(0)
      list[sample] = count
      counts.set(key, list)
    }
  }
  if (ask.query)
    for (const [sample, window] of samples.windows.entries())
      note(sample, await counted(ask, window, within(window), units))
  else for (const [sample, rows] of await sampled(ask, units, samples)) note(sample, rows)
  return ({ unit, role }) => usualOf(counts.get(`${unit} ${role}`) ?? [0])
}

/** All samples in one question: they begin and end at whole hours. */
async function sampled(ask: TallyAsk, units: string[], { windows }: Samples): Promise<Map<number, Counted[]>> {
  const rows = await db().$queryRaw<(Counted & { sample: number })[]>`
    select s.n::int - 1 as sample, t.unit, t.role, sum(t.articles)::int as count, sum(t.mentions)::int as mentions
    from unnest(${windows.map(({ since }) => new Date(since))}::timestamptz[], ${windows.map(({ until }) => new Date(until))}::timestamptz[])
      with ordinality as s(since, until, n)
    join place_tally t on t.level = ${ask.level ?? 'place'} and t.unit = any(${units}) and t.hour >= s.since and t.hour < s.until
    where t.kind = ${ask.kind ?? 'name'} group by s.n, t.unit, t.role`
  return Map.groupBy(rows, ({ sample }) => sample)
}

async function matchingArticles(
  ask: TallyAsk,
  query: Query,
  samples: Samples | null,
): Promise<{ id: bigint; at: number }[]> {
  const found: { id: bigint; at: number }[] = []
  const first = samples?.windows.at(-1)?.since
  const since = first === undefined ? ask.since : new Date(first)
  const filter = { query, ...(since ? { since } : {}), ...(ask.until ? { until: ask.until } : {}) }
  for await (const row of matchingRows(filter, null, RECHECK_BATCH)) found.push({ id: row.id, at: row.at.getTime() })
  return found
}

type Known = Pick<PlaceTally, 'geonameId' | 'name' | 'country' | 'admin1' | 'lat' | 'lon'>

/** What the newest mention of each says of it. */
async function placesOf(ids: number[]): Promise<Map<number, Known>> {
  const rows = await db().$queryRaw<Known[]>`
    select wanted.id as "geonameId", m.name, m.country, m.admin1, m.lat, m.lon from unnest(${ids}::int4[]) as wanted(id)
    join lateral (select name, country, admin1, lat, lon from place_mention where geoname_id = wanted.id
      order by article_id desc limit 1) m on true`
  return new Map(rows.map((row) => [row.geonameId, row]))
}

// Mentions as rows of place_mention: arrays by column for a set of them at once, and back. Used wherever mentions are stored.
import type { PlaceMention } from '../../core/model.ts'
import { Prisma } from '../../prisma/generated/client.ts'
import { float4s, float8s, int4s, texts } from './binary-array.ts'

export const MENTION_COLUMNS = Prisma.sql`ordinal, field, start, "end", surface, kind, role, geoname_id, name, country, admin1, lat, lon, score`

export type MentionRow = { mention: PlaceMention; ordinal: number }
// Kept, so that the engine compiles them once.
const COLUMN = {
  ordinal: (row: MentionRow) => row.ordinal,
  field: ({ mention }: MentionRow) => mention.field,
  start: ({ mention }: MentionRow) => mention.start,
  end: ({ mention }: MentionRow) => mention.end,
  surface: ({ mention }: MentionRow) => mention.surface,
  kind: ({ mention }: MentionRow) => mention.kind,
  role: ({ mention }: MentionRow) => mention.role,
  geonameId: ({ mention }: MentionRow) => mention.geonameId ?? null,
  name: ({ mention }: MentionRow) => mention.name,
  country: ({ mention }: MentionRow) => mention.country,
  admin1: ({ mention }: MentionRow) => mention.admin1 ?? null,
  lat: ({ mention }: MentionRow) => mention.lat,
  lon: ({ mention }: MentionRow) => mention.lon,
  score: ({ mention }: MentionRow) => mention.score,
}

/**
 * Rows `p` of n and what a mention has; `numbers` is an array of whatever finds each row's article. Unnested side by side in a select: in
 * `from` each column would be written down by itself first, which takes twice as long.
 */
export function mentionInput(rows: MentionRow[], numbers: Prisma.Sql): Prisma.Sql {
  const column = <T>(pick: (row: MentionRow) => T) => rows.map(pick)
  return Prisma.sql`(select
    unnest(${numbers}) as n, unnest(${int4s(column(COLUMN.ordinal))}::int4[]) as ordinal, unnest(${texts(column(COLUMN.field))}::text[]) as field,
    unnest(${int4s(column(COLUMN.start))}::int4[]) as start, unnest(${int4s(column(COLUMN.end))}::int4[]) as "end", unnest(${texts(column(COLUMN.surface))}::text[]) as surface,
    unnest(${texts(column(COLUMN.kind))}::text[]) as kind, unnest(${texts(column(COLUMN.role))}::text[]) as role, unnest(${int4s(column(COLUMN.geonameId))}::int4[]) as geoname_id,
    unnest(${texts(column(COLUMN.name))}::text[]) as name, unnest(${texts(column(COLUMN.country))}::text[]) as country, unnest(${texts(column(COLUMN.admin1))}::text[]) as admin1,
    unnest(${float8s(column(COLUMN.lat))}::float8[]) as lat, unnest(${float8s(column(COLUMN.lon))}::float8[]) as lon, unnest(${float4s(column(COLUMN.score))}::float4[]) as score)
    as p`
}

/** A row `m` of place_mention as the words of core/model.ts. */
export const MENTION_JSON = Prisma.sql`json_strip_nulls(json_build_object('field', m.field, 'start', m.start, 'end', m."end",
  'surface', m.surface, 'kind', m.kind, 'role', m.role, 'geonameId', m.geoname_id, 'name', m.name, 'country', m.country,
  'admin1', m.admin1, 'lat', m.lat, 'lon', m.lon, 'score', m.score))`

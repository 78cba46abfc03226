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

/** `unnest(…) as p(n, ordinal, …)`; `numbers` is an array of whatever finds each row's article. */
export function mentionInput(rows: MentionRow[], numbers: Prisma.Sql): Prisma.Sql {
  const column = <T>(pick: (row: MentionRow) => T) => rows.map(pick)
  return Prisma.sql`unnest(
    ${numbers}, ${int4s(column(COLUMN.ordinal))}::int4[], ${texts(column(COLUMN.field))}::text[],
    ${int4s(column(COLUMN.start))}::int4[], ${int4s(column(COLUMN.end))}::int4[], ${texts(column(COLUMN.surface))}::text[],
    ${texts(column(COLUMN.kind))}::text[], ${texts(column(COLUMN.role))}::text[], ${int4s(column(COLUMN.geonameId))}::int4[],
    ${texts(column(COLUMN.name))}::text[], ${texts(column(COLUMN.country))}::text[], ${texts(column(COLUMN.admin1))}::text[],
    ${float8s(column(COLUMN.lat))}::float8[], ${float8s(column(COLUMN.lon))}::float8[], ${float4s(column(COLUMN.score))}::float4[])
    as p(n, ${MENTION_COLUMNS})`
}

/** A row `m` of place_mention as the words of core/model.ts. */
export const MENTION_JSON = Prisma.sql`json_strip_nulls(json_build_object('field', m.field, 'start', m.start, 'end', m."end",
  'surface', m.surface, 'kind', m.kind, 'role', m.role, 'geonameId', m.geoname_id, 'name', m.name, 'country', m.country,
  'admin1', m.admin1, 'lat', m.lat, 'lon', m.lon, 'score', m.score))`

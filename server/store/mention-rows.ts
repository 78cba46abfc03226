// Mentions as rows of place_mention: arrays by column for a set of them at once, and back. Used wherever mentions are stored.
import type { PlaceMention } from '../../core/model.ts'
import { Prisma } from '../../prisma/generated/client.ts'
import { float4s, float8s, int4s, texts } from './binary-array.ts'

export const MENTION_COLUMNS = Prisma.sql`ordinal, field, start, "end", surface, kind, role, geoname_id, name, country, admin1, lat, lon, score`

type Row = PlaceMention & { ordinal: number }
// Kept, so that the engine compiles them once.
const COLUMN = {
  ordinal: (row: Row) => row.ordinal,
  field: (row: Row) => row.field,
  start: (row: Row) => row.start,
  end: (row: Row) => row.end,
  surface: (row: Row) => row.surface,
  kind: (row: Row) => row.kind,
  role: (row: Row) => row.role,
  geonameId: (row: Row) => row.geonameId ?? null,
  name: (row: Row) => row.name,
  country: (row: Row) => row.country,
  admin1: (row: Row) => row.admin1 ?? null,
  lat: (row: Row) => row.lat,
  lon: (row: Row) => row.lon,
  score: (row: Row) => row.score,
}

/** `unnest(…) as p(key, ordinal, …)`; `keys` is an array of whatever finds each row's article. */
export function mentionInput(rows: Row[], keys: Prisma.Sql): Prisma.Sql {
  const column = <T>(pick: (row: Row) => T) => rows.map(pick)
  return Prisma.sql`unnest(
    ${keys}, ${int4s(column(COLUMN.ordinal))}::int4[], ${texts(column(COLUMN.field))}::text[],
    ${int4s(column(COLUMN.start))}::int4[], ${int4s(column(COLUMN.end))}::int4[], ${texts(column(COLUMN.surface))}::text[],
    ${texts(column(COLUMN.kind))}::text[], ${texts(column(COLUMN.role))}::text[], ${int4s(column(COLUMN.geonameId))}::int4[],
    ${texts(column(COLUMN.name))}::text[], ${texts(column(COLUMN.country))}::text[], ${texts(column(COLUMN.admin1))}::text[],
    ${float8s(column(COLUMN.lat))}::float8[], ${float8s(column(COLUMN.lon))}::float8[], ${float4s(column(COLUMN.score))}::float4[])
    as p(key, ${MENTION_COLUMNS})`
}

/** A row `m` of place_mention as the words of core/model.ts. */
export const MENTION_JSON = Prisma.sql`json_strip_nulls(json_build_object('field', m.field, 'start', m.start, 'end', m."end",
  'surface', m.surface, 'kind', m.kind, 'role', m.role, 'geonameId', m.geoname_id, 'name', m.name, 'country', m.country,
  'admin1', m.admin1, 'lat', m.lat, 'lon', m.lon, 'score', m.score))`

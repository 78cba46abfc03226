// Mentions as rows of place_mention: arrays by column for a set of them at once, and back. Used wherever mentions are stored.
import type { PlaceMention } from '../../core/model.ts'
import { Prisma } from '../../prisma/generated/client.ts'
import { float4s, float8s, int4s, texts } from './binary-array.ts'

export const MENTION_COLUMNS = Prisma.sql`ordinal, field, start, "end", surface, kind, role, geoname_id, name, country, admin1, lat, lon, score`

/** `unnest(…) as p(key, ordinal, …)`; `keys` is an array of whatever finds each row's article. */
export function mentionInput(rows: (PlaceMention & { ordinal: number })[], keys: Prisma.Sql): Prisma.Sql {
  const column = <T>(pick: (row: (typeof rows)[number]) => T) => rows.map(pick)
  return Prisma.sql`unnest(
    ${keys}, ${int4s(column((p) => p.ordinal))}::int4[], ${texts(column((p) => p.field))}::text[],
    ${int4s(column((p) => p.start))}::int4[], ${int4s(column((p) => p.end))}::int4[], ${texts(column((p) => p.surface))}::text[],
    ${texts(column((p) => p.kind))}::text[], ${texts(column((p) => p.role))}::text[], ${int4s(column((p) => p.geonameId ?? null))}::int4[],
    ${texts(column((p) => p.name))}::text[], ${texts(column((p) => p.country))}::text[], ${texts(column((p) => p.admin1 ?? null))}::text[],
    ${float8s(column((p) => p.lat))}::float8[], ${float8s(column((p) => p.lon))}::float8[], ${float4s(column((p) => p.score))}::float4[])
    as p(key, ${MENTION_COLUMNS})`
}

/** A row `m` of place_mention as the words of core/model.ts. */
export const MENTION_JSON = Prisma.sql`json_strip_nulls(json_build_object('field', m.field, 'start', m.start, 'end', m."end",
  'surface', m.surface, 'kind', m.kind, 'role', m.role, 'geonameId', m.geoname_id, 'name', m.name, 'country', m.country,
  'admin1', m.admin1, 'lat', m.lat, 'lon', m.lon, 'score', m.score))`

// Mentions as rows of place_mention: arrays by column for a set of them at once, and back. Used wherever mentions are stored.
import type { PlaceMention } from '../../core/model.ts'
import { Prisma } from '../../prisma/generated/client.ts'

export const MENTION_COLUMNS = Prisma.sql`ordinal, field, start, "end", surface, kind, role, geoname_id, name, country, admin1, lat, lon, score`

/** `unnest(…) as p(key, ordinal, …)`: the key is whatever finds the article, of the given type. */
export function mentionInput<K>(
  rows: (PlaceMention & { key: K; ordinal: number })[],
  keyType: 'text' | 'int8',
): Prisma.Sql {
  const column = <T>(pick: (row: (typeof rows)[number]) => T) => rows.map(pick)
  return Prisma.sql`unnest(
    ${column((p) => p.key)}::${Prisma.raw(keyType)}[], ${column((p) => p.ordinal)}::int2[], ${column((p) => p.field)}::text[],
    ${column((p) => p.start)}::int4[], ${column((p) => p.end)}::int4[], ${column((p) => p.surface)}::text[],
    ${column((p) => p.kind)}::text[], ${column((p) => p.role)}::text[], ${column((p) => p.geonameId ?? null)}::int4[],
    ${column((p) => p.name)}::text[], ${column((p) => p.country)}::text[], ${column((p) => p.admin1 ?? null)}::text[],
    ${column((p) => p.lat)}::float8[], ${column((p) => p.lon)}::float8[], ${column((p) => p.score)}::float4[])
    as p(key, ${MENTION_COLUMNS})`
}

/** A row `m` of place_mention as the words of core/model.ts. */
export const MENTION_JSON = Prisma.sql`json_strip_nulls(json_build_object('field', m.field, 'start', m.start, 'end', m."end",
  'surface', m.surface, 'kind', m.kind, 'role', m.role, 'geonameId', m.geoname_id, 'name', m.name, 'country', m.country,
  'admin1', m.admin1, 'lat', m.lat, 'lon', m.lon, 'score', m.score))`

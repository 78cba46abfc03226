// The operations that count, and the one that explains a query. Pure.
import { z } from 'zod'
import type { PlaceTally } from '../model.ts'
import { timelinePoint } from './alerts.ts'
import { operation } from './operation.ts'
import { anId, aQuery, aRole, askedQuery, geonameId, limit, pageOf, since, until } from './parts.ts'

const area = 'Counts'

const placeTally = z
  .object({
    level: z.enum(['place', 'admin1', 'country']),
    usual: z
      .number()
      .nullable()
      .describe('The median of the same hours in the four weeks before; null where too few were watched.'),
    geonameId: z.int(),
    name: z.string(),
    country: z.string(),
    admin1: z.string().nullable(),
    lat: z.number(),
    lon: z.number(),
    role: aRole,
    count: z.int().describe('Articles.'),
    mentions: z.int().describe('Spans.'),
  })
  .meta({ id: 'PlaceTally' }) satisfies z.ZodType<PlaceTally>

export const tallyPlaces = operation({
  id: 'tallyPlaces',
  method: 'GET',
  path: '/api/stats/places',
  area,
  summary: 'Places, divisions or countries by how many articles name them in each role, against what is usual.',
  query: z.strictObject({
    q: askedQuery,
    since,
    until,
    role: aRole.optional().describe('Only in this role.'),
    kind: z.enum(['name', 'demonym'], 'one of name, demonym is expected, for example kind=name').optional(),
    by: z
      .enum(['place', 'admin1', 'country'], 'one of place, admin1, country is expected, for example by=country')
      .optional()
      .describe('What is counted; place unless told.'),
    limit: limit(200),
  }),
  answers: [{ status: 200, about: 'Tallies, most first.', json: pageOf(placeTally) }],
})

export const timeline = operation({
  id: 'timeline',
  method: 'GET',
  path: '/api/stats/timeline',
  area,
  summary: 'Articles per hour or day, split by language or feed on demand.',
  query: z.strictObject({
    q: askedQuery,
    since,
    until,
    bucket: z
      .enum(['hour', 'day'], 'one of hour, day is expected, for example bucket=hour')
      .optional()
      .describe('hour unless told.'),
    by: z.enum(['language', 'feed'], 'one of language, feed is expected, for example by=language').optional(),
    place: geonameId.optional().describe('What happened there: a GeoNames id.'),
    alert: anId('an alert').optional(),
    language: z
      .string()
      .regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/, 'a language tag is expected, for example language=ar')
      .optional(),
    feed: anId('a feed').optional(),
  }),
  answers: [{ status: 200, about: 'Points, oldest first.', json: pageOf(timelinePoint) }],
})

const placeArea = z.object({
  ids: z.array(z.int()),
  countries: z.array(z.string()),
  divisions: z.array(z.string()),
})

export const explainQuery = operation({
  id: 'explainQuery',
  method: 'GET',
  path: '/api/query',
  area: 'Queries',
  summary: 'The canonical form of a query, what it looks for, and what its place names stand for.',
  query: z.strictObject({ q: aQuery }),
  answers: [
    {
      status: 200,
      about: 'It can be read.',
      json: z.object({
        ok: z.literal(true),
        canonical: z.string(),
        terms: z.array(z.string()),
        areas: z.record(z.string(), placeArea),
        unknownPlaces: z.array(z.string()),
      }),
    },
  ],
})

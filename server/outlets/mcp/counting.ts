// Tools that count: articles over time, and places by how many articles name them.
import { z } from 'zod'
import { namedTallies } from '../../named-tallies.ts'
import { BUCKET_MS, timeline as timelineOf } from '../../store/stats.ts'
import * as question from './question.ts'
import { Refusal, type Tool } from './tool.ts'

const MOST_BUCKETS = 750
const MOST_POINTS = 2_000
const DEFAULT_BUCKETS = { hour: 24, day: 30 }
const DAY_MS = 86_400_000

const timelineInput = {
  query: question.query.optional(),
  alertId: question.articleId.optional().describe('Only what this alert caught'),
  place: question.place.optional().describe('Only what happened at this place, by its GeoNames id'),
  bucket: z.enum(['hour', 'day']).default('day'),
  by: z.enum(['language', 'feed']).optional().describe('Counts each apart; buckets without articles are then left out'),
  since: question.since.optional(),
  until: question.until.optional(),
}
const timelineOutput = {
  points: z.array(
    z.object({
      from: z.string(),
      to: z.string(),
      count: z.number(),
      key: z.string().optional().describe('The language or feed'),
    }),
  ),
  total: z.number(),
}

export const timeline: Tool<typeof timelineInput, typeof timelineOutput> = {
  name: 'timeline',
  title: 'Articles over time',
  description: `Counts articles per hour or day (UTC), of everything or of what a query, an alert or a place narrows it to. Without times: the last 24 hours or 30 days. At most ${MOST_BUCKETS} buckets. ${question.QUERY_LANGUAGE}`,
  input: timelineInput,
  output: timelineOutput,
  run: async ({ query, alertId, place, bucket, by, ...asked }) => {
    const until = question.timeOf(asked.until) ?? new Date()
    const since =
      question.timeOf(asked.since) ?? new Date(until.getTime() - DEFAULT_BUCKETS[bucket] * BUCKET_MS[bucket])
    if (until.getTime() - since.getTime() > MOST_BUCKETS * BUCKET_MS[bucket])
      throw new Refusal(
        `This window has more than ${MOST_BUCKETS} ${bucket}s: ask for a shorter one${bucket === 'hour' ? ' or for days' : ''}.`,
      )
    if (since >= until) throw new Refusal('This window is empty: since must come before until.')
    const points = await timelineOf({
      since,
      until,
      bucket,
      ...(by ? { by } : {}),
      ...(query === undefined ? {} : { query: question.readQuery(query) }),
      ...(alertId === undefined ? {} : { alert: alertId }),
      ...(place === undefined ? {} : { place }),
    })
    if (points.length > MOST_POINTS)
      throw new Refusal(`That is more than ${MOST_POINTS} points: ask for a shorter window, for days, or without "by".`)
    return { points, total: points.reduce((sum, { count }) => sum + count, 0) }
  },
}

const placesInput = {
  query: question.query.optional(),
  role: question.role.default('event'),
  level: z
    .enum(['place', 'admin1', 'country'])
    .default('place')
    .describe('Places, first-level divisions, or countries'),
  since: question.since.optional(),
  until: question.until.optional(),
  limit: z.int().min(1).max(100).default(30),
}
const placesOutput = {
  places: z.array(
    z.object({
      geonameId: z.number(),
      name: z.string(),
      country: z.string(),
      admin1: z.string().nullable(),
      lat: z.number(),
      lon: z.number(),
      articles: z.number(),
      mentions: z.number(),
      usual: z
        .number()
        .nullable()
        .describe('The median of the same hours over four weeks; null where too little was watched'),
    }),
  ),
}

export const places: Tool<typeof placesInput, typeof placesOutput> = {
  name: 'places',
  title: 'Where things happened',
  description: `Places by how many articles name them in a role, most first, each against its usual level. Without times: the last 24 hours. ${question.QUERY_LANGUAGE}`,
  input: placesInput,
  output: placesOutput,
  run: async ({ query, role, level, limit, ...asked }) => {
    const until = question.timeOf(asked.until)
    const since = question.timeOf(asked.since) ?? new Date((until ?? new Date()).getTime() - DAY_MS)
    const tallies = await namedTallies({
      role,
      level,
      limit,
      since,
      ...(until ? { until } : {}),
      ...(query === undefined ? {} : { query: question.readQuery(query) }),
    })
    return {
      places: tallies.map(({ geonameId, name, country, admin1, lat, lon, count, mentions, usual }) => ({
        ...{ geonameId, name, country, admin1, lat, lon, mentions, usual },
        articles: count,
      })),
    }
  },
}

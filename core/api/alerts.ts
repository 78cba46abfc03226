// The operations on alerts, and how alerts are asked for and answered. Pure.
import { z } from 'zod'
import type { Alert, Delivery, TimelinePoint } from '../model.ts'
import { article, hit, matchSpan } from './articles-words.ts'
import { webAddress } from './given.ts'
import { operation } from './operation.ts'
import { aQuery, byId, id, idCursor, limit, moment, pageOf, time } from './parts.ts'

const area = 'Alerts'
const MOST_DELIVERIES = 20

const delivery = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('webhook'), url: z.string() }),
    z.object({ kind: z.literal('email'), to: z.string() }),
  ])
  .meta({ id: 'Delivery' }) satisfies z.ZodType<Delivery>
export const alert = z
  .object({
    id,
    name: z.string(),
    query: z.string(),
    paused: z.boolean(),
    deliveries: z.array(delivery),
    createdAt: time,
    hitCount: z.int(),
    lastHitAt: time.nullable(),
  })
  .meta({ id: 'Alert' }) satisfies z.ZodType<Alert>

const givenDeliveries = z
  .array(
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('webhook'), url: webAddress }),
      z.object({ kind: z.literal('email'), to: z.email() }),
    ]),
  )
  .max(MOST_DELIVERIES)
const name = z.string().trim().max(200)

export const timelinePoint = z
  .object({ from: time, to: time, count: z.int(), key: z.exactOptional(z.string()) })
  .meta({ id: 'TimelinePoint' }) satisfies z.ZodType<TimelinePoint>

export const listAlerts = operation({
  id: 'listAlerts',
  method: 'GET',
  path: '/api/alerts',
  area,
  summary: 'All alerts, newest first.',
  query: z.strictObject({ limit: limit('all'), cursor: idCursor }),
  answers: [{ status: 200, about: 'Alerts.', json: pageOf(alert) }],
})

export const addAlert = operation({
  id: 'addAlert',
  method: 'POST',
  path: '/api/alerts',
  area,
  summary: 'Adds an alert, which catches what is stored from now on.',
  body: z.object({
    name: name.optional().describe('The query unless told.'),
    query: aQuery,
    deliveries: givenDeliveries.optional(),
  }),
  answers: [{ status: 201, about: 'The new alert.', json: alert }],
  once: true,
})

export const getAlert = operation({
  id: 'getAlert',
  method: 'GET',
  path: '/api/alerts/{id}',
  area,
  summary: 'One alert.',
  params: byId('an alert'),
  answers: [{ status: 200, about: 'The alert.', json: alert }],
})

export const changeAlert = operation({
  id: 'changeAlert',
  method: 'PATCH',
  path: '/api/alerts/{id}',
  area,
  summary: 'Changes an alert, pauses or resumes it.',
  params: byId('an alert'),
  body: z.object({
    name: name.min(1).optional(),
    query: aQuery.optional(),
    paused: z.boolean().optional(),
    deliveries: givenDeliveries.optional(),
  }),
  answers: [{ status: 200, about: 'The alert as it is now.', json: alert }],
})

export const deleteAlert = operation({
  id: 'deleteAlert',
  method: 'DELETE',
  path: '/api/alerts/{id}',
  area,
  summary: 'Removes an alert with its hits.',
  params: byId('an alert'),
  answers: [{ status: 204, about: 'It is gone.' }],
})

export const listHits = operation({
  id: 'listHits',
  method: 'GET',
  path: '/api/alerts/{id}/hits',
  area,
  summary: 'What an alert caught, newest first, each with its article.',
  params: byId('an alert'),
  query: z.strictObject({ limit: limit(50), cursor: idCursor }),
  answers: [{ status: 200, about: 'A page of hits.', json: pageOf(hit) }],
})

export const backtestQuery = operation({
  id: 'backtestQuery',
  method: 'POST',
  path: '/api/alerts/backtest',
  area,
  summary: 'What a query would have caught since a moment.',
  body: z.object({ query: aQuery, since: moment('since', 'From this moment on; 30 days back unless told.') }),
  answers: [
    {
      status: 200,
      about: 'What it would have caught.',
      json: z.object({
        total: z.int(),
        hits: z.array(z.object({ article, spans: z.array(matchSpan) })).describe('The newest, at most 20.'),
        histogram: z.array(timelinePoint).describe('One point a day, UTC.'),
      }),
    },
  ],
})

// The operations that tell of Rasid itself. Pure.
import { z } from 'zod'
import { operation } from './operation.ts'
import { time } from './parts.ts'

const area = 'Rasid'

export const getHealth = operation({
  id: 'getHealth',
  method: 'GET',
  path: '/api/health',
  area,
  summary: 'Whether the store answers, and whether news still comes in.',
  open: true,
  answers: [
    {
      status: 200,
      about: 'It does. The counts are told to those who show a session or token.',
      json: z
        .object({
          status: z.literal('ok'),
          feeds: z.int().optional(),
          failingFeeds: z.int().optional(),
          overdueFeeds: z.int().optional(),
          articles: z.int().optional(),
          newestArticleAt: time.nullish(),
        })
        .meta({ id: 'Health' }),
    },
  ],
  problems: { 503: 'The store does not answer.' },
})

export const getDocument = operation({
  id: 'getDocument',
  method: 'GET',
  path: '/api/openapi.json',
  area,
  summary: 'This document.',
  answers: [
    {
      status: 200,
      about: 'OpenAPI 3.1.',
      json: z.looseObject({ openapi: z.string(), info: z.looseObject({}), paths: z.looseObject({}) }),
    },
  ],
})

export const getMetrics = operation({
  id: 'getMetrics',
  method: 'GET',
  path: '/metrics',
  area,
  summary: 'Figures of the running program, for Prometheus.',
  answers: [{ status: 200, about: 'Prometheus text.', file: 'text/plain' }],
})

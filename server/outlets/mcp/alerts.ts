// Tools about alerts: which there are, and what one of them caught.
import { z } from 'zod'
import { findAlert, hitsOf, listAlerts } from '../../store/alerts.ts'
import * as question from './question.ts'
import { articleShape, toShape } from './shapes.ts'
import { Refusal, type Tool, UNTRUSTED } from './tool.ts'

const MOST_ALERTS = 200
const MOST_HITS = 50
const MOST_TERMS = 20

const alertsInput = { limit: z.int().min(1).max(MOST_ALERTS).default(100) }
const alertsOutput = {
  alerts: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      query: z.string(),
      paused: z.boolean(),
      hitCount: z.number(),
      lastHitAt: z.string().nullable(),
    }),
  ),
  total: z.number(),
}

export const alerts: Tool<typeof alertsInput, typeof alertsOutput> = {
  name: 'alerts',
  title: 'List alerts',
  description: 'The standing queries that analysts made, newest first, with how many articles each caught.',
  input: alertsInput,
  output: alertsOutput,
  run: async ({ limit }) => {
    const all = await listAlerts()
    return {
      // Where they are delivered to is nobody's business here.
      alerts: all.slice(0, limit).map(({ id, name, query, paused, hitCount, lastHitAt }) => ({
        ...{ id, name, query, paused, hitCount, lastHitAt },
      })),
      total: all.length,
    }
  },
}

const hitsInput = {
  alertId: question.articleId.describe('The id of an alert, as alerts tells it'),
  limit: z.int().min(1).max(MOST_HITS).default(20),
  cursor: z.string().max(20).optional().describe('The `next` of the page before'),
}
const hitsOutput = {
  hits: z.array(
    z.object({
      at: z.string(),
      terms: z.array(z.string()).describe('The terms of the query that were found'),
      article: articleShape,
    }),
  ),
  next: z.string().nullable(),
}

export const alertHits: Tool<typeof hitsInput, typeof hitsOutput> = {
  name: 'alert_hits',
  title: 'What an alert caught',
  description: `The articles that an alert caught, newest first, with the terms that were found in each. ${UNTRUSTED}`,
  input: hitsInput,
  output: hitsOutput,
  run: async ({ alertId, limit, cursor }) => {
    if (!(await findAlert(alertId)))
      throw new Refusal(`There is no alert with the id ${alertId}: ask alerts for those there are.`)
    const { items, next } = await hitsOf(alertId, limit, cursor ?? null)
    const hits = items.map(({ at, spans, article }) => ({
      at,
      terms: [...new Set(spans.map(({ term }) => term))].slice(0, MOST_TERMS),
      article: toShape(article),
    }))
    return { hits, next }
  },
}

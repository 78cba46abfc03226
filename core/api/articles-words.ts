// Articles, the places in them and what alerts caught of them, as they are answered. Pure.
import { z } from 'zod'
import type { Article, ArticleDetail, Hit, PlaceMention } from '../model.ts'
import { aRole, id, time } from './parts.ts'

const field = z.enum(['title', 'text'])
const offset = z.int().min(0)
const span = { field, start: offset.describe('UTF-16 code units into the field.'), end: offset }

export const placeMention = z
  .object({
    ...span,
    surface: z.string().describe('As the article writes it.'),
    kind: z.enum(['name', 'demonym']).describe('demonym: its people or adjective.'),
    role: aRole,
    geonameId: z.exactOptional(z.int()),
    name: z.string(),
    country: z.string().describe('ISO 3166-1 alpha-2.'),
    admin1: z.exactOptional(z.string()),
    lat: z.number(),
    lon: z.number(),
    score: z.number().min(0).max(1),
  })
  .meta({ id: 'PlaceMention' }) satisfies z.ZodType<PlaceMention>

export const matchSpan = z.object({ ...span, term: z.string() }).meta({ id: 'MatchSpan' })

const articleFields = {
  id,
  cursor: z.string().describe('Opaque and growing: what came after it is asked for with it on the socket.'),
  feedId: id,
  feed: z.string().describe("The feed's title."),
  title: z.string(),
  lead: z.string().describe('The opening of the text.'),
  url: z.string().nullable(),
  thumbnail: z
    .string()
    .nullable()
    .describe('Where Rasid shows its picture; null where there is none, or none are shown.'),
  language: z.string().describe('BCP 47, or und.'),
  publishedAt: time.nullable().describe('As its feed dates it; the same as fetchedAt where that lies ahead of it.'),
  fetchedAt: time,
  at: time.describe('The moment lists and charts put it at.'),
  revisedAt: time.nullable().describe('When its words last changed.'),
  places: z.array(placeMention),
  hits: z.array(z.object({ alertId: id, spans: z.array(matchSpan) })),
  storyId: id.nullable(),
}
export const article = z.object(articleFields).meta({ id: 'Article' }) satisfies z.ZodType<Article>

export const articleDetail = z
  .object({
    ...articleFields,
    text: z.string(),
    html: z.string().nullable().describe('Sanitised.'),
    author: z.string().nullable(),
    revisions: z
      .array(z.object({ title: z.string(), text: z.string(), since: time, until: time }))
      .describe('What it said before, oldest first.'),
  })
  .meta({ id: 'ArticleDetail' }) satisfies z.ZodType<ArticleDetail>

const hitFields = {
  id,
  alertId: id,
  articleId: id,
  spans: z
    .array(matchSpan)
    .describe('Where it stands, in order: the first 200 places, and the first of each part of the query.'),
  at: time,
  correctionId: id.nullable().describe('The correction of a place that raised it in what was stored already.'),
}
export const hit = z.object({ ...hitFields, article }).meta({ id: 'Hit' }) satisfies z.ZodType<
  Hit & { article: Article }
>

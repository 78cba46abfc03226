// What tools answer with: articles and places as far as a reader needs them, shorter than on the wire.
import { z } from 'zod'
import type { Article, PlaceMention } from '../../../core/model.ts'

export const placeShape = z.object({
  geonameId: z.number().nullable(),
  name: z.string(),
  country: z.string(),
  role: z.string(),
  surface: z.string().describe('As the article writes it'),
  lat: z.number(),
  lon: z.number(),
})

export const articleShape = z.object({
  id: z.string(),
  title: z.string(),
  lead: z.string().describe('The opening of the text'),
  url: z.string().nullable().describe('The original'),
  feed: z.string(),
  language: z.string().describe('BCP 47, und where it is not known'),
  publishedAt: z.string().nullable(),
  fetchedAt: z.string(),
  revisedAt: z.string().nullable().describe('When the source last changed its words'),
  places: z.array(placeShape),
  alertIds: z.array(z.string()).describe('The alerts that caught it'),
})

const MOST_PLACES = 20

export function toShape(article: Article): z.infer<typeof articleShape> {
  const { id, title, lead, url, feed, language, publishedAt, fetchedAt, revisedAt, places, hits } = article
  return {
    ...{ id, title, lead, url, feed, language, publishedAt, fetchedAt, revisedAt },
    places: distinct(places).slice(0, MOST_PLACES),
    alertIds: hits.map(({ alertId }) => alertId),
  }
}

/** Each place once in each role, as it is first written. */
function distinct(mentions: PlaceMention[]): z.infer<typeof placeShape>[] {
  const found = new Map<string, z.infer<typeof placeShape>>()
  for (const { geonameId = null, name, country, role, surface, lat, lon } of mentions) {
    const key = `${geonameId ?? name} ${role}`
    if (!found.has(key)) found.set(key, { geonameId, name, country, role, surface, lat, lon })
  }
  return [...found.values()]
}

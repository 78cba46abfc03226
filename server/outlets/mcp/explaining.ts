// The tool that explains a query: how it is understood, or where its mistake is; it searches nothing.
import { z } from 'zod'
import { areasIn, placesAskedFor } from '../../../core/query/locate.ts'
import { parseQuery } from '../../../core/query/parse.ts'
import { located } from '../../store/place-names.ts'
import * as question from './question.ts'
import type { Tool } from './tool.ts'

const MOST_TERMS = 200

const input = { query: z.string().max(10_000).describe('A query in the query language, right or wrong') }
const output = {
  ok: z.boolean(),
  canonical: z.string().nullable().describe('The query as it is understood'),
  terms: z.array(z.string()).describe('What it looks for'),
  unknownPlaces: z
    .array(z.string())
    .describe('Names after place: that no known place has; they are compared as written'),
  error: z.string().nullable(),
  at: z.number().nullable().describe('Where the mistake is, in UTF-16 code units'),
}

export const explainQuery: Tool<typeof input, typeof output> = {
  name: 'explain_query',
  title: 'Explain a query',
  description: `Says how a query is understood, or what is wrong with it and where. ${question.QUERY_LANGUAGE}`,
  input,
  output,
  run: async ({ query }) => {
    const parsed = parseQuery(query)
    if (!parsed.ok)
      return {
        ...{ ok: false, canonical: null, terms: [], unknownPlaces: [] },
        error: question.mistakeIn(query, parsed),
        at: parsed.at,
      }
    const areas = areasIn(located(parsed.query))
    return {
      ok: true,
      canonical: parsed.canonical,
      terms: parsed.terms.slice(0, MOST_TERMS),
      unknownPlaces: placesAskedFor(parsed.query).filter((name) => !Object.hasOwn(areas, name)),
      error: null,
      at: null,
    }
  },
}

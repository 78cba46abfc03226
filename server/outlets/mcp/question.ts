// What tools are asked with: queries, places, times. The query language is told here as tools describe it.
import { z } from 'zod'
import type { Query } from '../../../core/query/ast.ts'
import { parseQuery } from '../../../core/query/parse.ts'
import { Refusal } from './tool.ts'

export const QUERY_LANGUAGE = `The query language: words side by side must all stand in the article; "a phrase"; AND, OR, NOT (or -) and
parentheses; NEAR/5 (within five words, either order), ONEAR/5 (in this order); a* and sch?ol; title:, text:, source:, author:, url:,
lang:ar, from:IQ (the source's country), country:SY and place:Daraa (it happened there), after:2026-01-31, before:2026-02; count(قصف) >= 3;
exact:word as written, stem:word in all its forms. Case, Arabic and Persian spelling, and prefixes such as و ب ل ال are folded: درعا finds بدرعا.
A query must ask for something that is there: NOT alone is none. Examples: درعا (قصف OR غارة) — title:"grain ship" lang:en — drone NEAR/8 port.`

const AROUND = 24
const LONGEST_QUERY = 10_000

const text = z.string().trim().min(1).max(LONGEST_QUERY)
export const query = text.describe('A query in the query language')
export const articleId = z.string().regex(/^\d{1,19}$/, 'an id is digits')
export const place = z.int().positive().describe('A GeoNames id, as places and articles tell it')
export const role = z
  .enum(['event', 'dateline', 'actor', 'other'])
  .describe('The part a place plays: it happened there, was filed there, the place acted, or was named in passing')
export const language = z
  .string()
  .regex(/^[a-z]{2,3}$/, 'a language tag is expected, for example ar')
  .describe('A language tag, for example ar')
export const since = z.iso
  .datetime({ offset: true })
  .describe('From this time on, ISO 8601, for example 2026-01-31T00:00:00Z')
export const until = z.iso.datetime({ offset: true }).describe('Before this time, ISO 8601')

/** The query as it is understood; a mistake is told with its place. */
export function readQuery(asked: string): Query {
  const parsed = parseQuery(asked)
  if (parsed.ok) return parsed.query
  throw new Refusal(mistakeIn(asked, parsed))
}

export function mistakeIn(asked: string, { error, at }: { error: string; at: number }): string {
  const before = asked.slice(Math.max(0, at - AROUND), at)
  const after = asked.slice(at, at + AROUND)
  return `The query cannot be read at character ${at}: ${error} It stands here: ${before}⟦here⟧${after}`
}

export const timeOf = (given: string | undefined): Date | undefined =>
  given === undefined ? undefined : new Date(given)

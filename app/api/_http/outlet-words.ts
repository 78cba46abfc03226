// What exports and outlets are asked with and answer, as schemas. A message tells what is expected, in a sentence.
import { z } from 'zod'
import { Problem } from './answer.ts'

const MOST_IDS = 1_000

export const exportFormat = z.enum(['csv', 'jsonl', 'stix'], {
  error: 'one of csv, jsonl, stix is expected, for example format=csv',
})

/** Beside these, whatever filters articles. */
export const exportParameters = z.object({
  format: exportFormat,
  bom: z.enum(['0', '1'], { error: '0 or 1 is expected; 1 puts a byte order mark in front of CSV' }).default('0'),
  ids: z
    .string()
    .regex(/^\d{1,19}(,\d{1,19})*$/, 'ids of articles with commas between are expected, for example ids=12,15')
    .transform((text) => text.split(','))
    .refine((ids) => ids.length <= MOST_IDS, `at most ${MOST_IDS} ids are expected`)
    .optional(),
})

export const outletFormat = z.enum(['rss', 'atom', 'json'], { error: 'one of rss, atom, json is expected' })
const id = z.string().regex(/^\d{1,19}$/, 'an id is expected')
const role = z.enum(['event', 'dateline', 'actor', 'other'], {
  error: 'one of event, dateline, actor, other is expected',
})

const question = {
  query: z.string().trim().min(1, 'a query is expected, for example درعا قصف').max(100_000).nullable(),
  alertId: id.nullable(),
  place: z.int({ error: 'a GeoNames id is expected' }).positive().nullable(),
  role: role.nullable(),
  language: z
    .string()
    .regex(/^[a-z]{2,3}$/, 'a language tag is expected, for example ar')
    .nullable(),
  feedId: id.nullable(),
}
const named = { name: z.string({ error: 'a name is expected' }).trim().min(1, 'a name is expected').max(200) }

export const newOutlet = z
  .object({
    ...named,
    query: question.query.default(null),
    alertId: question.alertId.default(null),
    place: question.place.default(null),
    role: question.role.default(null),
    language: question.language.default(null),
    feedId: question.feedId.default(null),
    format: outletFormat.default('rss'),
  })
  .refine(({ query, alertId, place, language, feedId }) => query || alertId || place || language || feedId, {
    error: 'a query, an alert, a place, a language or a feed is expected',
    path: ['query'],
  })

/** An outlet as it is listed; `path` is told once, when it is made. */
export const outletAnswer = z.object({
  id,
  ...named,
  ...question,
  format: outletFormat,
  createdAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().nullable(),
})
export const newOutletAnswer = outletAnswer.extend({ path: z.string() })

/** The parameters of an address as the schema describes them, or a 400 that names the first that is off. */
export function parameters<T>(ask: URLSearchParams, schema: z.ZodType<T>): T {
  const read = schema.safeParse(Object.fromEntries(ask))
  if (read.success) return read.data
  const [issue] = read.error.issues
  const field = issue?.path.join('.') ?? ''
  throw new Problem(400, 'A parameter cannot be read', `${field}: ${issue?.message ?? 'it is off'}.`, { field })
}

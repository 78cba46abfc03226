// The parts that operations are described with: ids, times, pages, queries. A message says what is expected, in a sentence. Pure.
import { z } from 'zod'

const LARGEST_ID = 9_223_372_036_854_775_807n
const MOST_ITEMS = 500
// What the database and every client can hold as a date.
const FIRST_YEAR = 1900
const LAST_YEAR = 2200
const LONGEST_QUERY = 100_000

// Every check of a schema runs, also on what an earlier one refused.
const isId = (text: string) => /^\d{1,19}$/.test(text) && BigInt(text) <= LARGEST_ID

/** An id as it travels: a decimal string. */
export const anId = (of: string) =>
  z
    .string({ error: `the id of ${of} is expected` })
    .regex(/^\d{1,19}$/, `the id of ${of} is expected, a whole number`)
    .refine(isId, `the id of ${of} is expected, a whole number`)
    .describe(`The id of ${of}.`)
export const byId = (of: string) => z.strictObject({ id: anId(of) })

export const limit = (usual: number | 'all') =>
  z.coerce
    .number(`a whole number from 1 to ${MOST_ITEMS} is expected, for example limit=50`)
    .int(`a whole number from 1 to ${MOST_ITEMS} is expected, for example limit=50`)
    .min(1, `a whole number from 1 to ${MOST_ITEMS} is expected, for example limit=50`)
    .transform((value) => Math.min(value, MOST_ITEMS))
    .optional()
    .describe(
      `How many at most; ${usual === 'all' ? 'all of them' : usual} unless told, never more than ${MOST_ITEMS}.`,
    )

const PAGE_MARK = 'the `next` of an earlier page is expected'
/** The id of the last item seen. */
export const idCursor = anId('an item')
  .optional()
  .describe('Where to go on: the `next` of an earlier page. What is added meanwhile never moves it.')
  .meta({ title: 'Cursor' })
/** As `server/store/search.ts` writes it: a moment in milliseconds and an id. */
export const articleCursor = z
  .string()
  .regex(/^\d{1,14}-\d{1,19}$/, PAGE_MARK)
  .refine((text) => isId(text.slice(text.indexOf('-') + 1)), PAGE_MARK)
  .optional()
  .describe('Where to go on: the `next` of an earlier page. What is added meanwhile never moves it.')
/** As `server/store/feeds.ts` writes it. */
export const feedCursor = z
  .string()
  .regex(/^[\w-]{1,4000}$/, PAGE_MARK)
  .optional()
  .describe('Where to go on: the `next` of an earlier page.')

/** A day or a moment; without a zone it is UTC. */
export const moment = (name: string, what: string) => {
  const expected = `a time in ISO 8601 is expected, for example ${name}=2026-01-31T12:00:00Z`
  return z
    .string({ error: expected })
    .regex(/^\d{4}-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)?)?)?$/, expected)
    .transform((text) => new Date(/T[\d:.]+$/.test(text) ? `${text}Z` : text))
    .refine((at) => at.getUTCFullYear() >= FIRST_YEAR && at.getUTCFullYear() <= LAST_YEAR, expected)
    .optional()
    .describe(`${what} ISO 8601; a day alone begins at midnight UTC.`)
    .meta({ examples: ['2026-01-31T12:00:00Z'] })
}
export const since = moment('since', 'From this moment on.')
export const until = moment('until', 'Until before this moment.')

export const aRole = z.enum(['event', 'dateline', 'actor', 'other'], {
  error: 'one of event, dateline, actor, other is expected, for example role=event',
})
export const aQuery = z
  .string({ error: 'a query is expected, for example درعا قصف' })
  .min(1, 'a query is expected, for example درعا قصف')
  .max(LONGEST_QUERY, `a query has at most ${LONGEST_QUERY} characters`)
  .meta({ examples: ['درعا (قصف OR غارة)'] })
export const askedQuery = aQuery.optional().describe('A query of the query language, as alerts have.')
export const geonameId = z.coerce
  .number('a GeoNames id is expected, for example place=170654')
  .int('a GeoNames id is expected, for example place=170654')
  .min(1, 'a GeoNames id is expected, for example place=170654')
  .max(999_999_999, 'a GeoNames id is expected, for example place=170654')
/** A language of the desk. */
export const readerLanguage = z
  .string()
  .regex(/^[a-z]{2,3}$/, 'a language tag is expected, for example language=ar')
  .optional()
  .describe('BCP 47; English unless told.')

/** A page of a list. */
export const pageOf = <S extends z.ZodType>(item: S) =>
  z.object({
    items: z.array(item),
    next: z.string().nullable().describe('The cursor of the next page; null on the last.'),
  })

/** A moment as it is answered: ISO 8601 UTC. */
export const time = z.iso.datetime()
/** An id as it is answered. */
export const id = z.string().regex(/^\d+$/)

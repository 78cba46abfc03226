// What request bodies may hold, as schemas: feeds and alerts. A message tells what is expected, in a sentence.
import { z } from 'zod'

const LONGEST_URL = 2_048

const webAddress = z
  .string({ error: 'an address is expected, for example https://example.org/feed.xml' })
  .trim()
  .max(LONGEST_URL, `an address has at most ${LONGEST_URL} characters`)
  .refine(
    (text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol),
    'an address that begins with http:// or https:// is expected',
  )
  .transform((text) => {
    const url = new URL(text)
    url.hash = ''
    return url.href
  })
/** As people write it, with or without its scheme. */
export const siteAddress = z.object({
  url: z
    .string({ error: 'the address of a site is expected, for example example.org' })
    .trim()
    .min(1, 'the address of a site is expected, for example example.org')
    .max(LONGEST_URL, `an address has at most ${LONGEST_URL} characters`),
})
const title = z.string().trim().min(1).max(300)
const tag = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'a language tag is expected, for example ar')
const country = z.string().regex(/^[A-Z]{2}$/, 'a country code is expected, for example SY')

export const newFeed = z.object({
  url: webAddress,
  title: title.optional(),
  language: tag.nullish(),
  country: country.nullish(),
})
export const feedChange = z.object({
  title: title.optional(),
  paused: z.boolean().optional(),
  fullText: z.boolean().optional(),
})

const delivery = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('webhook'), url: webAddress }),
  z.object({ kind: z.literal('email'), to: z.email() }),
])
const query = z
  .string({ error: 'a query is expected, for example درعا قصف' })
  .min(1, 'a query is expected, for example درعا قصف')
  .max(100_000)

export const newAlert = z.object({
  name: z.string().trim().max(200).optional(),
  query,
  deliveries: z.array(delivery).max(20).optional(),
})
export const alertChange = z.object({
  name: z.string().trim().min(1).max(200).optional(),
  query: query.optional(),
  paused: z.boolean().optional(),
  deliveries: z.array(delivery).max(20).optional(),
})
export const backtest = z.object({ query, since: z.iso.datetime({ offset: true }).optional() })

export const placeCorrection = z.object({
  articleId: z.string({ error: 'the id of the article is expected' }).min(1).max(20),
  surface: z.string({ error: 'the name as the article writes it is expected' }).min(1).max(200),
  /** Null: it was taken for nothing. */
  fromGeonameId: z
    .int({ error: 'the GeoNames id that the name was given is expected, or null for a place that was missed' })
    .nonnegative()
    .nullable(),
  /** Null: it is no place. */
  geonameId: z.int({ error: 'a GeoNames id is expected, or null for "not a place"' }).nonnegative().nullable(),
  reach: z.enum(['article', 'feed', 'everywhere'], { error: 'one of article, feed, everywhere is expected' }),
  history: z.boolean({ error: 'true or false is expected' }).default(false),
})

// The operations on feeds, and how feeds are asked for and answered. Pure.
import { z } from 'zod'
import type { FoundFeed } from '../discovery.ts'
import type { Feed, Push } from '../model.ts'
import { country, LONGEST_ADDRESS, languageTag, webAddress } from './given.ts'
import { operation } from './operation.ts'
import { byId, feedCursor, id, limit, pageOf, time } from './parts.ts'

const area = 'Feeds'
const LARGEST_OPML_BYTES = 20_000_000
const title = z.string().trim().min(1).max(300)

const hub = z
  .object({
    state: z
      .enum(['asked', 'promised', 'pushing', 'silent', 'lapsed', 'denied'])
      .describe('silent: it does not push what polls find; lapsed: its promise has run out.'),
    hub: z.string().describe('Its address.'),
    since: time.nullable().describe('Since when it promises without a break.'),
    lastPushAt: time.nullable(),
    leaseEndsAt: time.nullable(),
  })
  .meta({ id: 'Hub' }) satisfies z.ZodType<Push>
const feedFields = {
  id,
  url: z.string(),
  title: z.string(),
  siteUrl: z.string().nullable(),
  language: z.string().nullable().describe('BCP 47.'),
  country: z.string().nullable().describe('ISO 3166-1 alpha-2 of the source.'),
  paused: z.boolean(),
  fullText: z.boolean().describe('Its articles are read in full at their own pages.'),
  health: z.enum(['new', 'ok', 'failing', 'paused', 'gone']),
  lastPollAt: time.nullable(),
  lastSuccessAt: time.nullable(),
  lastError: z.string().nullable().describe('A plain sentence; null when the last poll succeeded.'),
  trouble: z
    .enum([
      'challenge',
      'protected',
      'password',
      'refused',
      'missing',
      'gone',
      'tooOften',
      'server',
      'status',
      'certificate',
      'name',
      'unreachable',
      'slow',
      'broken',
      'tooLarge',
      'redirects',
      'private',
      'address',
      'page',
      'notFeed',
      'nothing',
      'offline',
      'other',
    ])
    .nullable()
    .describe('The same as a word.'),
  note: z.enum(['empty', 'undated', 'ahead', 'moving', 'movedToKnown']).nullable(),
  gapAt: time.nullable().describe('When articles may last have been missed.'),
  hub: hub.nullable().describe('Null where it names none, or hubs cannot reach this Rasid.'),
  nextPollAt: time,
  articleCount: z.int(),
  createdAt: time,
}
export const feed = z.object(feedFields).meta({ id: 'Feed' }) satisfies z.ZodType<Feed>
const push = z.object({
  state: z.string(),
  hub: z.string(),
  topic: z.string(),
  leaseEndsAt: time.nullable(),
  pushes: z.int(),
  lastPushAt: time.nullable(),
  since: time.nullable(),
  reason: z.string().nullable(),
})
const foundFeed = z
  .object({
    url: z.string(),
    title: z.string().nullable(),
    format: z.string(),
    itemCount: z.int(),
    newestAt: time.nullable(),
    language: z.string().nullable(),
  })
  .meta({ id: 'FoundFeed' }) satisfies z.ZodType<FoundFeed>

export const newFeed = z.object({
  url: webAddress,
  title: title.optional(),
  language: languageTag.nullish(),
  country: country.nullish(),
})

export const listFeeds = operation({
  id: 'listFeeds',
  method: 'GET',
  path: '/api/feeds',
  area,
  summary: 'All feeds, by title.',
  query: z.strictObject({ limit: limit('all'), cursor: feedCursor }),
  answers: [{ status: 200, about: 'Feeds.', json: pageOf(feed) }],
})

export const addFeed = operation({
  id: 'addFeed',
  method: 'POST',
  path: '/api/feeds',
  area,
  summary: 'Adds a feed, which is polled at once.',
  body: newFeed,
  answers: [{ status: 201, about: 'The new feed.', json: feed }],
  problems: { 409: 'It is there already; `id` says which it is.' },
  once: true,
})

export const getFeed = operation({
  id: 'getFeed',
  method: 'GET',
  path: '/api/feeds/{id}',
  area,
  summary: 'One feed, with what its hub pushes.',
  params: byId('a feed'),
  answers: [
    {
      status: 200,
      about: 'The feed.',
      json: z.object({ ...feedFields, push: push.nullable() }).meta({ id: 'FeedDetail' }),
    },
  ],
})

export const changeFeed = operation({
  id: 'changeFeed',
  method: 'PATCH',
  path: '/api/feeds/{id}',
  area,
  summary: 'Renames, pauses or resumes a feed, or has its articles read in full.',
  params: byId('a feed'),
  body: z.object({ title: title.optional(), paused: z.boolean().optional(), fullText: z.boolean().optional() }),
  answers: [{ status: 200, about: 'The feed as it is now.', json: feed }],
})

export const deleteFeed = operation({
  id: 'deleteFeed',
  method: 'DELETE',
  path: '/api/feeds/{id}',
  area,
  summary: 'Removes a feed and its articles.',
  params: byId('a feed'),
  answers: [{ status: 204, about: 'It is gone.' }],
})

export const pollFeed = operation({
  id: 'pollFeed',
  method: 'POST',
  path: '/api/feeds/{id}/poll',
  area,
  summary: 'Makes a feed due now.',
  params: byId('a feed'),
  answers: [{ status: 202, about: 'It is polled in a moment.', json: feed }],
  once: true,
})

export const discoverFeeds = operation({
  id: 'discoverFeeds',
  method: 'POST',
  path: '/api/feeds/discover',
  area,
  summary: 'The feeds of a site, each fetched and read; takes up to 25 s.',
  body: z.object({
    url: z
      .string({ error: 'the address of a site is expected, for example example.org' })
      .trim()
      .min(1, 'the address of a site is expected, for example example.org')
      .max(LONGEST_ADDRESS, `an address has at most ${LONGEST_ADDRESS} characters`),
  }),
  answers: [
    {
      status: 200,
      about: 'What was found.',
      json: pageOf(foundFeed).extend({ itself: z.boolean().describe('The address itself is the feed.') }),
    },
  ],
  problems: { 422: 'The site cannot be read.', 429: 'Enough other sites are being looked through.' },
})

export const importFeeds = operation({
  id: 'importFeeds',
  method: 'POST',
  path: '/api/feeds/import',
  area,
  summary: 'Adds the feeds of an OPML file that are not there yet.',
  text: {
    media: ['text/x-opml', 'application/xml', 'text/xml', 'text/plain'],
    about: 'An OPML file, at most 20 MB.',
    mostBytes: LARGEST_OPML_BYTES,
  },
  answers: [
    {
      status: 201,
      about: 'What became of them.',
      json: z.object({
        added: z.int(),
        existing: z.int(),
        failed: z.array(z.object({ url: z.string(), error: z.string() })),
      }),
    },
  ],
  once: true,
})

export const exportFeeds = operation({
  id: 'exportFeeds',
  method: 'GET',
  path: '/api/feeds/export',
  area,
  summary: 'All feeds as an OPML file.',
  answers: [{ status: 200, about: 'OPML.', file: 'text/x-opml' }],
})

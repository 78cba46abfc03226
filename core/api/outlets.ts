// The operations by which articles leave: exports, outlets and what they serve, and the Model Context Protocol. Pure.
import { z } from 'zod'
import type { NewOutlet, Outlet } from '../outlets.ts'
import { articleFilter } from './articles.ts'
import { operation } from './operation.ts'
import { anId, aQuery, aRole, byId, id, LARGEST_GEONAME, pageOf, time } from './parts.ts'

const area = 'What goes out'
const MOST_IDS = 1_000
const LONGEST_NAME = 200
const IDS = 'ids of articles with commas between are expected, for example ids=12,15'
const NAME = 'a name is expected'
const SUBJECT = 'a query, an alert, a place, a language or a feed is expected'

export const outletFormat = z.enum(['rss', 'atom', 'json'], { error: 'one of rss, atom, json is expected' })
const language = z.string().regex(/^[a-z]{2,3}$/, 'a language tag is expected, for example ar')
const place = z.int({ error: 'a GeoNames id is expected' }).positive().max(LARGEST_GEONAME)
const name = z.string({ error: NAME }).trim().min(1, NAME).max(LONGEST_NAME)

const outletFields = {
  id,
  name: z.string(),
  query: z.string().nullable(),
  alertId: id.nullable(),
  place: z.int().nullable().describe('GeoNames id.'),
  role: aRole.nullable(),
  language: z.string().nullable(),
  feedId: id.nullable(),
  format: outletFormat,
  createdAt: time,
  lastUsedAt: time.nullable().describe('To the hour; null when it was never read.'),
}
const outlet = z.object(outletFields).meta({ id: 'Outlet' }) satisfies z.ZodType<Outlet>
const madeOutlet = z
  .object({ ...outletFields, path: z.string().describe('Of its address. It is told this once.') })
  .meta({ id: 'NewOutlet' }) satisfies z.ZodType<NewOutlet>

export const exportArticles = operation({
  id: 'exportArticles',
  method: 'GET',
  path: '/api/articles/export',
  area,
  summary: 'Everything that a filter lets through, newest first, as a file that is written while it is read.',
  query: z.strictObject({
    format: z.enum(['csv', 'jsonl', 'stix'], { error: 'one of csv, jsonl, stix is expected, for example format=csv' }),
    bom: z
      .enum(['0', '1'], { error: '0 or 1 is expected; 1 puts a byte order mark in front of CSV' })
      .default('0')
      .describe('1: CSV begins with a byte order mark, for spreadsheets.'),
    ids: z
      .string()
      .regex(/^\d{1,19}(,\d{1,19})*$/, IDS)
      .transform((text) => text.split(','))
      .refine((ids) => ids.length <= MOST_IDS, `at most ${MOST_IDS} ids are expected`)
      .optional()
      .describe('Only these articles.'),
    ...articleFilter,
  }),
  answers: [
    { status: 200, about: 'The file.', file: 'text/csv' },
    { status: 200, about: 'One article a line.', file: 'application/jsonl' },
    { status: 200, about: 'A bundle of STIX 2.1.', file: 'application/stix+json' },
  ],
})

export const listOutlets = operation({
  id: 'listOutlets',
  method: 'GET',
  path: '/api/outlets',
  area,
  summary: 'All outlets, newest first, without their secrets.',
  answers: [{ status: 200, about: 'Outlets.', json: pageOf(outlet) }],
})

// It keeps no Idempotency-Key: the answer holds a secret.
export const addOutlet = operation({
  id: 'addOutlet',
  method: 'POST',
  path: '/api/outlets',
  area,
  summary: 'Serves what matches a question, or what an alert caught, as a feed at an address that cannot be guessed.',
  body: z
    .object({
      name,
      query: aQuery.nullable().default(null),
      alertId: anId('an alert').nullable().default(null),
      place: place.nullable().default(null).describe('Where it happened, or what `role` says: a GeoNames id.'),
      role: aRole.nullable().default(null).describe('The part that `place` plays; event unless told.'),
      language: language.nullable().default(null),
      feedId: anId('a feed').nullable().default(null),
      format: outletFormat.default('rss').describe('Unless the reader asks for another.'),
    })
    .refine((asked) => asked.query || asked.alertId || asked.place || asked.language || asked.feedId, {
      error: SUBJECT,
      path: ['query'],
    }),
  answers: [{ status: 201, about: 'The outlet, and its address.', json: madeOutlet }],
})

export const deleteOutlet = operation({
  id: 'deleteOutlet',
  method: 'DELETE',
  path: '/api/outlets/{id}',
  area,
  summary: 'Closes an outlet at once; its address answers as if it had never been.',
  params: byId('an outlet'),
  answers: [{ status: 204, about: 'It is closed.' }],
})

export const readOutlet = operation({
  id: 'readOutlet',
  method: 'GET',
  path: '/out/{secret}',
  area,
  summary: 'The newest articles of an outlet, for feed readers; the secret in the address is the key.',
  open: true,
  params: z.strictObject({
    secret: z.string().describe('As `path` says; with .rss, .atom or .json behind it, in that format.'),
  }),
  // Addresses of feeds gather parameters on their way through other programs.
  // Which formats there are is not told where there is no outlet: the handler reads this one.
  query: z.object({ format: z.string().optional().meta({ enum: outletFormat.options }) }),
  answers: [
    { status: 200, about: 'RSS 2.0, Atom 1.0 or JSON Feed 1.1.', file: 'application/rss+xml' },
    { status: 200, about: 'Atom 1.0.', file: 'application/atom+xml' },
    { status: 200, about: 'JSON Feed 1.1.', file: 'application/feed+json' },
    { status: 304, about: 'The reader has it already (If-None-Match, If-Modified-Since).' },
  ],
  problems: { 404: 'There is nothing at this address.' },
})

const message = z.looseObject({
  jsonrpc: z.literal('2.0'),
  method: z.string().meta({ examples: ['tools/list'] }),
  id: z.union([z.string(), z.int()]).optional().describe('Without one nothing is answered.'),
  params: z.looseObject({}).optional(),
})
const reply = z.looseObject({ jsonrpc: z.literal('2.0') })
const refused = z
  .looseObject({ jsonrpc: z.literal('2.0'), error: z.looseObject({ code: z.int(), message: z.string() }) })
  .meta({ id: 'JsonRpcError', description: 'As JSON-RPC 2.0 says what went wrong.' })

export const callMcp = operation({
  id: 'callMcp',
  method: 'POST',
  path: '/mcp',
  area,
  summary: 'The Model Context Protocol (Streamable HTTP, without sessions): tools that read, for assistants.',
  foreign: z.union([message, z.array(message)]),
  answers: [
    { status: 200, about: 'What was asked for.', json: z.union([reply, z.array(reply)]) },
    { status: 202, about: 'Nothing is to be answered.' },
    { status: 400, about: 'It is no message of the protocol.', json: refused },
    { status: 406, about: 'Accept names not both application/json and text/event-stream.', json: refused },
    { status: 413, about: 'The message is too large.', json: refused },
    { status: 415, about: 'The message is not application/json.', json: refused },
  ],
})

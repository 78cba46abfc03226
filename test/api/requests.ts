// Requests made of an OpenAPI document: most of what it describes, well, nearly well and badly put; some that it knows nothing of.
// None of them can lead Rasid out of this machine.
import { METHODS } from 'node:http'
import fc from 'fast-check'
import type { Described } from '../support/described.ts'
import { hostileText, hostileValue, nearly, valid } from '../support/from-schema.ts'

type Json = Record<string, unknown>
export type Shot = {
  /** Null: nothing that is described. */
  operationId: string | null
  method: string
  target: string
  headers: Record<string, string>
  body: string | null
  as: 'token' | 'person' | 'nobody'
}

// They would end the session or token that the rest of the requests is made with.
const NOT_AS_PERSON = ['signOut', 'endSession', 'deleteToken', 'addToken']
// What there was before the first of them is not deleted by any: without articles there is little to ask for.
const idFor = (method: string) =>
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc.integer({ min: method === 'DELETE' ? 2 : 1, max: method === 'DELETE' ? 40 : 12 }).map(String),
    },
    { weight: 1, arbitrary: hostileText },
  )
const LOCAL = 'http://127.0.0.1:9/feed-'
// What assistants' protocol insists on; nobody else minds.
const ACCEPT = { Accept: 'application/json, text/event-stream' }
const OPML = fc.oneof(
  fc.nat(20).map((n) => `<opml version="2.0"><body><outline text="w" xmlUrl="${LOCAL}${n}"/></body></opml>`),
  hostileText.map((text) => `<opml><body><outline title="${text}" xmlUrl="nowhere"/></body></opml>`),
  hostileText,
)
const HEADERS = fc.oneof(
  { weight: 8, arbitrary: fc.constant<Record<string, string>>({}) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(
        fc.constantFrom(
          'Accept',
          'Content-Type',
          'Content-Encoding',
          'Idempotency-Key',
          'Range',
          'If-None-Match',
          'Origin',
          'Sec-Fetch-Site',
          'X-Forwarded-For',
          'X-Rasid-Identity',
          'X-HTTP-Method-Override',
          'Next-Action',
          'RSC',
          'X-Middleware-Subrequest',
          'Expect-CT',
          'Accept-Language',
        ),
        fc.oneof(
          fc.constantFrom(
            '1',
            '"a"',
            'text/html',
            'application/json',
            'multipart/form-data; boundary=x',
            'gzip',
            'null',
            'cross-site',
            'http://127.0.0.1',
            'e30',
            '*/*',
            'bytes=0-1',
          ),
          fc.string({ unit: fc.constantFrom(...'abc é"\\,;=/*'), maxLength: 40 }),
        ),
      )
      .map(([name, value]) => ({ [name]: value })),
  },
)
const AS = fc.oneof(
  { weight: 16, arbitrary: fc.constant('token' as const) },
  { weight: 3, arbitrary: fc.constant('person' as const) },
  { weight: 1, arbitrary: fc.constant('nobody' as const) },
)

export function shotsAt(document: Described): fc.Arbitrary<Shot> {
  const described = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, one]) => ({
      weight: one.security?.length === 0 ? 1 : 4,
      arbitrary: shotAt(path, method.toUpperCase(), one),
    })),
  )
  return fc.oneof({ weight: 9, arbitrary: fc.oneof(...described) }, { weight: 1, arbitrary: strayShot(document.paths) })
}

function shotAt(path: string, method: string, one: Described['paths'][string][string]): fc.Arbitrary<Shot> {
  const asked = (one.parameters ?? []).filter((parameter) => parameter.in === 'query')
  const query = fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record(Object.fromEntries(asked.map(({ name, schema }) => [name, valid(schema)])), {
        requiredKeys: asked.filter(({ required }) => required).map(({ name }) => name),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record(
        Object.fromEntries(asked.map(({ name, schema }) => [name, fc.oneof(hostileText, valid(schema))])),
        { requiredKeys: [] },
      ),
    },
    { weight: 1, arbitrary: fc.dictionary(hostileText, hostileText, { maxKeys: 3 }) },
  )
  const operationId = one.operationId
  // What only people may do is mostly asked by one.
  const as = /^For people/.test(one.description ?? '')
    ? fc.oneof({ weight: 3, arbitrary: fc.constant('person' as const) }, AS)
    : AS
  return fc
    .record({ id: idFor(method), query, headers: HEADERS, body: bodyOf(one), by: as })
    .map(({ id, query, headers, body, by }) => ({
      operationId,
      method,
      target: path.replace(/\{\w+\}/, encodeURIComponent(id.toWellFormed())) + queryText(query),
      headers: {
        ...(body === null
          ? {}
          : {
              ...ACCEPT,
              'Content-Type': one.requestBody?.content['text/x-opml'] ? 'text/x-opml' : 'application/json',
            }),
        ...headers,
      },
      body,
      as: by === 'person' && NOT_AS_PERSON.includes(operationId) ? 'token' : by,
    }))
}

function bodyOf(one: Described['paths'][string][string]): fc.Arbitrary<string | null> {
  const content = one.requestBody?.content
  if (!content) return fc.oneof({ weight: 9, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: hostileText })
  if (!content['application/json']) return OPML
  const { schema } = content['application/json']
  const written = (value: unknown) => JSON.stringify(stayHere(value)) ?? ''
  return fc.oneof(
    { weight: 6, arbitrary: valid(schema).map(written) },
    { weight: 3, arbitrary: nearly(schema).map(written) },
    { weight: 1, arbitrary: hostileValue.map(written) },
    { weight: 1, arbitrary: hostileText },
  )
}

/** Any method at any address. One that meets an operation after all is judged as that operation. */
function strayShot(paths: Described['paths']): fc.Arbitrary<Shot> {
  const nowhere = fc.oneof(
    hostileText.map((text) => `/api/${encodeURIComponent(text.toWellFormed())}`),
    fc.constantFrom(
      '/api',
      '/api/',
      '//api/feeds',
      '/api/feeds/',
      '/api/./feeds',
      '/api/%ff',
      '/api/feeds%2f1',
      '/api/feeds/1;x',
      '/API/feeds',
      '/metrics/',
      '/api/feeds?%',
      '/api/_http/route',
      '/api/feeds/[id]',
    ),
  )
  const place = fc.oneof(
    {
      weight: 1,
      arbitrary: fc
        .constantFrom(...Object.entries(paths))
        .map(([path, methods]) => ({ target: path.replace(/\{\w+\}/, '1'), methods })),
    },
    { weight: 2, arbitrary: nowhere.map((target) => ({ target, methods: {} as Described['paths'][string] })) },
  )
  const method = fc.constantFrom(...METHODS.filter((name) => name !== 'CONNECT'))
  return fc
    .record({ place, method, headers: HEADERS, body: fc.option(hostileText), as: AS })
    .map(({ place: { target, methods }, method, headers, body, as }) => ({
      operationId: methods[method.toLowerCase()]?.operationId ?? null,
      method,
      target,
      headers,
      body: method === 'GET' || method === 'HEAD' ? null : body,
      as: as === 'person' ? 'token' : as,
    }))
}

function queryText(query: Json): string {
  const words = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) words.set(name.toWellFormed(), String(value).toWellFormed())
  return words.size === 0 ? '' : `?${words}`
}

/** Whatever could be taken for an address of somewhere else becomes one of this machine where nobody listens. */
function stayHere(value: unknown, name = ''): unknown {
  if (Array.isArray(value)) return value.map((part) => stayHere(part, name))
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, stayHere(part, key)]))
  if (typeof value !== 'string' || (name !== 'url' && !URL.canParse(value))) return value
  const text = value.trim()
  const couldLead = URL.canParse(text) || URL.canParse(`https://${text}`)
  return couldLead ? `${LOCAL}${text.length % 20}` : value
}

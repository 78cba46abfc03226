// The OpenAPI 3.1 document, made of the operations and their schemas. Pure.
import { z } from 'zod'
import { ROUTES } from '../access/doors.ts'
import type { Answer, Operation } from './operation.ts'
import { OPERATIONS } from './operations.ts'

type Json = Record<string, unknown>

const VERSION = '1.0.0'
const PROBLEM = 'application/problem+json'

const problem = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string().describe('A sentence for people.'),
    field: z.exactOptional(z.string()).describe('What is off: a parameter, or the path of a field.'),
    errors: z.exactOptional(z.array(z.object({ field: z.string(), detail: z.string() }))).describe('All that is off.'),
    at: z.exactOptional(z.int()).describe('Where a query is off, in UTF-16 code units.'),
  })
  .meta({ id: 'Problem', description: 'Problem details (RFC 9457).' })

// What may go wrong everywhere is said once; `default` refers to it too.
const COMMON: Record<number, string> = {
  400: 'Something in the request cannot be read; every mistake is named.',
  401: 'Neither a session nor a token that holds.',
  403: 'Not in your role, or not in the scope of the token.',
  404: 'There is nothing with this id.',
  409: 'The request with this Idempotency-Key is still under way.',
  413: 'The body is too large.',
  415: 'The body is of another type.',
  422: 'This Idempotency-Key was sent with another request.',
  429: 'Too many requests; Retry-After says when to come back.',
}

/** The document. Every call makes it anew; it does not change while the program runs. */
export function openApiDocument() {
  const schemas: Json = {}
  const paths: Record<string, Json> = {}
  const problemSchema = schemaOf(problem, 'output', schemas)
  for (const operation of OPERATIONS) {
    paths[operation.path] ??= {}
    const here = paths[operation.path] as Json
    here[operation.method.toLowerCase()] = describe(operation, schemas, problemSchema)
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Rasid',
      version: VERSION,
      summary: 'A self-hosted, real-time news monitor.',
      description:
        'Lists are `{"items":[…],"next":CURSOR|null}`: ask again with `cursor` until `next` is null. Times are ISO 8601 UTC. What goes wrong is problem details (RFC 9457).',
      license: { name: 'AGPL-3.0-only', identifier: 'AGPL-3.0-only' },
    },
    servers: [{ url: '/' }],
    security: [{ token: [] }, { session: [] }],
    tags: [...new Set(OPERATIONS.map(({ area }) => area))].map((name) => ({ name })),
    paths,
    components: {
      schemas,
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'bearer',
          description: 'A token, made on the desk or with `rasid tokens create`.',
        },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: '__Host-rasid-session',
          description: 'What signing in sets; without TLS it is called rasid-session-PORT.',
        },
      },
    },
  }
}

function describe(operation: Operation, schemas: Json, problemSchema: Json): Json {
  const { id, area, summary, params, query, body, text, open, once } = operation
  const parameters = [
    ...(params ? parametersOf(params, 'path') : []),
    ...(query ? parametersOf(query, 'query') : []),
    ...(once ? [IDEMPOTENCY_KEY] : []),
  ]
  const door = ROUTES[`${operation.method} ${operation.path}`]
  return {
    operationId: id,
    tags: [area],
    summary,
    ...(door && door.role !== 'anyone' ? { description: needs(door) } : {}),
    ...(open ? { security: [] } : {}),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(body
      ? {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: schemaOf(body, 'input', schemas) } },
          },
        }
      : {}),
    ...(text
      ? {
          requestBody: {
            required: true,
            description: text.about,
            content: Object.fromEntries(text.media.map((media) => [media, { schema: { type: 'string' } }])),
          },
        }
      : {}),
    responses: { ...answersOf(operation, schemas), ...problemsOf(operation, problemSchema) },
  }
}

const needs = ({ role, scope, ownOnly }: { role: string; scope: string; ownOnly?: true }) =>
  ownOnly
    ? `For people who are signed in; tokens cannot do it.`
    : `Takes the role ${role}; a token also the scope ${scope}.`

const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description:
    'A key of your own, such as a UUID: what is sent again under it within a day is not done again and gets the first answer, with `Idempotency-Replayed: true`.',
  schema: { type: 'string', pattern: '^[!-~]{1,255}$' },
}

function parametersOf(schema: z.ZodObject, where: 'path' | 'query'): Json[] {
  const { properties = {}, required = [] } = schemaOf(schema, 'input', {}) as {
    properties?: Record<string, Json>
    required?: string[]
  }
  return Object.entries(properties).map(([name, { description, ...rest }]) => ({
    name,
    in: where,
    required: where === 'path' || required.includes(name),
    ...(description ? { description } : {}),
    schema: rest,
  }))
}

function answersOf({ answers }: Operation, schemas: Json): Json {
  const byStatus: Record<number, Json> = {}
  for (const answer of answers) {
    byStatus[answer.status] ??= { description: answer.about }
    const content = contentOf(answer, schemas)
    const said = byStatus[answer.status] as { content?: Json }
    if (content) said.content = { ...said.content, ...content }
  }
  return byStatus
}

function contentOf({ json, file }: Answer, schemas: Json): Json | undefined {
  if (json) return { 'application/json': { schema: schemaOf(json, 'output', schemas) } }
  return file ? { [file]: { schema: { type: 'string' } } } : undefined
}

function problemsOf(operation: Operation, schema: Json): Json {
  const { params, query, body, text, once, open } = operation
  const statuses = [
    ...(query || body || text || once ? [400] : []),
    ...(open ? [] : [401, 403]),
    ...(params ? [404] : []),
    ...(once ? [409, 422] : []),
    ...(body || text ? [413, 415] : []),
    429,
  ]
  const said = { ...Object.fromEntries(statuses.map((status) => [status, COMMON[status]])), ...operation.problems }
  const content = { [PROBLEM]: { schema } }
  const known = Object.entries(said).map(([status, description]) => [status, { description, content }])
  return { ...Object.fromEntries(known), default: { description: 'Anything else that goes wrong.', content } }
}

/** A schema as JSON Schema; what has a name goes to `schemas` and is referred to. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output', schemas: Json): Json {
  const {
    $schema: _,
    $defs = {},
    ...made
  } = z.toJSONSchema(schema, { io, override: tidy, unrepresentable: 'any' }) as Json & {
    $defs?: Json
  }
  const named = moveReferences($defs) as Json
  for (const [name, definition] of Object.entries(named)) schemas[name] = definition
  const { id, ...rest } = moveReferences(made) as Json
  if (typeof id !== 'string') return rest
  schemas[id] = rest
  return { $ref: `#/components/schemas/${id}` }
}

// Answers may grow, so nobody is told that there is no more; a format says what its pattern says; safe integers are what JSON has.
function tidy({ jsonSchema }: { jsonSchema: Json }): void {
  if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties
  if (jsonSchema.format !== undefined) delete jsonSchema.pattern
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum
}

function moveReferences(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(moveReferences)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, inside]) => [
      name,
      name === '$ref' && typeof inside === 'string'
        ? inside.replace('#/$defs/', '#/components/schemas/')
        : moveReferences(inside),
    ]),
  )
}

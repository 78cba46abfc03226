// The OpenAPI document as a judge of answers: whether what came is what the document says, and nothing beside it.
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'

type Json = Record<string, unknown>
export type Described = {
  paths: Record<string, Record<string, DescribedOperation>>
  components: { schemas: Record<string, Json> }
}
type DescribedOperation = {
  operationId: string
  description?: string
  security?: object[]
  parameters?: { name: string; in: string; required: boolean; schema: Json }[]
  requestBody?: { content: Record<string, { schema: Json }> }
  responses: Record<string, { content?: Record<string, { schema: Json }> }>
}

const PROBLEM = 'application/problem+json'

/** Says what is wrong with an answer; undefined when nothing is. */
export type Judge = (
  operationId: string,
  answer: { status: number; type: string | null; text: string },
) => string | undefined

export function judgeOf(document: Described): Judge {
  // Readers are told that answers may grow; here whatever is not described is a mistake.
  const closed = close(structuredClone(document)) as Described
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  formats.default(ajv)
  ajv.addSchema({ $id: 'rasid:/document', components: closed.components } as object)
  const operations = new Map(
    Object.values(closed.paths).flatMap((methods) =>
      Object.values(methods).map((one) => [one.operationId, one] as const),
    ),
  )
  const compiled = new Map<object, ValidateFunction>()
  const validatorOf = (schema: Json) => {
    const known = compiled.get(schema)
    if (known) return known
    const made = ajv.compile(absolute(schema) as object)
    compiled.set(schema, made)
    return made
  }
  return (operationId, { status, type, text }) => {
    const responses = operations.get(operationId)?.responses
    const said = responses?.[status] ?? (status >= 400 ? responses?.default : undefined)
    if (!said) return `${operationId} answered ${status}, which is not described`
    if (!said.content) return text === '' ? undefined : `${operationId} answered ${status} with a body`
    const media = (type ?? '').split(';', 1)[0] as string
    if (status >= 400 && media !== PROBLEM)
      return `${operationId} answered ${status} as ${media}: ${text.slice(0, 200)}`
    const content = said.content[media]
    if (!content) return `${operationId} answered ${status} as ${media}, which is not described`
    if (!media.endsWith('json') || content.schema.type === 'string') return undefined
    const validate = validatorOf(content.schema)
    const value: unknown = JSON.parse(text)
    if (validate(value)) {
      const told = (value as { status?: unknown }).status
      return status >= 400 && told !== status ? `${operationId} answered ${status} and says ${told}` : undefined
    }
    return `${operationId} answered ${status}: ${ajv.errorsText(validate.errors)} in ${text.slice(0, 300)}`
  }
}

function close(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(close)
  if (typeof value !== 'object' || value === null) return value
  const inside = Object.fromEntries(Object.entries(value).map(([name, part]) => [name, close(part)]))
  const isObject =
    inside.type === 'object' && inside.properties !== undefined && inside.additionalProperties === undefined
  return isObject ? { ...inside, additionalProperties: false } : inside
}

function absolute(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(absolute)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [
      name,
      name === '$ref' && typeof part === 'string' ? `rasid:/document${part}` : absolute(part),
    ]),
  )
}

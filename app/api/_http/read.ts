// Reads what a request carries as its operation describes it. What cannot be read is a Problem that names every mistake: 400 for
// parameters and bodies, 404 for an id that is none, 413 and 415 for bodies that are too large or of another kind.
import type { z } from 'zod'
import type { TextBody } from '../../../core/api/operation.ts'
import { Problem } from './answer.ts'

const MOST_JSON_BYTES = 1_048_576
// Nothing that is asked for is deeper than four.
const DEEPEST_JSON = 32
const LONGEST_SHOWN = 100

type Mistake = { field: string; detail: string }

/** The parts of the path; one that cannot be an id is an id that is not there. */
export function readParams(schema: z.ZodObject, given: Record<string, string>): unknown {
  const read = schema.safeParse(given)
  if (read.success) return read.data
  throw new Problem(404, 'Not found', 'There is nothing with this id.')
}

/** The parameters; an empty one counts as not given. */
export function readQuery(schema: z.ZodObject | undefined, given: URLSearchParams): unknown {
  if (!schema) return undefined
  const names = [...new Set(given.keys())]
  const twice = names.filter((name) => given.getAll(name).length > 1)
  if (twice.length > 0) throw wrong(twice.map((field) => ({ field, detail: 'is given more than once' })))
  const known = new Set(Object.keys(schema.shape))
  const strange = schema.def.catchall ? names.filter((name) => !known.has(name)) : []
  const expected = `is not known here; known are ${[...known].join(', ')}`
  if (strange.length > 0)
    throw wrong(strange.map((field) => ({ field: field.slice(0, LONGEST_SHOWN), detail: expected })))
  const values = Object.fromEntries([...given].filter(([, text]) => text.trim() !== ''))
  const odd = Object.keys(values).filter((name) => !isPlain(values[name] as string))
  if (odd.length > 0) throw wrong(odd.map((field) => ({ field, detail: 'holds a character that is none' })))
  const read = schema.safeParse(values)
  if (read.success) return read.data
  const mistakes = read.error.issues.map(({ path: [name], message }) => {
    const field = String(name)
    const text = values[field]
    return {
      field,
      detail: text === undefined ? `is missing: ${message}` : `is "${text.slice(0, LONGEST_SHOWN)}": ${message}`,
    }
  })
  throw wrong(mistakes)
}

/** The body as the schema describes it. */
export async function readJson(schema: z.ZodType, request: Request): Promise<{ value: unknown; bytes: Uint8Array }> {
  refuseOtherType(request, (type) => type === 'application/json' || type.endsWith('+json'), 'application/json')
  const bytes = await readBytes(request, MOST_JSON_BYTES)
  const read = schema.safeParse(parseJson(bytes))
  if (read.success) return { value: read.data, bytes }
  const errors = read.error.issues.map(({ path, message }) => ({ field: path.join('.'), detail: message }))
  const [{ field, detail } = { field: '', detail: 'the body is off' }] = errors
  const sentence = field ? `${field}: ${detail}` : detail
  throw new Problem(400, 'Not what was expected', sentence, { field, errors })
}

export async function readText(
  { media, mostBytes }: TextBody,
  request: Request,
): Promise<{ value: string; bytes: Uint8Array }> {
  // curl says of any file that it is a form, browsers of one they do not know that it is bytes.
  const alsoSaid = ['application/x-www-form-urlencoded', 'application/octet-stream']
  refuseOtherType(request, (type) => [...media, ...alsoSaid].includes(type) || type.endsWith('+xml'), media.join(', '))
  const bytes = await readBytes(request, mostBytes)
  const value = decode(bytes)
  if (!isPlain(value)) throw new Problem(400, 'Not text', 'The body of this request holds NUL.')
  return { value, bytes }
}

const titleOf = (mistakes: Mistake[]) =>
  mistakes.length === 1 ? 'A parameter cannot be read' : 'Parameters cannot be read'

function wrong(mistakes: Mistake[]): Problem {
  const detail = `${mistakes.map(({ field, detail }) => `${field} ${detail}`).join('; ')}.`
  return new Problem(400, titleOf(mistakes), detail, { field: mistakes[0]?.field, errors: mistakes })
}

function refuseOtherType(request: Request, isRight: (type: string) => boolean, expected: string): void {
  const said = request.headers.get('content-type')
  const type = (said ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? ''
  const encoding = request.headers.get('content-encoding')
  if (encoding && encoding !== 'identity') {
    throw new Problem(415, 'Not in this encoding', 'Bodies are taken as they are, without Content-Encoding.')
  }
  // Who says nothing of it gets the benefit.
  if (said === null || isRight(type)) return
  throw new Problem(415, 'Not of this type', `The body of this request must be of the type ${expected}.`)
}

async function readBytes(request: Request, most: number): Promise<Uint8Array> {
  const tooLarge = new Problem(413, 'Too large', `The body of this request may have ${most} bytes.`)
  if (Number(request.headers.get('content-length') ?? 0) > most) throw tooLarge
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.length
    if (size > most) throw tooLarge
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new Problem(400, 'Not UTF-8', 'The body of this request must be written in UTF-8.')
  }
}

function parseJson(bytes: Uint8Array): unknown {
  const text = decode(bytes)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new Problem(400, 'Not JSON', 'The body of this request must be JSON.')
  }
  refuseOddities(value)
  return value
}

/** No deeper than anything that is asked for, and nothing that PostgreSQL could not keep. Not by recursion: depth is the danger. */
function refuseOddities(whole: unknown): void {
  const waiting: { value: unknown; depth: number }[] = [{ value: whole, depth: 0 }]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, depth } = next
    if (typeof value === 'string' && !isPlain(value)) {
      throw new Problem(
        400,
        'Not text',
        'A text in the body holds a character that is none: NUL, or half of a surrogate pair.',
      )
    }
    if (typeof value !== 'object' || value === null) continue
    if (depth === DEEPEST_JSON) {
      throw new Problem(400, 'Too deep', `The body of this request may be nested ${DEEPEST_JSON} deep.`)
    }
    for (const inside of Object.values(value)) waiting.push({ value: inside, depth: depth + 1 })
  }
}

const isPlain = (text: string) => !text.includes('\u0000') && text.isWellFormed()

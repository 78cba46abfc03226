// Makes a route of an operation: reads the request by the operation's schemas, gives the handler what was read, and answers in the
// operation's way. A Problem that is thrown inside becomes its response, a bug a 500 without its stack.
import type { Answered, Asked, Operation } from '../../../core/api/operation.ts'
import { failed, json, nothing } from './answer.ts'
import { once } from './once.ts'
import { readJson, readParams, readQuery, readText } from './read.ts'

type Context = { params: Promise<Record<string, string>> }
export type Route = ((request: Request, context: Context) => Promise<Response>) & { operation: Operation }

export function route<const O extends Operation>(
  operation: O,
  handle: (asked: Asked<O>) => Promise<Answered<O>>,
): Route {
  const answer = async (request: Request, context: Context): Promise<Response> => {
    try {
      const { asked, bytes } = await read(operation, request, context)
      const act = async () => respond(operation, await handle(asked as Asked<O>))
      return operation.once ? await once(request, bytes, act) : await act()
    } catch (error) {
      return failed(request, error)
    }
  }
  return Object.assign(answer, { operation })
}

async function read(operation: Operation, request: Request, context: Context) {
  const params = operation.params && readParams(operation.params, await context.params)
  const query = readQuery(operation.query, new URL(request.url).searchParams)
  const body = operation.body && (await readJson(operation.body, request))
  const text = operation.text && (await readText(operation.text, request))
  const asked = { request, params, query, body: body?.value, text: text?.value }
  return { asked, bytes: (body ?? text)?.bytes ?? new Uint8Array() }
}

function respond(operation: Operation, value: unknown): Response {
  if (value instanceof Response) return value
  const { status } = operation.answers[0]
  return value === undefined ? nothing() : json(value, status)
}

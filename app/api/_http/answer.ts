// The shapes every route answers with: JSON for success, RFC 9457 problem details for anything else. `answer` wraps a
// route so that a Problem thrown inside becomes its response, and a bug becomes a 500 without its stack.
import type { ZodType } from 'zod'

/** An expected refusal; `extra` fields travel with the problem. */
export class Problem extends Error {
  readonly status: number
  readonly title: string
  readonly extra: Record<string, unknown>
  constructor(status: number, title: string, detail: string, extra: Record<string, unknown> = {}) {
    super(detail)
    this.status = status
    this.title = title
    this.extra = extra
  }
}

export const notFound = (what: string) => new Problem(404, 'Not found', `There is no ${what} with this id.`)

type Route<C> = (request: Request, context: C) => Promise<Response>

/** Wraps a route in the one error shape. */
export function answer<C>(route: Route<C>): Route<C> {
  return async (request, context) => {
    try {
      refuseCrossSite(request)
      return await route(request, context)
    } catch (error) {
      if (error instanceof Problem) {
        const { status, title, message, extra } = error
        return problem(status, title, message, extra)
      }
      process.stderr.write(
        `${new Date().toISOString()} error ${request.method} ${new URL(request.url).pathname} ${error instanceof Error ? error.stack : String(error)}\n`,
      )
      return problem(500, 'Something broke', 'This is a fault of ours; the log has the details.')
    }
  }
}

/** The body as the schema describes it, or a 400 that names the first field that is off. */
export async function body<T>(request: Request, schema: ZodType<T>): Promise<T> {
  const given: unknown = await request.json().catch(() => {
    throw new Problem(400, 'Not JSON', 'The body of this request must be a JSON object.')
  })
  const read = schema.safeParse(given)
  if (read.success) return read.data
  const [issue] = read.error.issues
  const field = issue?.path.join('.') ?? ''
  throw new Problem(
    400,
    'Not what was expected',
    `${field ? `${field}: ` : ''}${issue?.message ?? 'the body is off'}`,
    { field },
  )
}

export const json = (value: unknown, status = 200) =>
  Response.json(value, { status, headers: { 'Cache-Control': 'no-store' } })

function problem(status: number, title: string, detail: string, extra: Record<string, unknown> = {}): Response {
  return new Response(JSON.stringify({ type: 'about:blank', title, status, detail, ...extra }), {
    status,
    headers: { 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store' },
  })
}

// Another origin on this very machine passes the loopback check; the browser tells which site a request comes from.
function refuseCrossSite(request: Request): void {
  const site = request.headers.get('sec-fetch-site')
  if (request.method !== 'GET' && site !== null && site !== 'same-origin' && site !== 'none') {
    throw new Problem(
      403,
      'Not from this page',
      'Changes are taken from the desk itself or from programs, not from other sites.',
    )
  }
}

// The shapes every route answers with: JSON for success, RFC 9457 problem details for anything else.

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

export const json = (value: unknown, status = 200) =>
  Response.json(value, { status, headers: { 'Cache-Control': 'no-store' } })

export const nothing = () => new Response(null, { status: 204 })

/** The answer to a request that failed: a Problem says how, anything else is a bug, whose stack stays in the log. */
export function failed(request: Request, error: unknown): Response {
  if (error instanceof Problem) {
    const { status, title, message, extra } = error
    return problem(status, title, message, extra)
  }
  // Who asked has gone in the middle of asking: nobody hears this, and it is no fault of ours.
  if (request.signal.aborted || (error as NodeJS.ErrnoException | null)?.code === 'ECONNRESET')
    return problem(400, 'Not a whole request', 'The request ended before its body did.')
  process.stderr.write(
    `${new Date().toISOString()} error ${request.method} ${new URL(request.url).pathname} ${error instanceof Error ? error.stack : String(error)}\n`,
  )
  return problem(500, 'Something broke', 'This is a fault of ours; the log has the details.')
}

function problem(status: number, title: string, detail: string, extra: Record<string, unknown> = {}): Response {
  return new Response(JSON.stringify({ type: 'about:blank', title, status, detail, ...extra }), {
    status,
    headers: { 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store' },
  })
}

// Idempotency-Key (draft-ietf-httpapi-idempotency-key-header): what was done under a key is not done again; who sends it again gets
// the first answer. Another request under the same key is a 422, one that comes while the first is under way a 409.
import { createHash } from 'node:crypto'
import { doOnce, type KeptAnswer } from '../../../server/store/idempotency.ts'
import { Problem } from './answer.ts'
import { principalOf } from './who.ts'

const LONGEST_KEY = 255

/** `bytes` is the body; `act` does what is asked. What fails is not kept: it may be tried again under the same key. */
export async function once(request: Request, bytes: Uint8Array, act: () => Promise<Response>): Promise<Response> {
  const given = request.headers.get('idempotency-key')
  if (given === null) return act()
  const key = readKey(given)
  const { pathname, search } = new URL(request.url)
  const fingerprint = createHash('sha256').update(`${request.method} ${pathname}${search}\n`).update(bytes).digest()
  const done = await doOnce({ principal: principalOf(request), key, fingerprint }, async () => keep(await act()))
  if (done.kind === 'first') return toResponse(done.answer, {})
  if (done.kind === 'again') return toResponse(done.answer, { 'Idempotency-Replayed': 'true' })
  if (done.kind === 'other') {
    throw new Problem(422, 'Another request', 'This Idempotency-Key was sent with another request: take a new one.')
  }
  throw new Problem(
    409,
    'Under way',
    'The request with this Idempotency-Key is still under way: ask again in a moment.',
  )
}

/** The draft writes it in quotes; many leave them out. */
function readKey(given: string): string {
  const key = /^"(.*)"$/.exec(given.trim())?.[1] ?? given.trim()
  if (/^[\x21-\x7e]+$/.test(key) && key.length <= LONGEST_KEY) return key
  const detail = `Idempotency-Key is expected to have 1 to ${LONGEST_KEY} visible ASCII characters, for example a UUID.`
  throw new Problem(400, 'Not a key', detail, { field: 'Idempotency-Key' })
}

async function keep(response: Response): Promise<KeptAnswer> {
  return { status: response.status, type: response.headers.get('content-type'), body: await response.text() }
}

function toResponse({ status, type, body }: KeptAnswer, headers: Record<string, string>): Response {
  return new Response(body === '' ? null : body, {
    status,
    headers: { ...(type ? { 'Content-Type': type } : {}), 'Cache-Control': 'no-store', ...headers },
  })
}

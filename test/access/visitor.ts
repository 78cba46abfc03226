// Someone who comes to a Rasid over HTTP as a browser would: keeps cookies, says what was answered. And how people get in by a link.
import assert from 'node:assert/strict'
import type { Role, Scope } from '../../core/access/roles.ts'
import type { RunningRasid } from '../support/rasid.ts'

export type Said = { status: number; headers: Headers; body: Record<string, unknown>; text: string }
export type Visitor = {
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Said>
  /** What it would send as its Cookie header. */
  cookie(): string
}

const LIMIT_MS = 20_000

/** `always` goes with every request, such as a token. */
export function visitor(address: string, always: Record<string, string> = {}): Visitor {
  const jar = new Map<string, string>()
  const cookie = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
  const send: Visitor['send'] = async (method, path, body, headers = {}) => {
    const response = await fetch(`${address}${path}`, {
      method,
      redirect: 'manual',
      signal: AbortSignal.timeout(LIMIT_MS),
      headers: {
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...(jar.size > 0 ? { Cookie: cookie() } : {}),
        ...always,
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    for (const line of response.headers.getSetCookie()) {
      const [name, value] = (line.split(';', 1)[0] as string).split('=', 2) as [string, string]
      if (/Max-Age=0(;|$)/.test(line)) jar.delete(name)
      else jar.set(name, value)
    }
    const text = await response.text()
    const isJson = /[/+]json(;|$)/.test(response.headers.get('content-type') ?? '')
    return { status: response.status, headers: response.headers, text, body: isJson && text ? JSON.parse(text) : {} }
  }
  return { send, cookie }
}

export const secretOf = (link: unknown) => String(link).split('#')[1] as string
export const PASSWORD = 'nine herons over the estuary'

/** A person who was invited by link and came; signed in. */
export async function comesBy(rasid: RunningRasid, email: string, role: Role): Promise<Visitor & { id: string }> {
  const { link } = await rasid.post<{ link: string }>('/api/invitations', { email, role })
  const person = visitor(rasid.address)
  const came = await person.send('POST', '/api/invitations/accept', { token: secretOf(link), password: PASSWORD })
  assert.equal(came.status, 201, came.text)
  assert.equal(came.body.role, role)
  return { ...person, id: String(came.body.id) }
}

/** A token that this person makes; as the header that a script sends. */
export async function tokenOf(person: Visitor, role: Role, scope: Scope): Promise<{ token: string; id: string }> {
  const made = await person.send('POST', '/api/tokens', { name: `${role} ${scope}`, role, scope })
  assert.equal(made.status, 201, made.text)
  return made.body as { token: string; id: string }
}

// A running Rasid that is asked by the names of its operations, and whose every answer is judged by its own OpenAPI document.
import assert from 'node:assert/strict'
import { type Described, type Judge, judgeOf } from '../support/described.ts'
import { type RunningRasid, sessionCookie, startRasid, temporaryFolder } from '../support/rasid.ts'

export type Given = {
  id?: string
  query?: Record<string, string>
  body?: unknown
  text?: string
  headers?: Record<string, string>
  /** A token of the owner unless told; `person`: the owner's session. */
  as?: 'token' | 'person' | 'nobody'
}
export type Said = { status: number; type: string | null; text: string; headers: Headers }
export type DescribedRasid = {
  rasid: RunningRasid
  document: Described
  judge: Judge
  /** The operations that have answered with what they are for. */
  succeeded: Set<string>
  ask(operationId: string, given?: Given): Promise<Said>
  /** Asks and expects this status; the answer, read. */
  expect<T>(status: number, operationId: string, given?: Given): Promise<T>
  stop(): Promise<void>
}

export async function startDescribed(environment: Record<string, string> = {}): Promise<DescribedRasid> {
  const folder = await temporaryFolder()
  const rasid = await startRasid(folder.path, environment)
  const document = await rasid.get<Described>('/api/openapi.json')
  // By its name: at an address of numbers there are no passkeys.
  const named = rasid.address.replace('127.0.0.1', 'localhost')
  const judge = judgeOf(document)
  const succeeded = new Set<string>()
  const places = new Map(
    Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(
        ([method, one]) => [one.operationId, { path, method: method.toUpperCase() }] as const,
      ),
    ),
  )
  const credentials = (as: Given['as']): Record<string, string> => {
    if (as === 'nobody') return {}
    return as === 'person' ? { Cookie: sessionCookie(rasid.address) ?? '' } : rasid.auth
  }
  const ask = async (operationId: string, given: Given = {}): Promise<Said> => {
    const place = places.get(operationId)
    assert.ok(place, `there is no operation ${operationId}`)
    const query = given.query ? `?${new URLSearchParams(given.query)}` : ''
    const response = await fetch(`${named}${place.path.replace(/\{\w+\}/, given.id ?? '0')}${query}`, {
      method: place.method,
      redirect: 'manual',
      headers: {
        ...credentials(given.as),
        ...(given.body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...(given.text === undefined ? {} : { 'Content-Type': 'text/x-opml' }),
        ...given.headers,
      },
      ...(given.body === undefined ? {} : { body: JSON.stringify(given.body) }),
      ...(given.text === undefined ? {} : { body: given.text }),
    })
    const { status, headers } = response
    const said = { status, headers, type: headers.get('content-type'), text: await response.text() }
    assert.equal(judge(operationId, said), undefined)
    if (status < 400) succeeded.add(operationId)
    return said
  }
  return {
    rasid,
    document,
    judge,
    succeeded,
    ask,
    expect: async <T>(status: number, operationId: string, given?: Given) => {
      const said = await ask(operationId, given)
      assert.equal(said.status, status, `${operationId}: ${said.text}`)
      return (said.text === '' || !/[/+]json(;|$)/.test(said.type ?? '') ? said.text : JSON.parse(said.text)) as T
    },
    stop: async () => {
      await rasid.stop()
      await folder.remove()
    },
  }
}

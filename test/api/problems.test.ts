// Whatever goes wrong is problem details (RFC 9457) that say what: unknown addresses, wrong methods, types, sizes, depths, cursors.
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect } from 'node:net'
import { after, before, describe, test } from 'node:test'
import { type DescribedRasid, startDescribed } from './described-rasid.ts'

type Problem = {
  type: string
  title: string
  status: number
  detail: string
  field?: string
  errors?: { field: string }[]
}

describe('problems', () => {
  let desk: DescribedRasid
  before(async () => {
    desk = await startDescribed()
  })
  after(() => desk?.stop())

  const refused = async (status: number, path: string, init: RequestInit = {}) => {
    const response = await fetch(`${desk.rasid.address}${path}`, {
      ...init,
      headers: { ...desk.rasid.auth, ...(init.headers as Record<string, string>) },
    })
    assert.equal(response.headers.get('content-type'), 'application/problem+json', path)
    const problem = (await response.json()) as Problem
    assert.deepEqual([response.status, problem.status], [status, status], `${path}: ${problem.detail}`)
    assert.ok(problem.title && problem.detail && problem.type)
    return { problem, headers: response.headers }
  }
  const post = (body: BodyInit, type: string | null = 'application/json'): RequestInit => ({
    method: 'POST',
    body,
    ...(type === null ? {} : { headers: { 'Content-Type': type } }),
  })

  test('an address that nobody knows is a 404, an odd one a 400', async () => {
    for (const path of ['/api/nothing', '/api/feeds/1/nothing', '/api']) await refused(404, path)
    for (const path of ['/api/feeds/', '/api//feeds', '/api/%ff', '/api/a%2fb', '/api/%00']) await refused(400, path)
    for (const id of ['0', '99999999999999999999', 'abc', '-1']) await refused(404, `/api/feeds/${id}`)
  })

  test('a wrong method is a 405 that says which are right', async () => {
    const { headers } = await refused(405, '/api/feeds', { method: 'PUT' })
    assert.equal(headers.get('allow'), 'GET, POST')
    await refused(405, '/api/health', { method: 'DELETE' })
    await refused(405, '/api/openapi.json', post('{}'))
    await refused(405, '/metrics', { method: 'PATCH' })
  })

  test('a body of another type or encoding is a 415', async () => {
    await refused(415, '/api/alerts', post('query=x', 'application/x-www-form-urlencoded'))
    await refused(415, '/api/alerts', post('<x/>', 'text/xml'))
    await refused(415, '/api/feeds/import', post('{}', 'application/json'))
    const packed = { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' }
    await refused(415, '/api/alerts', { method: 'POST', body: '{}', headers: packed })
  })

  test('a body that is too large is a 413, said or not', async () => {
    const large = ' '.repeat(1_100_000)
    await refused(413, '/api/alerts', post(large))
    const pieces = new ReadableStream({
      start(controller) {
        for (let piece = 0; piece < 11; piece++) controller.enqueue(new Uint8Array(100_000).fill(32))
        controller.close()
      },
    })
    await refused(413, '/api/alerts', { ...post(pieces), duplex: 'half' } as RequestInit)
  })

  test('a body that is not JSON, not UTF-8, nested too deeply, or holds what no text can is a 400', async () => {
    const bodies = ['', '{', 'null', '[]', '"x"', '[1', `${'['.repeat(200_000)}${']'.repeat(200_000)}`]
    for (const body of [...bodies, '{"query":"a\\u0000b"}', '{"query":"\\ud800"}', '{"\\u0000":1}'])
      await refused(400, '/api/alerts', post(body))
    await refused(400, '/api/alerts', post(new Uint8Array([0x22, 0xff, 0xfe, 0x22])))
    await refused(400, '/api/alerts', post(`{"query":"x","more":${'{"a":'.repeat(40)}1${'}'.repeat(40)}}`))
    await refused(400, '/api/feeds/import', post('<opml', 'text/x-opml'))
  })

  test('every mistake in parameters and bodies is named', async () => {
    const { problem } = await refused(400, '/api/articles?limit=0&since=soon&langauge=ar')
    assert.match(problem.detail, /langauge is not known here; known are q, since/)
    const two = (await refused(400, '/api/articles?limit=0&since=soon')).problem
    assert.deepEqual(two.errors?.map(({ field }) => field).sort(), ['limit', 'since'])
    assert.match(two.detail, /since is "soon": a time in ISO 8601 is expected, for example since=/)
    await refused(400, '/api/articles?limit=1&limit=2')
    await refused(400, '/api/articles?q=%00')
    await refused(400, '/api/articles?place=-1')
    await refused(400, '/api/articles?since=0000-01-01')
    await refused(400, '/api/articles?since=2026-02-31T99:00:00Z')
    await refused(400, '/api/stats/timeline?since=1950-01-01')
    assert.match((await refused(400, '/api/places')).problem.detail, /q is missing/)
    const body = (await refused(400, '/api/alerts', post('{"query":5,"deliveries":[{"kind":"owl"}]}'))).problem
    assert.deepEqual(body.errors?.map(({ field }) => field).sort(), ['deliveries.0.kind', 'query'])
  })

  test('a cursor that cannot be read is a 400', async () => {
    const lists = ['articles', 'feeds', 'alerts', 'audit', 'places/corrections']
    const cursors = ['x', '-', '1-', '99999999999999999999', `1-${'9'.repeat(19)}`, 'WyJ4IiwieSJd', 'W10', '😀']
    for (const list of lists)
      for (const cursor of cursors) await refused(400, `/api/${list}?cursor=${encodeURIComponent(cursor)}`)
  })

  test('an Idempotency-Key that is none is a 400', async () => {
    for (const key of ['""', 'a b', 'x'.repeat(256)]) {
      const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': key }
      await refused(400, '/api/alerts', { method: 'POST', body: '{"query":"x"}', headers })
    }
  })

  test('what is no HTTP is answered in the same shape', async () => {
    const { hostname, port } = new URL(desk.rasid.address)
    const socket = connect(Number(port), hostname)
    socket.end('NONSENSE\r\n\r\n')
    let text = ''
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString()
    })
    await once(socket, 'close')
    assert.match(text, /^HTTP\/1\.1 400 [\s\S]*application\/problem\+json[\s\S]*"status":400/)
  })
})

// Asks for everything by which articles leave: exports, outlets and their feeds, the protocol of assistants.
import assert from 'node:assert/strict'
import type { Alert, Feed, Page } from '../../core/model.ts'
import type { NewOutlet, Outlet } from '../../core/outlets.ts'
import type { DescribedRasid } from './described-rasid.ts'

const ID_THAT_IS_NOT = '987654321'

/** `feed` holds articles of boats, `alert` has caught them. */
export async function askWhatGoesOut(desk: DescribedRasid, feed: Feed, alert: Alert): Promise<void> {
  for (const format of ['csv', 'jsonl', 'stix']) {
    const whole = await desk.expect<unknown>(200, 'exportArticles', { query: { format, q: 'boats', feed: feed.id } })
    assert.match(JSON.stringify(whole), /Two boats sank/, format)
  }
  await desk.expect(400, 'exportArticles', { query: { format: 'csv', limit: '5' } })
  const made = await desk.expect<NewOutlet>(201, 'addOutlet', {
    body: { name: 'Boats', query: 'boats', role: 'event', language: 'en', format: 'atom' },
  })
  await desk.expect(201, 'addOutlet', { body: { name: 'Caught', alertId: alert.id } })
  await desk.expect(400, 'addOutlet', { body: { name: 'Nothing' } })
  await desk.expect(400, 'addOutlet', { body: { name: 'Strange', alertId: ID_THAT_IS_NOT } })
  const listed = await desk.expect<Page<Outlet>>(200, 'listOutlets')
  assert.ok(listed.items.some(({ id }) => id === made.id))
  const secret = made.path.split('/').at(-1) as string
  for (const id of [secret, `${secret}.rss`, `${secret}.json`]) {
    const said = await desk.ask('readOutlet', { id, as: 'nobody' })
    assert.equal(said.status, 200)
    const headers = { 'If-None-Match': said.headers.get('etag') ?? '' }
    await desk.expect(304, 'readOutlet', { id, as: 'nobody', headers })
  }
  await desk.expect(400, 'readOutlet', { id: secret, as: 'nobody', query: { format: 'pdf' } })
  await desk.expect(200, 'readOutlet', { id: secret, as: 'nobody', query: { utm_source: 'reader' } })
  await desk.expect(204, 'deleteOutlet', { id: made.id })
  await desk.expect(404, 'deleteOutlet', { id: made.id })
  await desk.expect(404, 'readOutlet', { id: secret, as: 'nobody' })
  const headers = { Accept: 'application/json, text/event-stream' }
  const call = { jsonrpc: '2.0', id: 1, method: 'tools/list' }
  const tools = await desk.expect<{ result: { tools: object[] } }>(200, 'callMcp', { headers, body: call })
  assert.ok(tools.result.tools.length > 5)
  await desk.expect(202, 'callMcp', { headers, body: { jsonrpc: '2.0', method: 'notifications/initialized' } })
  await desk.expect(400, 'callMcp', { headers, body: { jsonrpc: '1.0' } })
  await desk.expect(406, 'callMcp', { headers: { Accept: 'text/html' }, body: call })
  await desk.expect(401, 'callMcp', { as: 'nobody', headers, body: call })
}

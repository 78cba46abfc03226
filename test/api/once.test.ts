// Idempotency-Key over HTTP: what is sent again is not done again, also when Rasid was killed in between.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Alert, Page } from '../../core/model.ts'
import { type RunningRasid, sessionCookie, startRasid, temporaryFolder } from '../support/rasid.ts'

const AT_ONCE = 12
const KILLS = 3

describe('once', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  let rasid: RunningRasid
  let token: string

  before(async () => {
    folder = await temporaryFolder()
    rasid = await startRasid(folder.path)
    token = rasid.token
  })
  after(async () => {
    await rasid?.stop()
    await folder?.remove()
  })

  const send = async (path: string, key: string, body: unknown, as = token) => {
    const response = await fetch(`${rasid.address}${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key, Authorization: `Bearer ${as}` },
      body: JSON.stringify(body),
    })
    const value = (await response.json()) as { id: string; detail?: string }
    return { status: response.status, again: response.headers.get('idempotency-replayed'), value }
  }
  const alerts = async () => (await rasid.get<Page<Alert>>('/api/alerts')).items

  // Tokens are made by people in a browser.
  const otherToken = async () => {
    const made = await fetch(`${rasid.address}/api/tokens`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Cookie: sessionCookie(rasid.address) ?? '' },
      body: JSON.stringify({ name: 'other', role: 'analyst' }),
    })
    return ((await made.json()) as { token: string }).token
  }

  test('the first answer comes again, whether the key is in quotes or not', async () => {
    const first = await send('/api/alerts', 'one', { query: 'درعا' })
    const second = await send('/api/alerts', '"one"', { query: 'درعا' })
    assert.deepEqual([first.status, first.again, second.status, second.again], [201, null, 201, 'true'])
    assert.deepEqual(second.value, first.value)
    assert.equal((await alerts()).length, 1)
  })

  test('another body or address under the same key is a 422, another token has keys of its own', async () => {
    assert.equal((await send('/api/alerts', 'one', { query: 'حلب' })).status, 422)
    assert.equal((await send('/api/feeds', 'one', { url: 'https://wire.example/rss' })).status, 422)
    assert.equal((await send('/api/alerts', 'one', { query: 'حلب' }, await otherToken())).status, 201)
  })

  test('what was refused is not kept: it may be tried again', async () => {
    assert.equal((await send('/api/alerts', 'two', { query: '(' })).status, 400)
    assert.equal((await send('/api/feeds', 'three', { url: 'https://wire.example/a' })).status, 201)
    const refused = await send('/api/feeds', 'four', { url: 'https://wire.example/a' })
    assert.deepEqual([refused.status, refused.again], [409, null])
    assert.match(refused.value.detail ?? '', /already polled/)
  })

  test('many at once under one key are done once', async () => {
    const before = (await alerts()).length
    const said = await Promise.all(
      Array.from({ length: AT_ONCE }, () => send('/api/alerts', 'many', { query: 'many' })),
    )
    const done = said.filter(({ status }) => status === 201)
    assert.equal(done.filter(({ again }) => again === null).length, 1)
    assert.equal(new Set(done.map(({ value }) => value.id)).size, 1)
    assert.ok(said.every(({ status }) => status === 201 || status === 409))
    assert.equal((await alerts()).length, before + 1)
  })

  test('a kill at any moment leaves every deed done once, and its answer with it', async () => {
    for (let kill = 0; kill < KILLS; kill++) {
      const names = Array.from({ length: AT_ONCE }, (_, n) => `kill ${kill} deed ${n}`)
      const sendAll = () =>
        names.map((name) => send('/api/alerts', name.replaceAll(' ', '-'), { name, query: 'barges' }))
      const broken = Promise.allSettled(sendAll())
      await sleep(5 + kill * 25)
      await rasid.kill()
      const told = (await broken).flatMap((one) =>
        one.status === 'fulfilled' && one.value.status === 201 ? [one.value.value.id] : [],
      )
      rasid = await startRasid(folder.path)
      const again = await Promise.all(sendAll())
      assert.deepEqual(
        again.map(({ status }) => status),
        names.map(() => 201),
      )
      const there = await alerts()
      for (const name of names) assert.equal(there.filter((alert) => alert.name === name).length, 1, name)
      // Whoever heard of it before the kill hears the same now.
      for (const id of told) assert.ok(again.some(({ value }) => value.id === id))
    }
  })
})

// Deeds under a key: done once, answered again, undone as a whole when they fail; over a real store.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { addAlert, listAlerts } from '../../server/store/alerts.ts'
import { db } from '../../server/store/client.ts'
import { doOnce } from '../../server/store/idempotency.ts'
import { openShelf } from './shelf.ts'

const fingerprint = new Uint8Array([1, 2, 3])
const deed = (name: string) => async () => {
  const alert = await addAlert({ name, query: 'درعا', deliveries: [] })
  return { status: 201, type: 'application/json', body: JSON.stringify(alert) }
}
const named = async (name: string) => (await listAlerts()).filter((alert) => alert.name === name).length

describe('deeds under a key', () => {
  let shelf: Awaited<ReturnType<typeof openShelf>>
  before(async () => {
    shelf = await openShelf()
  })
  after(() => shelf?.close())

  test('the second gets the answer of the first, word for word', async () => {
    const asked = { principal: 'token:1', key: 'a', fingerprint }
    const first = await doOnce(asked, deed('once'))
    const second = await doOnce(asked, deed('once'))
    assert.equal(first.kind, 'first')
    assert.deepEqual(second, { ...first, kind: 'again' })
    assert.equal(await named('once'), 1)
  })

  test('another request under the same key is not done, another principal has keys of its own', async () => {
    const other = await doOnce({ principal: 'token:1', key: 'a', fingerprint: new Uint8Array([9]) }, deed('other'))
    assert.deepEqual(other, { kind: 'other' })
    assert.equal(await named('other'), 0)
    assert.equal((await doOnce({ principal: 'token:2', key: 'a', fingerprint }, deed('theirs'))).kind, 'first')
    assert.equal(await named('theirs'), 1)
  })

  test('while the first is under way, the second waits for nothing', async () => {
    const asked = { principal: 'token:1', key: 'slow', fingerprint }
    let finish = () => {}
    const held = new Promise<void>((resolve) => {
      finish = resolve
    })
    let begun = () => {}
    const underWay = new Promise<void>((resolve) => {
      begun = resolve
    })
    const first = doOnce(asked, async () => {
      begun()
      await held
      return deed('slow')()
    })
    await underWay
    assert.deepEqual(await doOnce(asked, deed('slow')), { kind: 'under-way' })
    finish()
    assert.equal((await first).kind, 'first')
    assert.equal((await doOnce(asked, deed('slow'))).kind, 'again')
    assert.equal(await named('slow'), 1)
  })

  test('what fails leaves nothing and may be tried again', async () => {
    const asked = { principal: 'token:1', key: 'fails', fingerprint }
    const failing = doOnce(asked, async () => {
      await deed('half')()
      throw new Error('broken off')
    })
    await assert.rejects(failing, /broken off/)
    assert.equal(await named('half'), 0)
    assert.equal((await doOnce(asked, deed('half'))).kind, 'first')
    assert.equal(await named('half'), 1)
  })

  test('after a day a key is new', async () => {
    const asked = { principal: 'token:1', key: 'old', fingerprint }
    await doOnce(asked, deed('old'))
    await db().idempotentAnswer.updateMany({
      where: { key: 'old' },
      data: { at: new Date(Date.now() - 23.9 * 3_600_000) },
    })
    assert.equal((await doOnce(asked, deed('old'))).kind, 'again')
    await db().idempotentAnswer.updateMany({
      where: { key: 'old' },
      data: { at: new Date(Date.now() - 24.1 * 3_600_000) },
    })
    assert.equal((await doOnce(asked, deed('old'))).kind, 'first')
    assert.equal(await named('old'), 2)
  })
})

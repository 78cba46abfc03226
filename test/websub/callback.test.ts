// Who comes to the callback with bodies that do not end: few are open at once, none is read for strangers, and whoever breaks off is no error.
import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { type ClientRequest, type IncomingMessage, request } from 'node:http'
import { after, before, beforeEach, describe, mock, test } from 'node:test'
import { noteHub } from '../../server/store/subscriptions.ts'
import { createCallback } from '../../server/websub/callback.ts'
import { claimedFeed, openShelf } from '../store/shelf.ts'
import { until } from '../support/rasid.ts'
import { startWebServer, type WebServer } from '../support/web-server.ts'

const SOON_MS = 20_000

describe('the callback of hubs', () => {
  let shelf: Awaited<ReturnType<typeof openShelf>>
  let site: WebServer
  let answer: ReturnType<typeof createCallback>
  // How often somebody asked for room: who did and was not refused has a body open.
  let asked = 0
  let room = { has: true, takes: true }
  let taken: string[] = []
  const waiting = {
    hasRoom: () => {
      asked++
      return room.has
    },
    take: (_: unknown, bytes: Uint8Array) => {
      if (room.takes) taken.push(Buffer.from(bytes).toString())
      return room.takes
    },
  }
  before(async () => {
    shelf = await openShelf()
    site = await startWebServer((request, response) => void answer(request, response))
  })
  after(async () => {
    await site?.close()
    await shelf?.close()
  })
  beforeEach(() => {
    answer = createCallback(waiting)
    asked = 0
    room = { has: true, takes: true }
    taken = []
  })

  const subscribed = async (): Promise<string> => {
    const { feedId } = await claimedFeed()
    const token = `token-${feedId}`
    await noteHub({ feedId, hub: 'https://hub.example/', topic: `https://x.example/${feedId}`, secret: 's', token })
    return token
  }
  const started = (token: string, whole = 'signed'): ClientRequest => {
    const signature = `sha256=${createHmac('sha256', 's').update(whole).digest('hex')}`
    const headers = { 'Content-Length': whole.length, 'X-Hub-Signature': signature }
    const post = request(`${site.origin}/websub/${token}`, { method: 'POST', headers, agent: false })
    post.on('error', () => undefined).write(whole.slice(0, -1))
    return post
  }
  /** A body of which all but the last byte has come. */
  const opened = async (token: string): Promise<ClientRequest> => {
    const before = asked
    const post = started(token)
    await until('a body is open', SOON_MS, async () => asked > before)
    return post
  }
  const answered = async (post: ClientRequest): Promise<IncomingMessage> => {
    const [response] = (await once(post, 'response', { signal: AbortSignal.timeout(SOON_MS) })) as [IncomingMessage]
    response.resume()
    return response
  }
  const finished = async (post: ClientRequest) => {
    post.end('d')
    return (await answered(post)).statusCode
  }

  test('two bodies of a feed are open at once, eight of all; the next is to come again before it is read', async () => {
    const tokens = await Promise.all([1, 2, 3, 4, 5].map(subscribed))
    const open: ClientRequest[] = []
    for (const token of tokens.slice(0, 4)) {
      open.push(await opened(token), await opened(token))
      const third = await answered(started(token))
      assert.deepEqual([third.statusCode, Number(third.headers['retry-after']) > 0], [503, true])
    }
    const last = tokens.at(-1) ?? ''
    assert.equal((await answered(started(last))).statusCode, 503)
    for (const post of open) assert.equal(await finished(post), 202)
    assert.equal(taken.length, 8)
    assert.equal(await finished(await opened(last)), 202)
  })

  test('a stranger’s body is not read, nor one that says it is too large', async () => {
    assert.equal((await answered(started('nobody'))).statusCode, 404)
    const post = request(`${site.origin}/websub/${await subscribed()}`, {
      method: 'POST',
      headers: { 'Content-Length': 10 * 1024 * 1024 + 1 },
    })
    post.on('error', () => undefined).write('x')
    assert.equal((await answered(post)).statusCode, 413)
    post.destroy()
    assert.equal(asked, 0)
  })

  test('who breaks off leaves the place to others, and no error in the log', async () => {
    const write = mock.method(process.stderr, 'write', () => true)
    const token = await subscribed()
    for (let times = 0; times < 10; times++) {
      const open = [await opened(token), await opened(token)]
      for (const post of open) post.destroy()
      await until('a place', SOON_MS, async () => (await finished(started(token))) === 202)
    }
    write.mock.restore()
    const said = write.mock.calls.map(({ arguments: [line] }) => String(line)).join('')
    assert.ok(!said.includes(' error '), said)
  })

  test('a body that does not end is broken off, and its place is free', async () => {
    answer = createCallback(waiting, 100)
    const token = await subscribed()
    const open = [await opened(token), await opened(token)]
    await until('both are broken off', SOON_MS, async () => open.every(({ closed }) => closed))
    await until('a place', SOON_MS, async () => (await finished(started(token))) === 202)
    assert.deepEqual(taken, ['signed'])
  })

  test('where there is no room a hub is to come again, before its body or after; 202 is said only of what is taken', async () => {
    const token = await subscribed()
    room.has = false
    assert.equal((await answered(started(token))).statusCode, 503)
    room = { has: true, takes: false }
    assert.equal(await finished(await opened(token)), 503)
    room.takes = true
    assert.equal(await finished(await opened(token)), 202)
    assert.deepEqual(taken, ['signed'])
  })
})

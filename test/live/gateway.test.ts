// A browser's socket against the real gateway over a real store: every article once and in order, no gap after a cut, and
// no client that can hurt it.
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { after, before, describe, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { io, type Socket } from 'socket.io-client'
import type { ArticlesSince, ClientEvents, FeedPolled, ServerEvents } from '../../core/events.ts'
import type { Article, Hit } from '../../core/model.ts'
import { type Doorway, type Gateway, startGateway } from '../../server/live/gateway.ts'
import { isLocalRequest } from '../../server/live/local-only.ts'
import { addAlert } from '../../server/store/alerts.ts'
import { newestCursor } from '../../server/store/articles.ts'
import { db } from '../../server/store/client.ts'
import { article, claimedFeed, openShelf, store } from '../store/shelf.ts'
import { until } from '../support/rasid.ts'

const ARRIVES_MS = 20_000
// Who may connect is tested in test/access.
const EVERYONE: Doorway = {
  mayAsk: isLocalRequest,
  identify: async () => ({
    key: 'token:1',
    kind: 'token',
    personId: null,
    name: 'test',
    role: 'viewer',
    scope: 'read',
  }),
  stillValid: async (keys) => new Set(keys),
}

describe('gateway', () => {
  let shelf: Awaited<ReturnType<typeof openShelf>>
  let gateway: Gateway
  let address = ''
  const sockets: Socket[] = []

  before(async () => {
    shelf = await openShelf()
    await store(await claimedFeed(), [article('before the gateway')])
    const http = createServer()
    gateway = await startGateway(http, EVERYONE)
    http.listen(0, '127.0.0.1')
    await once(http, 'listening')
    address = `http://127.0.0.1:${(http.address() as { port: number }).port}`
  })
  after(async () => {
    for (const socket of sockets) socket.close()
    await gateway?.close()
    await shelf?.close()
  })

  /** A reader that keeps what it is sent. */
  const connect = async (options: object = {}) => {
    const socket: Socket<ServerEvents, ClientEvents> = io(address, {
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      ...options,
    })
    sockets.push(socket)
    const added: Article[] = []
    socket.on('articles:added', (articles) => added.push(...articles))
    await until('the socket connects', ARRIVES_MS, async () => socket.connected)
    return { socket, added }
  }
  const idsAfter = async (cursor: string) => {
    const rows = await db().article.findMany({ where: { id: { gt: BigInt(cursor) } }, orderBy: { id: 'asc' } })
    return rows.map(({ id }) => String(id))
  }
  /** Several writers at once, small batches, a nudge now and then: one that is lost must not matter. */
  const writeMany = async (writers: number, batches: number) => {
    const claims = await Promise.all(Array.from({ length: writers }, () => claimedFeed()))
    await Promise.all(
      claims.map(async (claim) => {
        for (let batch = 0; batch < batches; batch++) {
          await store(
            claim,
            Array.from({ length: 1 + (batch % 4) }, (_, index) => article(`${batch}-${index}`)),
          )
          if (batch % 3 !== 0) gateway.nudge()
          await sleep(Math.random() * 15)
        }
      }),
    )
  }

  test('a flood goes in small frames, in order', async () => {
    const start = await newestCursor()
    const { socket, added } = await connect()
    const frames: number[] = []
    socket.on('articles:added', (articles) => frames.push(articles.length))
    await store(
      await claimedFeed(),
      Array.from({ length: 45 }, (_, index) => article(`flood-${index}`)),
    )
    gateway.nudge()
    const wanted = await idsAfter(start)
    await until('all are pushed', ARRIVES_MS, async () => added.length >= wanted.length)
    assert.deepEqual(
      added.map(({ id }) => id),
      wanted,
    )
    assert.ok(Math.max(...frames) <= 10, `frames of ${frames}`)
  })

  test('every reader gets every article once, in cursor order, and nothing from before', async () => {
    const start = await newestCursor()
    const readers = await Promise.all([connect(), connect(), connect({ transports: ['polling'] })])
    await writeMany(4, 15)
    const wanted = await idsAfter(start)
    for (const { added } of readers) {
      await until('all are pushed', ARRIVES_MS, async () => added.length >= wanted.length)
      assert.deepEqual(
        added.map(({ cursor }) => cursor),
        wanted,
      )
    }
  })

  test('a burst larger than a page is pushed whole', async () => {
    const start = await newestCursor()
    const { added } = await connect()
    await store(
      await claimedFeed(),
      Array.from({ length: 501 }, (_, index) => article(`${index}`)),
    )
    gateway.nudge()
    await until('all are pushed', ARRIVES_MS, async () => added.length >= 501)
    assert.deepEqual(
      added.map(({ id }) => id),
      await idsAfter(start),
    )
  })

  test('a reader that is cut off again and again catches up exactly while batches are committed', async () => {
    const start = await newestCursor()
    const seen: string[] = []
    let cursor = start
    let writing = true
    const writes = writeMany(4, 40).finally(() => {
      writing = false
    })
    for (let stay = 0; writing || stay === 0; stay++) {
      // What the browser does: connect, keep what is pushed, ask for what came since, merge by id.
      const { socket, added } = await connect()
      cursor = await catchUp(socket, cursor, seen)
      await sleep(Math.random() * 120)
      socket.disconnect()
      for (const { id } of added) if (!seen.includes(id)) seen.push(id)
      const last = added.at(-1)
      if (last && BigInt(last.cursor) > BigInt(cursor)) cursor = last.cursor
      await sleep(Math.random() * 60)
    }
    await writes
    const { socket } = await connect()
    await catchUp(socket, cursor, seen)
    const wanted = await idsAfter(start)
    assert.equal(seen.length, wanted.length)
    assert.deepEqual(
      [...seen].sort((a, b) => Number(a) - Number(b)),
      wanted,
    )
  })

  async function catchUp(socket: Socket<ServerEvents, ClientEvents>, from: string, seen: string[]): Promise<string> {
    for (let cursor = from; ; ) {
      const answer = await socket.emitWithAck('articles:since', cursor)
      const ids = answer.articles.map(({ id }) => id)
      assert.deepEqual(
        ids,
        [...ids].sort((a, b) => Number(a) - Number(b)),
      )
      for (const id of ids) if (!seen.includes(id)) seen.push(id)
      cursor = answer.cursor
      if (ids.length === 0) return cursor
    }
  }

  test('a hit is raised once, with its article; a poll is told; a null cursor answers where we are', async () => {
    const alert = await addAlert({ name: 'x', query: 'x', deliveries: [] })
    const { socket, added } = await connect()
    const raised: Hit[] = []
    const polled: FeedPolled[] = []
    let tallies = 0
    socket.on('alerts:raised', (hits) => raised.push(...hits))
    socket.on('feeds:polled', (polls) => polled.push(...polls))
    socket.on('tallies:changed', () => tallies++)
    const spans = [{ field: 'title' as const, start: 0, end: 5, term: 'title' }]
    const [id] = await store(await claimedFeed(), [article('caught', { hits: [{ alertId: alert.id, spans }] })])
    const poll = { feedId: '1', at: 'x', added: 1, error: null, trouble: null, gap: false, nextPollAt: 'y' }
    gateway.polled(poll)
    await until('the hit', ARRIVES_MS, async () => raised.length > 0 && tallies > 0)
    assert.deepEqual(
      raised.map(({ alertId, articleId, spans }) => ({ alertId, articleId, spans })),
      [{ alertId: alert.id, articleId: id, spans }],
    )
    // What the tests before left on its way may come first.
    assert.deepEqual(added.find((one) => one.id === id)?.hits, [{ alertId: alert.id, spans }])
    assert.deepEqual(polled, [poll])
    assert.deepEqual(await socket.emitWithAck('articles:since', null), { articles: [], cursor: id })
    assert.deepEqual(await socket.emitWithAck('articles:since', id as string), { articles: [], cursor: id })
  })

  test('what makes no sense is answered or let be; the gateway goes on', async () => {
    const { socket } = await connect()
    const loose = socket as unknown as Socket
    const reply = () => assert.fail('answered what makes no sense')
    loose.emit('articles:since')
    loose.emit('articles:since', '1')
    loose.emit('articles:since', '1', 'no function')
    for (const cursor of [undefined, 7, {}, [], true, { toString: 'x' }, Buffer.from('x')])
      loose.emit('articles:since', cursor, cursor === undefined ? () => undefined : reply)
    loose.emit('no such event', { deep: [[[]]] }, reply)
    loose.emit('articles:added', [{ id: 'forged' }])
    for (const cursor of ['', 'x', '-1', '1e9', '９', "1'; drop table article", '9'.repeat(5_000)]) {
      const answer: ArticlesSince = await socket.emitWithAck('articles:since', cursor)
      assert.ok(answer.articles.length > 0, `"${cursor.slice(0, 30)}" is no cursor: from the beginning`)
    }
    const garbage = new WebSocket(`${address.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`)
    await once(garbage, 'open')
    for (const frame of ['40', '42["articles:since"', '42{}', '451-["x",{"_placeholder":true,"num":9}]', '\u0000'])
      if (garbage.readyState === WebSocket.OPEN) garbage.send(frame)
    await until('what sends garbage is cut off', ARRIVES_MS, async () => garbage.readyState === WebSocket.CLOSED)
    const { added } = await connect()
    await store(await claimedFeed(), [article('after all that')])
    gateway.nudge()
    await until('news goes on', ARRIVES_MS, async () => added.some(({ title }) => title === 'Title of after all that'))
    assert.equal(socket.connected, true)
    assert.ok(!added.some(({ id }) => id === 'forged'))
  })

  test('a page from elsewhere is refused, on both transports; this machine’s own is not', async () => {
    for (const transport of ['websocket', 'polling']) {
      for (const origin of ['http://evil.example', 'http://127.0.0.1.evil.example', 'null', 'file://']) {
        const options = { transports: [transport], reconnection: false, extraHeaders: { origin } }
        const socket = io(address, { ...options, forceNew: true })
        sockets.push(socket)
        const error = await new Promise((resolve) => socket.once('connect_error', resolve))
        assert.ok(error, `${transport} from ${origin}`)
        assert.equal(socket.connected, false)
      }
      const { socket } = await connect({ transports: [transport], extraHeaders: { origin: 'http://localhost:3000' } })
      assert.equal(socket.connected, true)
    }
  })
})

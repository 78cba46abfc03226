// The live line: who may connect, and what a connected one may send.
import assert from 'node:assert/strict'
import { io, type Socket } from 'socket.io-client'
import type { Arena, Attack } from './arena.ts'

const WAIT_MS = 8_000

type Shown = { auth?: object; query?: Record<string, string>; headers?: Record<string, string>; transport?: string }

/** Null when the connection was refused. The caller closes what it gets. */
export function connectTo(
  { port }: Arena,
  { auth, query, headers, transport = 'websocket' }: Shown,
): Promise<Socket | null> {
  const socket = io(`http://127.0.0.1:${port}`, {
    transports: [transport],
    forceNew: true,
    reconnection: false,
    timeout: WAIT_MS,
    ...(auth ? { auth } : {}),
    ...(query ? { query } : {}),
    ...(headers ? { extraHeaders: headers } : {}),
  })
  return new Promise((resolve) => {
    socket.once('connect', () => resolve(socket))
    socket.once('connect_error', () => {
      socket.close()
      resolve(null)
    })
  })
}

const REFUSED: [name: string, shown: (arena: Arena) => Shown][] = [
  ['nothing is shown', () => ({})],
  ['a token that is none', () => ({ auth: { token: `rasid_${'A'.repeat(43)}` } })],
  ['a token that is no text', () => ({ auth: { token: { length: 1 } } })],
  ['a token in the address', ({ rasid }) => ({ query: { token: rasid.token, auth: rasid.token } })],
  [
    'a session from another site',
    ({ owner }) => ({ headers: { Cookie: owner.cookie, Origin: 'https://evil.example' } }),
  ],
  [
    'a session from another program of this machine',
    ({ owner, port }) => ({ headers: { Cookie: owner.cookie, Origin: `http://127.0.0.1:${port + 1}` } }),
  ],
  ['a session by another name of ours', ({ owner }) => ({ headers: { Cookie: owner.cookie, Host: 'evil.example' } })],
  [
    'a session from another site, by polling',
    ({ owner }) => ({ transport: 'polling', headers: { Cookie: owner.cookie, Origin: 'https://evil.example' } }),
  ],
]

const ownSession: Attack['works'] = async (arena) => {
  const { owner, port } = arena
  const socket = await connectTo(arena, { headers: { Cookie: owner.cookie, Origin: `http://127.0.0.1:${port}` } })
  assert.ok(socket)
  const answer = (await socket.timeout(WAIT_MS).emitWithAck('articles:since', null)) as { articles: unknown[] }
  assert.ok(Array.isArray(answer.articles))
  socket.close()
}

export const SOCKETS: Attack[] = [
  ...REFUSED.map(
    ([name, shown]): Attack => ({
      name: `socket: ${name}`,
      fails: async (arena) => {
        const socket = await connectTo(arena, shown(arena))
        socket?.close()
        assert.equal(socket, null)
      },
      works: ownSession,
    }),
  ),
  {
    name: 'socket: a token is revoked while it listens',
    fails: async (arena) => {
      const json = { name: 'listens', role: 'viewer' }
      const made = (await arena.ask('POST', '/api/tokens', { as: arena.analyst, json })).json as {
        id: string
        token: string
      }
      const socket = await connectTo(arena, { auth: { token: made.token } })
      assert.ok(socket)
      const cut = new Promise<string>((done) => socket.once('disconnect', (reason) => done(reason)))
      await arena.ask('DELETE', `/api/tokens/${made.id}`, { as: arena.analyst })
      const late = new Promise<string>((done) => setTimeout(done, WAIT_MS, 'never').unref())
      assert.equal(await Promise.race([cut, late]), 'io server disconnect')
    },
    works: ownSession,
  },
  {
    name: 'socket: events nobody has, arguments that are none, and too much of them',
    fails: async (arena) => {
      const socket = await connectTo(arena, { auth: { token: arena.rasid.token } })
      assert.ok(socket)
      for (const cursor of ["1' or '1'='1", '\u0000', '9'.repeat(30), '-1', '1e3']) {
        const answer = (await socket.timeout(WAIT_MS).emitWithAck('articles:since', cursor)) as { articles: unknown[] }
        assert.deepEqual(answer.articles, [], cursor)
      }
      for (const event of ['articles:added', '__proto__', 'constructor', 'disconnecting'])
        if (event !== 'disconnecting') socket.emit(event, {})
      socket.emit('articles:since', { __proto__: 1 })
      socket.emit('articles:since')
      const cut = new Promise((done) => socket.once('disconnect', done))
      socket.emit('articles:since', 'x'.repeat(20_000))
      await cut
    },
    works: ownSession,
  },
]

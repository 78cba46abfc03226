// The hostile web: local servers over HTTP, raw sockets and TLS that give each behaviour its requests, and keep score of how
// polite they were. Names under .example lead to 127.0.0.1; nothing leaves this machine.
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { createServer as createRawServer, type Server, type Socket } from 'node:net'
import { generate } from 'selfsigned'
import type { Resolve } from '../../server/fetch/lookup.ts'
import type { Behaviour } from './behaviour.ts'
import { Manners } from './manners.ts'

/** The one name that may be reached although it leads to this machine. */
export const WEB = 'web.example'
// Names that a feed may lead to, and that lead inside.
const INSIDE: Record<string, string[]> = {
  'inside.example': ['127.0.0.1'],
  'inside6.example': ['::1'],
  'mapped.example': ['::ffff:127.0.0.1'],
  'translated.example': ['64:ff9b::7f00:1'],
  'metadata.example': ['169.254.169.254'],
  'many.example': ['10.0.0.1', '127.0.0.1', 'fd00::1'],
}

export const resolve: Resolve = (hostname, done) => {
  const found = hostname === WEB ? ['127.0.0.1'] : INSIDE[hostname]
  if (!found) return done(Object.assign(new Error('not found'), { code: 'ENOTFOUND' }), [])
  done(
    null,
    found.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
  )
}

export type HostileWeb = {
  addressOf(behaviour: Behaviour): string
  manners: Map<string, Manners>
  /** Requests that reached what must not be reached. */
  trespasses: string[]
  /** Tells that a poll of this behaviour has ended. */
  pollEnded(name: string): void
  close(): Promise<void>
}

export async function startHostileWeb(behaviours: Behaviour[]): Promise<HostileWeb> {
  const byName = new Map(behaviours.map((behaviour) => [behaviour.name, behaviour]))
  const polls = new Map<string, number>()
  const manners = new Map(behaviours.map(({ name }) => [name, new Manners()]))
  const trespasses: string[] = []
  const visit = (url: string, host: string, scheme: string) => {
    const name = decodeURIComponent(url.split('/')[1] ?? '')
    const behaviour = byName.get(name)
    if (!behaviour || !host.startsWith(`${WEB}:`)) trespasses.push(`${host}${url}`)
    const request = manners.get(name)?.requests ?? 0
    return { behaviour, visit: { poll: polls.get(name) ?? 0, request, url, origin: `${scheme}://${host}/${name}` } }
  }
  const answer = (scheme: string) => (request: IncomingMessage, response: ServerResponse) => {
    response.on('error', () => undefined)
    const asked = visit(request.url ?? '/', request.headers.host ?? '', scheme)
    if (!asked.behaviour) return void response.writeHead(404).end()
    manners.get(asked.behaviour.name)?.watch(request, response)
    asked.behaviour.serve?.(response, asked.visit, request)
  }
  const talk = (socket: Socket) => {
    socket.on('error', () => undefined)
    socket.on('data', (data) => {
      const head = data.toString('latin1')
      const asked = visit(/^GET (\S+)/.exec(head)?.[1] ?? '/', /^host: *(\S+)/im.exec(head)?.[1] ?? '', 'http')
      if (asked.behaviour) manners.get(asked.behaviour.name)?.count()
      asked.behaviour?.talk?.(socket, asked.visit)
    })
  }
  const servers: Record<string, Server> = {
    http: createServer({ maxHeaderSize: 65_536 }, answer('http')),
    raw: createRawServer({ allowHalfOpen: true }, talk),
    'self-signed': createTlsServer(await certificate(WEB, 1), answer('https')),
    expired: createTlsServer(await certificate(WEB, -1), answer('https')),
    'other-name': createTlsServer(await certificate('other.example', 1), answer('https')),
  }
  const sockets = new Set<Socket>()
  for (const server of Object.values(servers)) {
    server.on('connection', (socket) => sockets.add(socket).size && socket.on('close', () => sockets.delete(socket)))
    await once(server.listen(0, '127.0.0.1'), 'listening')
  }
  const port = (name: string) => ((servers[name] as Server).address() as { port: number }).port
  return {
    addressOf: ({ name, talk: raw, certificate: kind, address }) => {
      const origin = `${kind ? 'https' : 'http'}://${WEB}:${port(kind ?? (raw ? 'raw' : 'http'))}/${encodeURIComponent(name)}`
      return address ? address(origin) : `${origin}/feed.xml`
    },
    manners,
    trespasses,
    pollEnded: (name) => void polls.set(name, (polls.get(name) ?? 0) + 1),
    close: async () => {
      for (const socket of sockets) socket.destroy()
      for (const server of Object.values(servers)) await new Promise((done) => server.close(done))
    },
  }
}

/** A certificate that nobody vouches for, made now, good until so many days from now. */
async function certificate(name: string, days: number): Promise<{ key: string; cert: string }> {
  const DAY_MS = 86_400_000
  const { private: key, cert } = await generate([{ name: 'commonName', value: name }], {
    keyType: 'ec',
    notBeforeDate: new Date(Date.now() - 10 * DAY_MS),
    notAfterDate: new Date(Date.now() + days * DAY_MS),
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: name }] }],
  })
  return { key, cert }
}

// Real servers on loopback for the guarded fetch: one that speaks HTTP as node:http does, one that writes bytes as they are
// given. Both count who came and are closed with every connection they hold.
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createRawServer, type Socket } from 'node:net'
import { createFetcher, type FetchResult, type Timeouts } from '../../server/fetch/fetch-feed.ts'

export type WebServer = {
  port: number
  /** `http://127.0.0.1:PORT`, without a path. */
  origin: string
  /** Every request, in the order of arrival. */
  requests: IncomingMessage[]
  close(): Promise<void>
}

type Handler = (request: IncomingMessage, response: ServerResponse) => void

export async function startWebServer(handler: Handler, host = '127.0.0.1'): Promise<WebServer> {
  const requests: IncomingMessage[] = []
  const server = createServer((request, response) => {
    requests.push(request)
    // Tests end connections in the middle on purpose.
    response.on('error', () => undefined)
    handler(request, response)
  }).listen(0, host)
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  const close = async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  return { port, origin: `http://127.0.0.1:${port}`, requests, close }
}

/** A server without manners: `talk` gets the socket once the request's headers were read, and writes what it likes. */
export async function startRawServer(
  talk: (socket: Socket) => void,
): Promise<{ origin: string; close(): Promise<void> }> {
  const sockets = new Set<Socket>()
  const server = createRawServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket))
    socket.once('data', () => talk(socket))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  const close = async () => {
    for (const socket of sockets) socket.destroy()
    await new Promise((resolve) => server.close(resolve))
  }
  return { origin: `http://127.0.0.1:${port}`, close }
}

// Long enough that a busy machine never runs into them; tests of a time limit bring their own.
export const PATIENT: Timeouts = { connectMs: 20_000, headersMs: 20_000, bodyMs: 20_000 }

type Wanted = { etag?: string; lastModified?: string; allow?: string[]; timeouts?: Timeouts }

/** One fetch by a fetcher of its own, which may reach 127.0.0.1 unless `allow` says otherwise. */
export async function fetchOnce(url: string, wanted: Wanted = {}): Promise<FetchResult> {
  const { allow = ['127.0.0.1'], timeouts = PATIENT, ...validators } = wanted
  const fetcher = createFetcher({ allowPrivateHosts: allow, timeouts })
  try {
    return await fetcher.fetchFeed({ url, ...validators })
  } finally {
    await fetcher.close()
  }
}

/** The text of a fresh result; throws with the reason when it is none. */
export function textOf(result: FetchResult): string {
  if (result.kind !== 'fresh') throw new Error(`a fresh result is expected, not ${JSON.stringify(result)}`)
  return new TextDecoder().decode(result.bytes)
}

/** The reason of a failed result; throws when it is none. */
export function reasonOf(result: FetchResult): string {
  if (result.kind !== 'failed') throw new Error(`a failure is expected, not ${result.kind}`)
  return result.reason
}

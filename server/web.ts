// Next.js behind our own HTTP server: pages and the HTTP API. The doors are kept before Next sees a request.
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { fileURLToPath } from 'node:url'
import next from 'next'
import { keepDoors } from './access/doorkeeper.ts'
import { isLocalRequest } from './live/local-only.ts'

export type Pages = {
  handle(request: IncomingMessage, response: ServerResponse): void
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void
  close(): Promise<void>
}

const ROOT = fileURLToPath(new URL('..', import.meta.url))

type Options = {
  dev: boolean
  port: number
  /** Answers what is no page's matter, such as hubs; false when the request is none of it. */
  answers(request: IncomingMessage, response: ServerResponse): boolean
}

/** Prepares the built pages (or, with `dev`, builds them as they are asked for). */
export async function createPages({ dev, port, answers }: Options): Promise<Pages> {
  // Standard output carries the address alone; Next tells how long its configuration took, quiet or not.
  console.log = console.error
  const app = next({ dev, dir: ROOT, hostname: '127.0.0.1', port, quiet: !dev })
  await app.prepare()
  const answer = app.getRequestHandler()
  const upgrade = app.getUpgradeHandler()
  return {
    handle: keepDoors((request, response) => void (answers(request, response) || answer(request, response)), dev),
    upgrade: (request, socket, head) => {
      // Socket.IO takes its own upgrades; in development Next keeps a socket too.
      if (request.url?.startsWith('/socket.io/')) return
      if (dev && isLocalRequest(request)) void upgrade(request, socket, head)
      else socket.destroy()
    },
    close: () => app.close(),
  }
}

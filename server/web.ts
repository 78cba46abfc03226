// Next.js behind our own HTTP server: pages and the HTTP API. Requests that do not come from this machine are refused
// before Next sees them.
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { fileURLToPath } from 'node:url'
import next from 'next'
import { isLocalRequest } from './live/local-only.ts'

export type Pages = {
  handle(request: IncomingMessage, response: ServerResponse): void
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void
  close(): Promise<void>
}

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const REFUSED = {
  type: 'about:blank',
  title: 'Not from this machine',
  status: 403,
  detail:
    'Rasid has no accounts yet and answers only requests whose Host and Origin are this machine, such as http://127.0.0.1.',
}

/** Prepares the built pages (or, with `dev`, builds them as they are asked for). */
export async function createPages({ dev, port }: { dev: boolean; port: number }): Promise<Pages> {
  // Standard output carries the address alone; Next tells how long its configuration took, quiet or not.
  console.log = console.error
  const app = next({ dev, dir: ROOT, hostname: '127.0.0.1', port, quiet: !dev })
  await app.prepare()
  const answer = app.getRequestHandler()
  const upgrade = app.getUpgradeHandler()
  return {
    handle: (request, response) => {
      for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value)
      if (!request.url?.startsWith('/api/')) response.setHeader('Content-Security-Policy', policy(dev))
      if (isLocalRequest(request)) void answer(request, response)
      else refuse(response)
    },
    upgrade: (request, socket, head) => {
      // Socket.IO takes its own upgrades; in development Next keeps a socket too.
      if (request.url?.startsWith('/socket.io/')) return
      if (dev && isLocalRequest(request)) void upgrade(request, socket, head)
      else socket.destroy()
    },
    close: () => app.close(),
  }
}

const SECURITY_HEADERS = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
}

/** A page makes the browser ask nobody but us, whatever it shows. Next writes its own scripts and styles into the page. */
const policy = (dev: boolean) =>
  [
    "default-src 'self'",
    `script-src 'self' 'unsafe-inline'${dev ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')

function refuse(response: ServerResponse): void {
  response.writeHead(403, { 'Content-Type': 'application/problem+json' })
  response.end(JSON.stringify(REFUSED))
}

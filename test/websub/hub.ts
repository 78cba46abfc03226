// A real hub on loopback: it takes subscriptions, asks the subscriber whether it meant them, and pushes what it is given, signed. Also a
// publisher whose feed names it.
import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'

export type Asked = { callback: string; topic: string; secret: string; leaseSeconds: string }
export type Hub = {
  url: string
  /** What subscribers asked for, in order. */
  asked: Asked[]
  /** Says yes unless told otherwise: `deny` refuses afterwards, `refuse` at once, `forget` never comes back. */
  mood: 'yes' | 'deny' | 'refuse' | 'forget'
  leaseSeconds: number
  /** Sends a request to the last subscriber; resolves to its status and answer. */
  verify(query: Record<string, string>): Promise<{ status: number; text: string }>
  push(body: string, options?: { method?: string; secret?: string | null }): Promise<number>
  close(): Promise<void>
}

export async function startHub(): Promise<Hub> {
  const server = createServer(async (request, response) => {
    const form = new URLSearchParams(await textOf(request))
    const asked = {
      callback: form.get('hub.callback') ?? '',
      topic: form.get('hub.topic') ?? '',
      secret: form.get('hub.secret') ?? '',
      leaseSeconds: form.get('hub.lease_seconds') ?? '',
    }
    if (hub.mood === 'refuse' || form.get('hub.mode') !== 'subscribe')
      return void response.writeHead(400).end('No such topic here.')
    hub.asked.push(asked)
    response.writeHead(202).end()
    if (hub.mood === 'deny') await hub.verify({ 'hub.mode': 'denied', 'hub.reason': 'Not for you.' })
    if (hub.mood === 'yes')
      await hub.verify({
        'hub.mode': 'subscribe',
        'hub.challenge': 'c h+a/llenge',
        'hub.lease_seconds': String(hub.leaseSeconds),
      })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const last = () => hub.asked.at(-1) as Asked
  const hub: Hub = {
    url: `http://127.0.0.1:${(server.address() as { port: number }).port}/hub`,
    asked: [],
    mood: 'yes',
    leaseSeconds: 3_600,
    verify: async (query) => {
      const url = new URL(last().callback)
      for (const [name, value] of Object.entries({ 'hub.topic': last().topic, ...query }))
        url.searchParams.set(name, value)
      const answer = await fetch(url)
      return { status: answer.status, text: await answer.text() }
    },
    push: async (body, { method = 'sha256', secret = last().secret } = {}) => {
      const signature =
        secret === null
          ? {}
          : { 'X-Hub-Signature': `${method}=${createHmac(method, secret).update(body).digest('hex')}` }
      const answer = await fetch(last().callback, {
        method: 'POST',
        body,
        headers: { 'Content-Type': 'application/rss+xml; charset=utf-8', ...signature },
      })
      return answer.status
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return hub
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request) text += String(chunk)
  return text
}

export const rss = (hub: string | null, titles: string[]) =>
  `<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Harbour</title>${hub ? `<atom:link rel="hub" href="${hub}"/>` : ''}${titles.map((title) => `<item><guid>${title}</guid><title>${title}</title></item>`).join('')}</channel></rss>`

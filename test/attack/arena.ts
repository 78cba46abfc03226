// Where the attacks are made: one real Rasid, a stranger's server that it may reach, a trap on the same machine that it may not, and the
// people of a desk. The stranger is at 127.0.0.2, which the configuration allows; everything else on this machine is inside.
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import pg from 'pg'
import { findRunning } from '../../server/database/embedded.ts'
import { freePort, OWNER, type RunningRasid, sessionCookie, startRasid, temporaryFolder } from '../support/rasid.ts'
import { type Answer, type Asking, knock } from './knock.ts'

export const STRANGER = '127.0.0.2'
export const PASSWORD = 'a green kite over the ferry'

/** `fails`: the attack comes to nothing. `works`: the honest request that looks most like it does what it should. */
export type Attack = {
  name: string
  fails: (arena: Arena) => Promise<void>
  works: (arena: Arena) => Promise<void>
}

export type Person = { id: string; email: string; cookie: string }
export type Arena = {
  rasid: RunningRasid
  port: number
  /** The owner, an analyst and a viewer, signed in as browsers are. */
  owner: Person
  analyst: Person
  viewer: Person
  /** One request; `as` shows that person's cookie from a page of ours. */
  ask(method: string, path: string, asking?: Asking & { as?: Person }): Promise<Answer>
  /** Invites and signs in somebody new. */
  join(role: string): Promise<Person>
  /** Serves a path at the stranger's; answers its address. */
  serve(path: string, answer: (request: IncomingMessage, response: ServerResponse) => void): string
  /** Where nobody may get, on every address of this machine but the stranger's. */
  trap: { port: number; visits: string[] }
  sql(text: string, values?: unknown[]): Promise<Record<string, unknown>[]>
  close(): Promise<void>
}

export async function openArena(): Promise<Arena> {
  const folder = await temporaryFolder()
  const port = await freePort()
  const stranger = await startStranger()
  const trap = await startTrap()
  // A proxy that is trusted lets attacks come from many addresses; hubs are asked only where a public address is set.
  const rasid = await startRasid(folder.path, {
    PORT: String(port),
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    TRUSTED_PROXIES: '127.0.0.1',
    ALLOW_PRIVATE_HOSTS: STRANGER,
    POLL_MIN_SECONDS: '1',
  })
  const database = new pg.Client({ connectionString: (await findRunning(join(folder.path, 'postgres'))) as string })
  await database.connect()
  const ask: Arena['ask'] = (method, path, { as, ...asking } = {}) =>
    knock(port, method, path, { ...asking, headers: { ...(as ? ownPage(port, as) : {}), ...asking.headers } })
  const owner = { ...OWNER, id: '1', cookie: sessionCookie(rasid.address) as string }
  let count = 0
  const join_ = async (role: string): Promise<Person> => {
    const email = `${role}-${++count}@desk.example`
    const invited = await ask('POST', '/api/invitations', { as: owner, json: { email, role } })
    const token = (invited.json as { link: string }).link.split('#')[1]
    const joined = await ask('POST', '/api/invitations/accept', { json: { token, password: PASSWORD } })
    return { id: (joined.json as { id: string }).id, email, cookie: cookieOf(joined) }
  }
  return {
    rasid,
    port,
    owner,
    analyst: await join_('analyst'),
    viewer: await join_('viewer'),
    ask,
    join: join_,
    serve: stranger.serve,
    trap,
    sql: async (text, values = []) => (await database.query(text, values)).rows as Record<string, unknown>[],
    close: async () => {
      await database.end()
      await rasid.stop()
      await Promise.all([stranger.close(), trap.close()])
      await folder.remove()
    },
  }
}

/** What a browser sends along from our own page. */
export const ownPage = (port: number, { cookie }: Person) => ({
  Cookie: cookie,
  Origin: `http://127.0.0.1:${port}`,
  'Sec-Fetch-Site': 'same-origin',
})

/** The session that an answer gives, as a browser sends it back. */
export function cookieOf(answer: Answer): string {
  const set = answer.cookies.find((cookie) => /session/.test(cookie))
  if (!set) throw new Error(`No session came with ${answer.status} ${answer.body}`)
  return set.split(';', 1)[0] as string
}

async function startStranger() {
  const pages = new Map<string, (request: IncomingMessage, response: ServerResponse) => void>()
  const server = createServer((request, response) => {
    const page = pages.get((request.url ?? '').split('?', 1)[0] as string)
    if (page) return page(request, response)
    response.writeHead(404).end()
  })
  await once(server.listen(0, STRANGER), 'listening')
  const { port } = server.address() as { port: number }
  return {
    serve: (path: string, answer: (request: IncomingMessage, response: ServerResponse) => void) => {
      pages.set(path, answer)
      return `http://${STRANGER}:${port}${path}`
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
}

async function startTrap() {
  const visits: string[] = []
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    visits.push(`${request.headers.host}${request.url}`)
    response.end('<rss version="2.0"><channel><title>secret</title></channel></rss>')
  }
  const servers = [createServer(answer), createServer(answer)]
  const port = await freePort()
  await once((servers[0] as (typeof servers)[0]).listen(port, '127.0.0.1'), 'listening')
  // A machine without IPv6 has no inside there.
  await new Promise((done) => servers[1]?.once('error', done).listen(port, '::1', () => done(null)))
  return {
    port,
    visits,
    close: async () => {
      for (const server of servers) {
        server.closeAllConnections()
        await new Promise((done) => server.close(done))
      }
    },
  }
}

// Rasid as a process, as a person starts it: its own data folder, a free port, stopped by its pid.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { copyDatabase } from './made-database.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const START_TIMEOUT_MS = 60_000

/** How `npm start` starts it: variables for the process, and options for Node.js. */
const [variables, options] = (() => {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: { start: string } }
  const words = scripts.start.split(' ')
  return [
    Object.fromEntries(
      words.filter((word) => /^[A-Z_]+=/.test(word)).map((word) => word.split('=') as [string, string]),
    ),
    words.filter((word) => word.startsWith('--')),
  ]
})()

export type RunningRasid = {
  address: string
  pid: number
  /** Everything it wrote to standard error so far. */
  said(): string
  /** SIGINT, as Ctrl-C does; resolves to the exit status. */
  stop(): Promise<number | null>
  /** SIGKILL: no chance to tidy up. */
  kill(): Promise<void>
  post<T>(path: string, body: unknown): Promise<T>
  get<T>(path: string): Promise<T>
  /** A token of an owner: what `post` and `get` send, and what a socket shows as `auth: { token }`. */
  token: string
  /** The same as a header, for a fetch of one's own. */
  auth: { Authorization: string }
}

/** The owner that every Rasid of a test has. */
export const OWNER = { email: 'owner@desk.example', password: 'seven lanterns on the quay' }

export async function temporaryFolder(): Promise<{ path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'rasid-test-'))
  return { path, remove: () => rm(path, { recursive: true, force: true }) }
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  await new Promise((resolve) => server.close(resolve))
  return port
}

/**
 * Starts Rasid and waits for its one line. Rejects with what it said when it leaves instead. With `owned` false nobody is set up: then
 * `token` is empty and what it asks is refused. With `fromNothing` true it makes its database itself.
 */
export async function startRasid(
  dataDir: string,
  environment: Record<string, string> = {},
  { owned = true, fromNothing = false } = {},
): Promise<RunningRasid> {
  if (!fromNothing && !environment.DATABASE_URL) await copyDatabase(dataDir)
  const port = environment.PORT ?? String(await freePort())
  const child = spawn(process.execPath, [...options, join(ROOT, 'server/main.ts')], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      ...variables,
      NODE_ENV: 'production',
      DATA_DIR: dataDir,
      ALLOW_PRIVATE_HOSTS: '127.0.0.1',
      POLL_MIN_SECONDS: '1',
      ...environment,
      PORT: port,
    },
  })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  const address = await firstLine(child, () => said).catch((error: Error) => error)
  if (address instanceof Error) {
    // A port that is free now may be another's a second later; then another is chosen.
    if (environment.PORT || !address.message.includes('is taken by another program')) throw address
    return startRasid(dataDir, environment, { owned, fromNothing })
  }
  const exited = once(child, 'exit') as Promise<[number | null]>
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal)
    return (await exited)[0]
  }
  const { token, cookie } = owned ? await signIn(address, () => said) : { token: '', cookie: '' }
  if (owned) sessionCookies.set(address, cookie)
  const auth = { Authorization: `Bearer ${token}` }
  return {
    address,
    token,
    auth,
    pid: child.pid as number,
    said: () => said,
    stop: () => end('SIGINT'),
    kill: async () => void (await end('SIGKILL')),
    post: (path, body) =>
      ask(`${address}${path}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...auth },
        body: JSON.stringify(body),
      }),
    get: (path) => ask(`${address}${path}`, { headers: auth }),
  }
}

const sessionCookies = new Map<string, string>()

/** The session cookie of the owner of a Rasid that startRasid started, as `name=value`; undefined for any other. */
export const sessionCookie = (address: string): string | undefined => sessionCookies.get(new URL(address).origin)

/** Sets the owner up, or signs in where there is one already, and makes a token, all as a browser would. */
async function signIn(address: string, said: () => string): Promise<{ token: string; cookie: string }> {
  const send = (path: string, body: unknown, cookie = '') =>
    fetch(`${address}${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...(cookie ? { Cookie: cookie } : {}) },
      body: JSON.stringify(body),
    })
  let response = await send('/api/setup', OWNER)
  if (response.status === 403) {
    // Where strangers could come first, the terminal has the token for it.
    const shown = async () => /\/set-up#([0-9a-f]+)/.exec(said())?.[1]
    const token = await until('the set-up token is on the terminal', 5_000, shown)
    response = await send('/api/setup', { ...OWNER, token })
  }
  if (response.status === 409) response = await send('/api/session', OWNER)
  const cookie = response.headers.getSetCookie()[0]?.split(';', 1)[0]
  if (!cookie) throw new Error(`The owner could not sign in: ${response.status} ${await response.text()}`)
  const made = await send('/api/tokens', { name: 'tests', role: 'owner' }, cookie)
  if (!made.ok) throw new Error(`No token was made: ${made.status} ${await made.text()}`)
  return { cookie, token: ((await made.json()) as { token: string }).token }
}

function firstLine(child: ChildProcess, said: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    let out = ''
    const timer = setTimeout(() => {
      child.kill('SIGKILL')
      reject(new Error(`Rasid was not listening after ${START_TIMEOUT_MS} ms: ${said()}`))
    }, START_TIMEOUT_MS)
    child.stdout?.on('data', (chunk: Buffer) => {
      out += chunk.toString()
      const address = /(http:\/\/\S+)\n/.exec(out)?.[1]
      if (!address) return
      clearTimeout(timer)
      resolve(address)
    })
    child.once('exit', (code) => {
      clearTimeout(timer)
      reject(new Error(`Rasid left with ${code}: ${said()}`))
    })
  })
}

async function ask<T>(url: string, init?: RequestInit): Promise<T> {
  const response = await fetch(url, init)
  const text = await response.text()
  if (!response.ok) throw new Error(`${init?.method ?? 'GET'} ${url} answered ${response.status}: ${text}`)
  return (text === '' ? undefined : JSON.parse(text)) as T
}

/** Asks until the answer is there; rejects with `what` when it never comes. */
export async function until<T>(
  what: string,
  timeoutMs: number,
  look: () => Promise<T | undefined | null | false>,
): Promise<T> {
  const end = Date.now() + timeoutMs
  for (;;) {
    const found = await look()
    if (found) return found
    if (Date.now() > end) throw new Error(`Never happened within ${timeoutMs} ms: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

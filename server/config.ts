// The environment, read once and typed: the only reader of process.env. Every mistake is named at once, each with the
// variable, what it holds, the form it should have and an example.
import { isIP } from 'node:net'
import { resolve } from 'node:path'
import ipaddr from 'ipaddr.js'
import { type DoorConfig, readDoor } from './config-door.ts'

export type Role = 'web' | 'poller'
export type LogLevel = 'debug' | 'info' | 'warn' | 'error'

export type Config = DoorConfig & {
  port: number
  host: string
  dataDir: string
  /** Undefined: the embedded PostgreSQL under `dataDir`. */
  databaseUrl: string | undefined
  redisUrl: string | undefined
  roles: Role[]
  /** Hosts or CIDR blocks that may be reached although they are private. */
  allowPrivateHosts: string[]
  pollMinSeconds: number
  /** Where people and hubs reach Rasid, without a slash at its end. Undefined: only this machine's names, and nothing is pushed. */
  publicUrl: string | undefined
  /** Whether the pictures of articles are fetched and shown. */
  thumbnails: boolean
  logLevel: LogLevel
}

export type Reading<T> = { value: T } | { expected: string }
type Environment = Record<string, string | undefined>

const LOG_LEVELS: LogLevel[] = ['debug', 'info', 'warn', 'error']

/** The configuration, or every mistake in it as a sentence. */
export function readConfig(env: Environment = process.env): { config: Config } | { mistakes: string[] } {
  const mistakes: string[] = []
  const read = <T>(name: string, fallback: string, parse: (text: string) => Reading<T>): T => {
    const text = env[name]?.trim() || fallback
    const reading = parse(text)
    if ('value' in reading) return reading.value
    mistakes.push(`${name} is "${SECRET.test(name) ? '…' : withoutPassword(text)}": ${reading.expected}`)
    return undefined as T
  }
  const config: Config = {
    port: read('PORT', '3000', wholeNumber(0, 65_535, 'PORT=3000')),
    host: read('HOST', '127.0.0.1', listenable),
    dataDir: resolve(read('DATA_DIR', './data', (text) => ({ value: text }))),
    databaseUrl: read(
      'DATABASE_URL',
      '',
      address(['postgresql:', 'postgres:'], 'DATABASE_URL=postgresql://rasid:secret@127.0.0.1:5432/rasid'),
    ),
    redisUrl: read('REDIS_URL', '', address(['redis:', 'rediss:'], 'REDIS_URL=redis://127.0.0.1:6379')),
    roles: read('ROLES', 'web,poller', roles),
    allowPrivateHosts: read('ALLOW_PRIVATE_HOSTS', '', privateHosts),
    pollMinSeconds: read('POLL_MIN_SECONDS', '60', positive),
    publicUrl: read('PUBLIC_URL', '', address(['https:', 'http:'], 'PUBLIC_URL=https://desk.example'))?.replace(
      /\/+$/,
      '',
    ),
    thumbnails: read('THUMBNAILS', 'on', onOrOff),
    logLevel: read('LOG_LEVEL', 'info', oneOf(LOG_LEVELS)),
    ...readDoor(read, address),
  }
  if (config.roles?.length === 1 && !config.redisUrl) {
    mistakes.push(
      `ROLES is "${config.roles[0]}": one role alone needs REDIS_URL, so that it can tell the others; for example REDIS_URL=redis://127.0.0.1:6379`,
    )
  }
  return mistakes.length > 0 ? { mistakes } : { config }
}

const SECRET = /SECRET/

/** A mistake is read on terminals and kept in logs: whatever stands between `//name:` and `@` is left out. */
const withoutPassword = (text: string) => text.replace(/(\/\/[^:@/]*:).*@/, '$1…@')

const wholeNumber =
  (low: number, high: number, example: string) =>
  (text: string): Reading<number> => {
    const value = Number(text)
    return Number.isInteger(value) && value >= low && value <= high
      ? { value }
      : { expected: `a whole number from ${low} to ${high}, for example ${example}` }
  }

function positive(text: string): Reading<number> {
  const value = Number(text)
  return Number.isFinite(value) && value > 0 && value <= 86_400
    ? { value }
    : { expected: 'seconds above 0, at most 86400, for example POLL_MIN_SECONDS=60' }
}

function listenable(text: string): Reading<string> {
  return isHost(text) && !text.includes('/')
    ? { value: text }
    : { expected: 'an address or name of this machine, for example HOST=127.0.0.1 or HOST=0.0.0.0' }
}

const address =
  (protocols: string[], example: string) =>
  (text: string): Reading<string | undefined> => {
    if (text === '') return { value: undefined }
    return URL.canParse(text) && protocols.includes(new URL(text).protocol)
      ? { value: text }
      : { expected: `an address, for example ${example}` }
  }

function roles(text: string): Reading<Role[]> {
  const names = [...new Set(text.split(',').map((name) => name.trim()))]
  return names.every((name) => name === 'web' || name === 'poller')
    ? { value: names as Role[] }
    : { expected: 'web, poller or both, for example ROLES=web,poller' }
}

function privateHosts(text: string): Reading<string[]> {
  const hosts = text
    .split(',')
    .map((host) => host.trim())
    .filter(Boolean)
  const wrong = hosts.find((host) => !isHost(host))
  return wrong === undefined
    ? { value: hosts }
    : {
        expected: `"${wrong}" is neither a host nor a CIDR block, for example ALLOW_PRIVATE_HOSTS=127.0.0.1,10.0.0.0/8,feeds.internal`,
      }
}

function isHost(text: string): boolean {
  if (text.includes('/')) return ipaddr.isValidCIDR(text)
  return isIP(text) !== 0 || /^[a-z0-9_]([a-z0-9_.-]*[a-z0-9_])?$/i.test(text)
}

export const isLoopback = (host: string) =>
  host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'))

const onOrOff = (text: string): Reading<boolean> =>
  text === 'on' || text === 'off' ? { value: text === 'on' } : { expected: 'on or off, for example THUMBNAILS=off' }

const oneOf =
  <T extends string>(values: T[]) =>
  (text: string): Reading<T> =>
    values.includes(text as T)
      ? { value: text as T }
      : { expected: `one of ${values.join(', ')}, for example LOG_LEVEL=info` }

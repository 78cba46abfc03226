// One polite HTTP request for a feed: conditional, bounded in time and in bytes, redirects followed by us, every hop's
// address checked. Trouble of the network is a `failed` with a sentence for people, never a throw.
import { isUtf8 } from 'node:buffer'
import { type LookupAddress, lookup } from 'node:dns'
import type { Readable } from 'node:stream'
import { Agent, type Dispatcher, request } from 'undici'
import type { FeedTrouble } from '../../core/trouble.ts'
import { type AddressGuard, bare, createAddressGuard, literalAddress } from './addresses.ts'
import { readBody } from './body.ts'
import { failure, PrivateAddress } from './failure.ts'
import { freshForSeconds } from './freshness.ts'
import { troubleOfError, troubleOfStatus } from './trouble.ts'

export type FetchRequest = { url: string; etag?: string | null; lastModified?: string | null }
/** What an answer says of the time to come. `movedTo`: where permanent redirects led, and only such. */
type Wishes = { retryAfterSeconds?: number; freshForSeconds?: number; movedTo?: string }
export type FetchResult =
  | ({
      kind: 'fresh'
      url: string
      bytes: Uint8Array
      contentType: string | null
      etag: string | null
      lastModified: string | null
    } & Wishes)
  | ({ kind: 'unchanged' } & Wishes)
  | { kind: 'failed'; reason: string; trouble?: FeedTrouble; status?: number; retryAfterSeconds?: number }
export type Timeouts = { connectMs: number; headersMs: number; bodyMs: number }
/** Every address of a name. Its failure is the system's error. */
export type Resolve = (
  hostname: string,
  done: (error: NodeJS.ErrnoException | null, found: LookupAddress[]) => void,
) => void
export type Fetcher = { fetchFeed(request: FetchRequest): Promise<FetchResult>; close(): Promise<void> }

const TIMEOUTS: Timeouts = { connectMs: 10_000, headersMs: 15_000, bodyMs: 30_000 }
const MOST_REDIRECTS = 5
const USER_AGENT = 'Rasid/0.1 (news monitor; feed poller)'
const ACCEPT =
  'application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml, application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.5'

export function createFetcher(options: {
  allowPrivateHosts: string[]
  timeouts?: Timeouts
  resolve?: Resolve
}): Fetcher {
  const guard = createAddressGuard(options.allowPrivateHosts)
  const timeouts = options.timeouts ?? TIMEOUTS
  const agent = createAgent(guard, timeouts, options.resolve ?? resolveAll)
  return {
    fetchFeed: async (wanted) => {
      // One clock over all hops: a chain of slow redirects is slow too.
      const signal = AbortSignal.timeout(timeouts.connectMs + timeouts.headersMs + timeouts.bodyMs)
      try {
        return await follow(wanted, { agent, guard, signal, bodyMs: timeouts.bodyMs })
      } catch (error) {
        return { kind: 'failed', reason: failure(error), trouble: troubleOfError(error) }
      }
    },
    // Not agent.close(), which would wait for what is still being thrown away of redirects and errors.
    close: () => agent.destroy(),
  }
}

const resolveAll: Resolve = (hostname, done) => lookup(hostname, { all: true }, done)

/** Checks addresses where names are resolved; literals never come here and are checked on the URL. */
function createAgent(guard: AddressGuard, timeouts: Timeouts, resolve: Resolve): Agent {
  return new Agent({
    connect: {
      timeout: timeouts.connectMs,
      lookup: (hostname, _options, done) => {
        resolve(hostname, (error, found) => {
          if (error) return done(error, [])
          const good = guard.allowsHost(hostname) ? found : found.filter(({ address }) => guard.allowsAddress(address))
          if (good.length === 0) return done(new PrivateAddress(bare(hostname), 'leads to'), [])
          return done(null, good)
        })
      },
    },
    headersTimeout: timeouts.headersMs,
    bodyTimeout: timeouts.bodyMs,
    maxHeaderSize: 32_768,
    keepAliveTimeout: 4_000,
  })
}

type Journey = { agent: Agent; guard: AddressGuard; signal: AbortSignal; bodyMs: number }

async function follow(wanted: FetchRequest, { agent, guard, signal, bodyMs }: Journey): Promise<FetchResult> {
  let url = new URL(wanted.url)
  let forGood = true
  for (let hop = 0; hop <= MOST_REDIRECTS; hop++) {
    if (!/^https?:$/.test(url.protocol))
      return {
        kind: 'failed',
        trouble: 'redirects',
        reason: `The feed leads to an address that is not http or https: ${url.protocol}`,
      }
    const literal = literalAddress(url.hostname)
    if (literal && !guard.allowsAddress(literal)) throw new PrivateAddress(literal, 'is')
    url.username = ''
    url.password = ''
    const response = await request(url, { dispatcher: agent, signal, headers: headersFor(wanted, hop === 0) })
    const location = locationOf(response)
    if (response.statusCode >= 300 && response.statusCode < 400 && response.statusCode !== 304 && location) {
      discard(response.body, signal)
      forGood &&= response.statusCode === 301 || response.statusCode === 308
      if (!URL.canParse(location, url))
        return {
          kind: 'failed',
          trouble: 'redirects',
          reason: 'The feed leads to an address that cannot be read.',
          status: response.statusCode,
        }
      url = new URL(location, url)
    } else {
      const done = await result(response, url.href, Boolean(wanted.etag || wanted.lastModified), signal, bodyMs)
      return done.kind !== 'failed' && hop > 0 && forGood ? { ...done, movedTo: url.href } : done
    }
  }
  return {
    kind: 'failed',
    trouble: 'redirects',
    reason: `The feed leads on from address to address more than ${MOST_REDIRECTS} times.`,
  }
}

function headersFor({ etag, lastModified }: FetchRequest, first: boolean): Record<string, string> {
  return {
    'User-Agent': USER_AGENT,
    Accept: ACCEPT,
    'Accept-Encoding': 'gzip, deflate, br',
    ...(etag ? { 'If-None-Match': etag } : {}),
    // Validators belong to the address that gave them; a hop elsewhere may still know its own.
    ...(lastModified && (first || etag) ? { 'If-Modified-Since': lastModified } : {}),
  }
}

async function result(
  response: Dispatcher.ResponseData,
  url: string,
  conditional: boolean,
  signal: AbortSignal,
  bodyMs: number,
): Promise<FetchResult> {
  const { statusCode, body } = response
  const patience = retryAfter(header(response, 'retry-after'))
  if (statusCode === 304 && conditional) {
    discard(body, signal)
    return { kind: 'unchanged', ...patience, ...freshness(response) }
  }
  if (statusCode < 200 || statusCode >= 300) {
    discard(body, signal)
    const trouble = troubleOfStatus(statusCode, (name) => header(response, name))
    return {
      kind: 'failed',
      status: statusCode,
      trouble,
      reason:
        trouble === 'challenge' ? 'The feed answered with a challenge page for browsers.' : statusSentence(statusCode),
      ...patience,
    }
  }
  const bytes = await readBody(
    body as unknown as Readable,
    headers(response, 'content-encoding').join(','),
    signal,
    bodyMs,
  )
  return {
    kind: 'fresh',
    url,
    bytes,
    contentType: header(response, 'content-type'),
    etag: header(response, 'etag'),
    lastModified: header(response, 'last-modified'),
    ...patience,
    ...freshness(response),
  }
}

// A small body is read to its end, so that the connection serves the next poll; a large one ends it. Destroying the body
// instead raises an error that nobody listens to.
const DISCARDED_BYTES = 64 * 1024
function discard(body: Dispatcher.ResponseData['body'], signal: AbortSignal): void {
  void body.dump({ limit: DISCARDED_BYTES, signal }).catch(() => undefined)
}

function statusSentence(status: number): string {
  const known: Record<number, string> = {
    401: 'The feed asks for a password (401).',
    403: 'The feed refuses us (403).',
    404: 'There is no feed at this address (404).',
    410: 'The feed is gone for good (410).',
    429: 'The feed asks us to come less often (429).',
  }
  if (status >= 300 && status < 400 && status !== 304)
    return `The feed leads on to another address without saying where (${status}).`
  return (
    known[status] ??
    (status >= 500 ? `The feed’s server has trouble (${status}).` : `The feed answered with status ${status}.`)
  )
}

/** Seconds from a Retry-After of either form; nothing when there is none or it cannot be read. */
function retryAfter(value: string | null): { retryAfterSeconds?: number } {
  const text = value?.trim() ?? ''
  // A date begins with its weekday; Date.parse would read a year or a month into stray numbers ("120.5", "-5").
  const seconds = /^\d+$/.test(text)
    ? Number(text)
    : /^[a-z]{3}/i.test(text)
      ? (Date.parse(text) - Date.now()) / 1000
      : Number.NaN
  return Number.isFinite(seconds) && seconds > 0 ? { retryAfterSeconds: Math.ceil(seconds) } : {}
}

function freshness(response: Dispatcher.ResponseData): { freshForSeconds?: number } {
  const seconds = freshForSeconds((name) => header(response, name))
  return seconds === undefined ? {} : { freshForSeconds: seconds }
}

/** Where a redirect leads. Headers arrive one character a byte, and many servers write addresses in UTF-8. */
function locationOf(response: Dispatcher.ResponseData): string | null {
  const written = header(response, 'location')
  if (!written) return null
  const bytes = Buffer.from(written, 'latin1')
  return isUtf8(bytes) ? bytes.toString('utf8') : written
}

const header = (response: Dispatcher.ResponseData, name: string): string | null => headers(response, name)[0] ?? null

const headers = (response: Dispatcher.ResponseData, name: string): string[] => [response.headers[name] ?? []].flat()

// One polite HTTP request for a feed: conditional, bounded in time and in bytes, redirects followed by us, every hop's
// address checked. Trouble of the network is a `failed` with a sentence for people, never a throw.
import type { Readable } from 'node:stream'
import { setImmediate as roundEnd } from 'node:timers/promises'
import { type Agent, type Dispatcher, request } from 'undici'
import type { FeedTrouble } from '../../core/trouble.ts'
import { type AddressGuard, createAddressGuard, literalAddress } from './addresses.ts'
import { createAgent } from './agent.ts'
import { readBody, readStart } from './body.ts'
import { type Failure, failure, PrivateAddress } from './failure.ts'
import { freshForSeconds } from './freshness.ts'
import { headerOf, headersOf, locationOf, retryAfter, validatorsOf } from './headers.ts'
import { createLookup, type Resolve, resolveAll } from './lookup.ts'
import { createPostForm, type PostForm } from './post-form.ts'
import { mayBeProtection, refusal, START_BYTES } from './refusal.ts'
import { type TimeLimit, timeLimit } from './time-limit.ts'

/** `page`: it is a page for people, not a feed; `picture`: a picture, of so many bytes at most. */
export type FetchRequest = {
  url: string
  etag?: string | null
  lastModified?: string | null
  page?: true
  picture?: { mostBytes: number }
}
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
      /** Link headers, as they came. */
      link: string
    } & Wishes)
  | ({ kind: 'unchanged' } & Wishes)
  /** Given up because we were told to stop: says nothing about the feed. */
  | { kind: 'aborted' }
  /** `url`: which address refused, after all redirects; absent when none answered. */
  | { kind: 'failed'; reason: string; trouble: FeedTrouble; url?: string; status?: number; retryAfterSeconds?: number }
export type Timeouts = { connectMs: number; headersMs: number; bodyMs: number }
export type Fetcher = {
  /** Ends at once, as `aborted`, when `stop` does. */
  fetchFeed(request: FetchRequest, stop?: AbortSignal): Promise<FetchResult>
  postForm: PostForm
  close(): Promise<void>
}

const TIMEOUTS: Timeouts = { connectMs: 10_000, headersMs: 15_000, bodyMs: 30_000 }
const MOST_REDIRECTS = 5
// A page that refuses is not waited for long.
const START_MS = 3_000
const USER_AGENT = 'Rasid/0.1 (news monitor; feed poller)'
const ACCEPT =
  'application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml, application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.5'
const ACCEPT_PICTURE = 'image/avif, image/webp, image/png, image/jpeg, image/gif;q=0.9'
const ACCEPT_PAGE = 'text/html, application/xhtml+xml, */*;q=0.5'

export function createFetcher(options: {
  allowPrivateHosts: string[]
  timeouts?: Timeouts
  resolve?: Resolve
  /** For how many seconds the host of an address is still to be left alone. */
  pausedSeconds?: (url: string) => Promise<number>
}): Fetcher {
  const guard = createAddressGuard(options.allowPrivateHosts)
  const timeouts = options.timeouts ?? TIMEOUTS
  const agent = createAgent(guard, timeouts, createLookup(options.resolve ?? resolveAll))
  return {
    fetchFeed: async (wanted, stop) => {
      // One clock over all hops: a chain of slow redirects is slow too.
      const limit = timeLimit(timeouts.connectMs + timeouts.headersMs + timeouts.bodyMs, stop)
      const conditional = Boolean(wanted.etag || wanted.lastModified)
      try {
        const fetched = await follow(wanted, {
          agent,
          guard,
          limit,
          bodyMs: timeouts.bodyMs,
          conditional,
          picture: wanted.picture,
          pausedSeconds: options.pausedSeconds ?? (async () => 0),
        })
        return fetched.kind === 'failed' && stop?.aborted ? { kind: 'aborted' } : fetched
      } catch (error) {
        return stop?.aborted ? { kind: 'aborted' } : { kind: 'failed', ...failure(error) }
      } finally {
        limit.end()
      }
    },
    postForm: createPostForm(agent, (url) => refusePrivate(url, guard), USER_AGENT),
    // Not agent.close(), which would wait for what is still being thrown away of redirects and errors.
    close: () => agent.destroy(),
  }
}

type Journey = {
  agent: Agent
  guard: AddressGuard
  limit: TimeLimit
  bodyMs: number
  conditional: boolean
  picture: FetchRequest['picture']
  pausedSeconds: (url: string) => Promise<number>
}

async function follow(wanted: FetchRequest, journey: Journey): Promise<FetchResult> {
  const { agent, guard, limit } = journey
  let url = new URL(wanted.url)
  let forGood = true
  for (let hop = 0; hop <= MOST_REDIRECTS; hop++) {
    if (!/^https?:$/.test(url.protocol))
      return astray(`The feed leads to an address that is not http or https: ${url.protocol}`)
    refusePrivate(url, guard)
    url.username = ''
    url.password = ''
    await noticeClosed()
    const response = await request(url, {
      dispatcher: agent,
      signal: limit.signal,
      headers: headersFor(wanted, hop === 0),
    })
    const location = locationOf(response)
    if (response.statusCode >= 300 && response.statusCode < 400 && response.statusCode !== 304 && location) {
      discard(response.body, limit)
      forGood &&= response.statusCode === 301 || response.statusCode === 308
      if (!URL.canParse(location, url)) return astray('The feed leads to an address that cannot be read.')
      const onward = new URL(location, url)
      // Whoever asks has the turn of the first host, and of it alone.
      const paused = onward.host === url.host ? 0 : await journey.pausedSeconds(onward.href)
      if (paused > 0) return leftAlone(onward, paused)
      url = onward
    } else {
      const done = await result(response, url.href, journey)
      return hop > 0 && forGood && (done.kind === 'fresh' || done.kind === 'unchanged')
        ? { ...done, movedTo: url.href }
        : done
    }
  }
  return astray(`The feed leads on from address to address more than ${MOST_REDIRECTS} times.`)
}

/** A kept connection may have been closed while we were busy: that is heard of in a whole round of the event loop. */
async function noticeClosed(): Promise<void> {
  await roundEnd()
  await roundEnd()
}

const astray = (reason: string): FetchResult => ({ kind: 'failed', trouble: 'redirects', reason })

const leftAlone = ({ host, href }: URL, retryAfterSeconds: number): FetchResult => ({
  kind: 'failed',
  trouble: 'tooOften',
  reason: `The feed leads to ${host}, which asks us to come less often.`,
  url: href,
  retryAfterSeconds,
})

/** Names are checked where they are resolved; an address in numbers never comes there. */
function refusePrivate(url: URL, guard: AddressGuard): void {
  const literal = literalAddress(url.hostname)
  if (literal && !guard.allowsAddress(literal)) throw new PrivateAddress(literal, 'is')
}

function headersFor({ etag, lastModified, page, picture }: FetchRequest, first: boolean): Record<string, string> {
  return {
    'User-Agent': USER_AGENT,
    Accept: picture ? ACCEPT_PICTURE : page ? ACCEPT_PAGE : ACCEPT,
    'Accept-Encoding': 'gzip, deflate, br',
    ...(etag ? { 'If-None-Match': etag } : {}),
    // Validators belong to the address that gave them; a hop elsewhere may still know its own.
    ...(lastModified && (first || etag) ? { 'If-Modified-Since': lastModified } : {}),
  }
}

async function result(response: Dispatcher.ResponseData, url: string, journey: Journey): Promise<FetchResult> {
  const { statusCode } = response
  const { limit, bodyMs } = journey
  const patience = retryAfter(response)
  const wishes = { ...patience, ...freshness(response) }
  if (statusCode === 304 && journey.conditional) {
    discard(response.body, limit)
    return { kind: 'unchanged', ...wishes }
  }
  if (statusCode < 200 || statusCode >= 300)
    return { kind: 'failed', url, status: statusCode, ...(await whyRefused(response, journey)), ...patience }
  const bytes = await readBody(
    bodyOf(response),
    compressionOf(response),
    limit.signal,
    bodyMs,
    journey.picture?.mostBytes,
  )
  return {
    kind: 'fresh',
    url,
    bytes,
    contentType: headerOf(response, 'content-type'),
    link: headersOf(response, 'link').join(', '),
    ...validatorsOf(response),
    ...wishes,
  }
}

function freshness(response: Dispatcher.ResponseData): { freshForSeconds?: number } {
  const seconds = freshForSeconds((name) => headerOf(response, name))
  return seconds === undefined ? {} : { freshForSeconds: seconds }
}

/** A protection says in its page what it is; of other refusals the page is thrown away. */
async function whyRefused(response: Dispatcher.ResponseData, { limit, bodyMs }: Journey): Promise<Failure> {
  const { statusCode } = response
  const page =
    mayBeProtection(statusCode) && /html/i.test(headerOf(response, 'content-type') ?? '')
      ? await readStart(
          bodyOf(response),
          compressionOf(response),
          limit.signal,
          Math.min(bodyMs, START_MS),
          START_BYTES,
        )
      : discard(response.body, limit)
  return refusal(statusCode, (name) => headerOf(response, name), page)
}

const bodyOf = (response: Dispatcher.ResponseData) => response.body as unknown as Readable
const compressionOf = (response: Dispatcher.ResponseData) => headersOf(response, 'content-encoding').join(',')

// A small body is read to its end, so that the connection serves the next poll; a large one ends it. Destroying the body
// instead raises an error that nobody listens to.
const DISCARDED_BYTES = 64 * 1024
function discard(body: Dispatcher.ResponseData['body'], limit: TimeLimit): '' {
  limit.cover(body.dump({ limit: DISCARDED_BYTES, signal: limit.signal }))
  return ''
}

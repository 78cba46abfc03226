// Where hubs come to: GET asks whether we meant what we asked, POST brings what is new. Only who knows the token is heard, and only
// what is signed is believed; nothing that is sent here can make it throw.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { log } from '../log.ts'
import { hubDenied, leaseBegins, type Subscription, subscriptionByToken } from '../store/subscriptions.ts'
import { isSigned } from './signature.ts'

export const CALLBACK_PATH = '/websub/'
export type Waiting = {
  /** Whether there is room for so many bytes of a feed. */
  hasRoom(feedId: bigint, bytes: number): boolean
  /** What was pushed for a feed, signed. False when there is no room for it any more. */
  take(subscription: Subscription, bytes: Uint8Array, contentType: string | null): boolean
}

// As much as a fetch takes.
export const LARGEST_BYTES = 10 * 1024 * 1024
// A body is in memory before its signature can be checked.
const MOST_OPEN = 8
const MOST_OPEN_OF_A_TOKEN = 2
// As long as a fetch waits for a body: a place is held no longer.
const BODY_MS = 30_000
const COME_AGAIN_SECONDS = 60
// A lease shorter than a quarter of an hour would be asked for again and again; one longer than a month is forgotten by hubs.
const SHORTEST_LEASE_SECONDS = 900
const LONGEST_LEASE_SECONDS = 30 * 86_400
const USUAL_LEASE_SECONDS = 86_400

/** Answers requests below CALLBACK_PATH. What is answered before its body was read is read by Node.js, and kept nowhere. */
export function createCallback(
  waiting: Waiting,
  bodyMs = BODY_MS,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const open: string[] = []

  const answerPush = async (request: IncomingMessage, response: ServerResponse, subscription: Subscription) => {
    const { feedId, token } = subscription
    const length = Number(request.headers['content-length'] ?? 0)
    if (length > LARGEST_BYTES) return end(response, 413)
    const busy = open.length >= MOST_OPEN || open.filter((one) => one === token).length >= MOST_OPEN_OF_A_TOKEN
    if (busy || !waiting.hasRoom(feedId, length)) return comeAgain(response, subscription)
    open.push(token)
    const late = setTimeout(() => request.destroy(), bodyMs)
    const bytes = await bodyOf(request).finally(() => {
      clearTimeout(late)
      open.splice(open.indexOf(token), 1)
    })
    if (bytes === 'broken off') return log('debug', 'a hub broke off', { topic: subscription.topic })
    if (bytes === 'too large') return end(response, 413)
    // What is not signed is not believed; the hub need not know.
    if (!isSigned(bytes, request.headers['x-hub-signature']?.toString(), subscription.secret))
      log('warn', 'something was pushed without the right signature', { topic: subscription.topic })
    else if (!waiting.take(subscription, bytes, request.headers['content-type'] ?? null))
      return comeAgain(response, subscription)
    end(response, 202)
  }

  return async (request, response) => {
    try {
      const { pathname, searchParams } = new URL(request.url ?? '/', 'http://hub.invalid')
      const subscription = await subscriptionByToken(pathname.slice(CALLBACK_PATH.length))
      if (!subscription) return end(response, 404)
      if (request.method === 'GET') return await answerIntent(response, subscription, searchParams)
      if (request.method !== 'POST') return end(response, 405)
      return await answerPush(request, response, subscription)
    } catch (error) {
      log('error', 'a hub was not answered', { error })
      if (!response.headersSent) end(response, 500)
    }
  }
}

/** Did we mean it? Yes to what we asked for, no to anything else. */
async function answerIntent(
  response: ServerResponse,
  subscription: Subscription,
  asked: URLSearchParams,
): Promise<void> {
  const { feedId, topic } = subscription
  if (asked.get('hub.topic') !== topic) return end(response, 404)
  const mode = asked.get('hub.mode')
  if (mode === 'denied') {
    await hubDenied(feedId, asked.get('hub.reason')?.slice(0, 500) || 'The hub gave no reason.')
    log('warn', 'a hub does not want to push', { topic, reason: asked.get('hub.reason')?.slice(0, 500) })
    return end(response, 200)
  }
  const challenge = asked.get('hub.challenge')
  if (mode !== 'subscribe' || challenge === null) return end(response, 404)
  const seconds = Number(asked.get('hub.lease_seconds') ?? USUAL_LEASE_SECONDS)
  const lease = Number.isFinite(seconds) ? seconds : USUAL_LEASE_SECONDS
  await leaseBegins(feedId, Math.min(Math.max(lease, SHORTEST_LEASE_SECONDS), LONGEST_LEASE_SECONDS))
  response.writeHead(200, { 'Content-Type': 'text/plain; charset=utf-8', 'X-Content-Type-Options': 'nosniff' })
  response.end(challenge)
}

/** Of one that turns out too large the rest is read and thrown away, so that the hub gets its answer. */
async function bodyOf(request: IncomingMessage): Promise<Uint8Array | 'too large' | 'broken off'> {
  const chunks: Buffer[] = []
  let bytes = 0
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      bytes += chunk.length
      if (bytes <= LARGEST_BYTES) chunks.push(chunk)
      else chunks.length = 0
    }
  } catch (error) {
    if (request.complete) throw error
    return 'broken off'
  }
  return bytes <= LARGEST_BYTES ? Buffer.concat(chunks) : 'too large'
}

const end = (response: ServerResponse, status: number) => void response.writeHead(status).end()

/** Hubs bring again what was not taken. */
function comeAgain(response: ServerResponse, { topic }: Subscription): void {
  log('warn', 'a hub pushes more than there is room for; it is to come again', { topic })
  response.writeHead(503, { 'Retry-After': String(COME_AGAIN_SECONDS) }).end()
}

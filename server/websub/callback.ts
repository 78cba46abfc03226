// Where hubs come to: GET asks whether we meant what we asked, POST brings what is new. Only who knows the token is heard, and only
// what is signed is believed; nothing that is sent here can make it throw.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { log } from '../log.ts'
import { hubDenied, leaseBegins, type Subscription, subscriptionByToken } from '../store/subscriptions.ts'
import { isSigned } from './signature.ts'

export const CALLBACK_PATH = '/websub/'
/** What was pushed for a feed, signed. */
export type Pushed = (subscription: Subscription, bytes: Uint8Array, contentType: string | null) => void

// As much as a fetch takes.
const LARGEST_BYTES = 10 * 1024 * 1024
// A lease shorter than a quarter of an hour would be asked for again and again; one longer than a month is forgotten by hubs.
const SHORTEST_LEASE_SECONDS = 900
const LONGEST_LEASE_SECONDS = 30 * 86_400
const USUAL_LEASE_SECONDS = 86_400

/** Answers a request below CALLBACK_PATH. */
export async function answerHub(request: IncomingMessage, response: ServerResponse, pushed: Pushed): Promise<void> {
  try {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://hub.invalid')
    const subscription = await subscriptionByToken(pathname.slice(CALLBACK_PATH.length))
    if (!subscription) return end(response, 404)
    if (request.method === 'GET') return await answerIntent(response, subscription, searchParams)
    if (request.method !== 'POST') return end(response, 405)
    const bytes = await bodyOf(request)
    if (!bytes) return end(response, 413)
    // What is not signed is not believed; the hub need not know.
    end(response, 202)
    if (isSigned(bytes, request.headers['x-hub-signature']?.toString(), subscription.secret))
      pushed(subscription, bytes, request.headers['content-type'] ?? null)
    else log('warn', 'something was pushed without the right signature', { topic: subscription.topic })
  } catch (error) {
    log('error', 'a hub was not answered', { error })
    if (!response.headersSent) end(response, 500)
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

/** Null when it is too large: the rest is read and thrown away, so that the hub gets its answer. */
async function bodyOf(request: IncomingMessage): Promise<Uint8Array | null> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes <= LARGEST_BYTES) chunks.push(chunk)
    else chunks.length = 0
  }
  return bytes <= LARGEST_BYTES ? Buffer.concat(chunks) : null
}

const end = (response: ServerResponse, status: number) => void response.writeHead(status).end()

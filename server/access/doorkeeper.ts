// Puts the guard before the pages: asks it about each request, answers refusals, hands the rest on with who asks, and writes the audit
// line when the answer is out. A store that does not answer is a 503, and nothing passes.
import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { calledOf, type Identity } from '../../core/access/roles.ts'
import { log } from '../log.ts'
import { addAudit } from '../store/audit.ts'
import { enterDemo } from './demo.ts'
import { judge, type Refusal, type Verdict } from './guard.ts'
import { contentPolicy, newNonce, securityHeaders } from './headers.ts'
import { REQUEST_ID, takeNote } from './notes.ts'
import { isFromHere } from './origin.ts'
import { rateHeaders } from './rate.ts'
import { access } from './settings.ts'

export const IDENTITY = 'x-rasid-identity'
export const ADDRESS = 'x-rasid-address'
export const FROM_HERE = 'x-rasid-from-here'
// Ours, and those by which the router's own parts talk to each other: nobody else has a say in them.
const NOT_FROM_OUTSIDE = /^x-(rasid|middleware|invoke|matched-path|now-route|nextjs-rewritten|vercel)/
// What the router's own parts in browsers say when they ask for pages; of anything else it would make a redirect.
const ABOUT_PAGES = /^(rsc$|next-)/
const NO_PAGE = /^\/(api|metrics|out|mcp)(\/|\?|$)/
// A header that stands already outlives what a route says: the strictest is said here. What is no page needs nothing, and runs nothing.
const NO_PAGE_POLICY = "sandbox; default-src 'none'; frame-ancestors 'none'"

type Handle = (request: IncomingMessage, response: ServerResponse) => void

/** The handler that is asked first; `next` sees only what may pass. */
export function keepDoors(next: Handle, dev: boolean): Handle {
  return (request, response) => {
    const nonce = newNonce()
    const policy = contentPolicy(nonce, dev)
    for (const [name, value] of Object.entries(securityHeaders(access().origin))) response.setHeader(name, value)
    response.setHeader('Content-Security-Policy', NO_PAGE.test(request.url ?? '') ? NO_PAGE_POLICY : policy)
    for (const name of Object.keys(request.headers)) if (NOT_FROM_OUTSIDE.test(name)) delete request.headers[name]
    if (NO_PAGE.test(request.url ?? ''))
      for (const name of Object.keys(request.headers)) if (ABOUT_PAGES.test(name)) delete request.headers[name]
    judge(request).then(
      async (verdict) => {
        if (verdict.allowance) setAll(response, rateHeaders(verdict.allowance))
        if (verdict.kind === 'refuse') {
          answerRefusal(response, verdict.refusal)
          return audit(verdict, request, response, {})
        }
        if (verdict.kind === 'go' && access().demo && (await enterDemo(request, response))) return
        if (verdict.kind === 'go') return go(response, verdict.to)
        request.headers['content-security-policy'] = policy
        handOver(request, response, verdict)
        next(request, response)
      },
      (error: unknown) => {
        log('error', 'a request could not be judged', { error })
        answerRefusal(response, { status: 503, title: 'Not now', detail: 'The store does not answer; try again.' })
      },
    )
  }
}

function handOver(request: IncomingMessage, response: ServerResponse, verdict: Verdict): void {
  const id = randomUUID()
  request.headers[REQUEST_ID] = id
  request.headers[ADDRESS] = verdict.address
  if (isFromHere(request)) request.headers[FROM_HERE] = '1'
  if (verdict.identity) request.headers[IDENTITY] = packIdentity(verdict.identity)
  if (verdict.door?.audit) response.once('close', () => audit(verdict, request, response, takeNote(id)))
}

export const packIdentity = (identity: Identity) => Buffer.from(JSON.stringify(identity)).toString('base64url')

function audit(
  { door, identity, address }: Verdict,
  request: IncomingMessage,
  response: ServerResponse,
  { actor, target }: { actor?: string; target?: string },
): void {
  if (!door?.audit) return
  const entry = {
    actor: actor ?? (identity ? calledOf(identity) : 'nobody'),
    action: door.audit,
    target: target ?? (request.url ?? '').split('?', 1)[0] ?? '',
    outcome: response.statusCode < 400 ? 'done' : `refused with ${response.statusCode}`,
    address,
  }
  addAudit(entry).catch((error: unknown) => log('error', 'the audit log could not be written', { error, ...entry }))
}

function setAll(response: ServerResponse, headers: Record<string, string>): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
}

function go(response: ServerResponse, to: string): void {
  response.writeHead(303, { Location: to, 'Cache-Control': 'no-store' }).end()
}

export function answerRefusal(response: ServerResponse, { status, title, detail, headers }: Refusal): void {
  response.writeHead(status, {
    ...headers,
    'Content-Type': 'application/problem+json',
    'Cache-Control': 'no-store',
  })
  response.end(JSON.stringify({ type: 'about:blank', title, status, detail }))
}

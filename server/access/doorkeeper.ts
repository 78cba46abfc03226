// Puts the guard before the pages: asks it about each request, answers refusals, hands the rest on with who asks, and writes the audit
// line when the answer is out. A store that does not answer is a 503, and nothing passes.
import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { calledOf, type Identity } from '../../core/access/roles.ts'
import { log } from '../log.ts'
import { addAudit } from '../store/audit.ts'
import { enterDemo } from './demo.ts'
import { judge, type Refusal, type Verdict } from './guard.ts'
import { contentPolicy, DATA_POLICY, newNonce, securityHeaders } from './headers.ts'
import { type Note, REQUEST_ID, takeNote } from './notes.ts'
import { isFromHere, isSecure } from './origin.ts'
import { rateHeaders } from './rate.ts'
import { access } from './settings.ts'

export const IDENTITY = 'x-rasid-identity'
export const ADDRESS = 'x-rasid-address'
export const FROM_HERE = 'x-rasid-from-here'
// Ours, and those by which the router's own parts talk to each other: nobody else has a say in them.
const NOT_FROM_OUTSIDE = /^x-(rasid|middleware|invoke|matched-path|now-route|nextjs-rewritten|vercel|prerender)/
// By these some servers are told another name, address or method than the one the guard judged. It has read them; nobody else does.
const SECOND_OPINION = /^(forwarded$|x-forwarded-|x-(original|rewrite)-url$|x-(http-)?method)/
// What the router's own parts in browsers say when they ask for pages; of anything else it would make a redirect.
const ABOUT_PAGES = /^(rsc$|next-)/
const NO_PAGE = /^\/(api|metrics|out|mcp)(\/|\?|$)/

type Handle = (request: IncomingMessage, response: ServerResponse) => void

/** The handler that is asked first; `next` sees only what may pass. */
export function keepDoors(next: Handle, dev: boolean): Handle {
  return (request, response) => {
    const isPage = !NO_PAGE.test(request.url ?? '')
    const policy = isPage ? contentPolicy(newNonce(), dev) : DATA_POLICY
    setAll(response, securityHeaders(isSecure(request)))
    response.setHeader('Content-Security-Policy', policy)
    for (const name of Object.keys(request.headers)) if (NOT_FROM_OUTSIDE.test(name)) delete request.headers[name]
    if (!isPage)
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
  for (const name of Object.keys(request.headers)) if (SECOND_OPINION.test(name)) delete request.headers[name]
  if (verdict.identity) request.headers[IDENTITY] = packIdentity(verdict.identity)
  if (verdict.door?.audit) response.once('close', () => audit(verdict, request, response, takeNote(id)))
}

export const packIdentity = (identity: Identity) => Buffer.from(JSON.stringify(identity)).toString('base64url')

function audit(
  { door, identity, address }: Verdict,
  request: IncomingMessage,
  response: ServerResponse,
  { actor, target, written, refused }: Note,
): void {
  if (!door?.audit || (written && response.statusCode < 400)) return
  // It was done, and written, when its key came first.
  if (response.hasHeader('idempotency-replayed')) return
  const entry = {
    actor: actor ?? (identity ? calledOf(identity) : 'nobody'),
    action: door.audit,
    target: target ?? (request.url ?? '').split('?', 1)[0] ?? '',
    outcome: refused ? 'refused' : outcomeOf(response.statusCode),
    address,
  }
  addAudit(entry).catch((error: unknown) => log('error', 'the audit log could not be written', { error, ...entry }))
}

function outcomeOf(status: number): string {
  // A password was right, and somebody still has to show their second factor.
  if (status === 202) return 'second factor asked for'
  return status < 400 ? 'done' : `refused with ${status}`
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

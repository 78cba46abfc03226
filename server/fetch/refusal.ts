// Says why a server gave no feed, in a sentence and a word of core/trouble.ts: by its status, by the dialects in which protections
// refuse programs, and by what came in place of the feed. Pure.
import type { FeedTrouble } from '../../core/trouble.ts'
import type { Failure } from './failure.ts'

// All of these are read over 64 kB that a stranger wrote: a part that may repeat must not begin as what may follow it.
// What protections in front of sites write into the page with which they want to look at the reader's browser.
const CHALLENGE =
  /challenge-platform|cf-cha?l|challenge-form|checking your browser|just a moment\.\.\.|[gh]-?re?captcha|h-captcha|cf-turnstile|verify(ing)? (that )?you are (a )?human|enable javascript and cookies|ddos protection by|captcha-delivery|_?px-?captcha|aws-?waf|sucuri_cloudproxy/i
// Imperva's, unless it says further on that there is nothing to be done.
const INCAPSULA = '_incapsula_resource'
const INCIDENT = 'incident id'
// And what they write when there is nothing to be done about it.
const PROTECTION =
  /access denied[\s\S]{0,400}reference\s*#|incapsula incident id|website firewall|error code:?(?:\s|<[^<>]*>)*10\d\d|ddos-guard|the requested url was rejected|attention required!/i
// Who stands in front of a site says so in one of these.
const CHALLENGES: [header: string, value: RegExp] = ['cf-mitigated', /challenge/i]
const PROTECTED: [header: string, value: RegExp][] = [
  ['server', /ddos-guard|sucuri|qrator|variti/i],
  ['x-datadome', /./],
  ['x-sucuri-block', /./],
]

/** So much of a page tells who refuses. */
export const START_BYTES = 64 * 1024

/** Answers a header's value or null. */
type Header = (name: string) => string | null

/** Statuses under which a protection answers; the start of their bodies is worth reading. */
export const mayBeProtection = (status: number) => status === 403 || status === 429 || status === 503

/** `page` is the start of what came with the status, or nothing. */
export function refusal(status: number, header: Header, page: string): Failure {
  const has = ([name, value]: [string, RegExp]) => value.test(header(name) ?? '')
  if (mayBeProtection(status)) {
    if (has(CHALLENGES)) return CHALLENGED_US
    // 429 is a matter of pace, whoever says it.
    const guarded = disguised(status, page) ?? (status !== 429 && PROTECTED.some(has) ? protectedBy(status) : null)
    if (guarded) return guarded
  }
  return byStatus(status)
}

/** Of a document that could not be parsed, with what its parser says of it. Protections answer 200 as well. */
export function insteadOfFeed(bytes: Uint8Array, error: string): Failure {
  const text = Buffer.from(bytes.subarray(0, START_BYTES)).toString('latin1').trim()
  if (text === '') return { reason: error, trouble: 'nothing' }
  if (!/<html|<!doctype html/i.test(text)) return { reason: error, trouble: 'notFeed' }
  return disguised(200, text) ?? { reason: error, trouble: 'page' }
}

/** A page of a protection; null when it is none. */
function disguised(status: number, page: string): Failure | null {
  if (CHALLENGE.test(page) || isIncapsulas(page.toLowerCase())) return CHALLENGED_US
  return PROTECTION.test(page) ? protectedBy(status) : null
}

function isIncapsulas(page: string): boolean {
  const at = page.lastIndexOf(INCAPSULA)
  return at !== -1 && !page.includes(INCIDENT, at)
}

const CHALLENGED_US: Failure = {
  reason: 'The feed answered with a challenge page for browsers.',
  trouble: 'challenge',
}
const protectedBy = (status: number): Failure => ({
  reason: `The site’s protection against programs refuses us (${status}).`,
  trouble: 'protected',
})

const KNOWN: Record<number, [FeedTrouble, string]> = {
  401: ['password', 'The feed asks for a password (401).'],
  403: ['refused', 'The feed refuses us (403).'],
  404: ['missing', 'There is no feed at this address (404).'],
  407: ['password', 'A proxy on the way asks for a password (407).'],
  410: ['gone', 'The feed is gone for good (410).'],
  429: ['tooOften', 'The feed asks us to come less often (429).'],
}

function byStatus(status: number): Failure {
  if (status >= 300 && status < 400 && status !== 304)
    return { reason: `The feed leads on to another address without saying where (${status}).`, trouble: 'redirects' }
  const [trouble, reason] =
    KNOWN[status] ??
    (status >= 500
      ? (['server', `The feed’s server has trouble (${status}).`] as const)
      : (['status', `The feed answered with status ${status}.`] as const))
  return { reason, trouble }
}

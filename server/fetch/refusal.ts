// Says in a sentence why a server gave no feed: by its status, and by the dialects in which protections refuse programs. Pure.

// What protections in front of sites write into the page with which they want to look at the reader's browser.
const CHALLENGE =
  /challenge-platform|cf-challenge|challenge-form|checking your browser|just a moment\.\.\.|[gh]-?re?captcha|h-captcha|cf-turnstile|verify(ing)? (that )?you are (a )?human|enable javascript and cookies to continue|_px-?captcha|awswaf/i
// And what they write when there is nothing to be done about it.
const PROTECTION =
  /access denied[\s\S]{0,400}reference\s*#|incapsula incident id|website firewall|error code:?\s*(<[^>]*>)*\s*10\d\d|ddos-guard|the requested url was rejected|attention required!/i
const NAMED_PROTECTION = /ddos-guard|sucuri|qrator|variti/i

/** Statuses under which a protection answers; the start of their bodies is worth reading. */
export const mayBeProtection = (status: number) => status === 403 || status === 429 || status === 503

export function refusal(status: number, server: string | null, challenged: boolean, page: string): string {
  if (challenged || isChallenge(page)) return 'The feed answered with a challenge page for browsers.'
  if (PROTECTION.test(page) || (status === 403 && NAMED_PROTECTION.test(server ?? '')))
    return `The site’s protection against programs refuses us (${status}).`
  return statusSentence(status)
}

export const isChallenge = (page: string) => CHALLENGE.test(page)

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

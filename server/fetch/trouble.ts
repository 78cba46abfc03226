// Which kind of trouble a failed request is, for the feed's health; the sentence beside it is failure.ts's. Never throws.
import type { FeedTrouble } from '../../core/trouble.ts'
import { PrivateAddress, TooLarge, TooSlow } from './failure.ts'

const CODES: Record<string, FeedTrouble> = {
  ERR_INVALID_URL: 'address',
  ENOTFOUND: 'name',
  EAI_AGAIN: 'name',
  ECONNREFUSED: 'unreachable',
  ECONNRESET: 'unreachable',
  EPIPE: 'unreachable',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  UND_ERR_SOCKET: 'unreachable',
  ETIMEDOUT: 'slow',
  UND_ERR_CONNECT_TIMEOUT: 'slow',
  UND_ERR_HEADERS_TIMEOUT: 'slow',
  UND_ERR_BODY_TIMEOUT: 'slow',
  CERT_HAS_EXPIRED: 'certificate',
  CERT_NOT_YET_VALID: 'certificate',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'certificate',
  SELF_SIGNED_CERT_IN_CHAIN: 'certificate',
  ERR_TLS_CERT_ALTNAME_INVALID: 'certificate',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'certificate',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'certificate',
  UND_ERR_HEADERS_OVERFLOW: 'broken',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'broken',
  Z_DATA_ERROR: 'broken',
  Z_BUF_ERROR: 'broken',
}

export function troubleOfError(error: unknown): FeedTrouble {
  if (error instanceof PrivateAddress) return 'private'
  if (error instanceof TooLarge) return 'tooLarge'
  const { code, name } = error as { code?: string; name?: string }
  if (error instanceof TooSlow || name === 'TimeoutError' || name === 'AbortError') return 'slow'
  if (name === 'HTTPParserError' || code?.startsWith('ERR__ERROR_')) return 'broken'
  return (code && CODES[code]) || 'other'
}

const STATUSES: Record<number, FeedTrouble> = {
  401: 'password',
  403: 'refused',
  404: 'missing',
  407: 'password',
  410: 'gone',
  429: 'tooOften',
}
// Who stands in front of a site and lets browsers only through says so in one of these.
const GUARDS: [header: string, value: RegExp][] = [
  ['cf-mitigated', /challenge/i],
  ['x-datadome', /./],
  ['x-sucuri-block', /./],
  ['server', /^ddos-guard|^qrator/i],
]

/** `header` answers a header's value or null. */
export function troubleOfStatus(status: number, header: (name: string) => string | null): FeedTrouble {
  const guarded = GUARDS.some(([name, value]) => value.test(header(name) ?? ''))
  if (guarded && (status === 403 || status === 429 || status === 503)) return 'challenge'
  return STATUSES[status] ?? (status >= 500 ? 'server' : 'status')
}

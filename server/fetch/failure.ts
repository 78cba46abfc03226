// Turns what can go wrong on the way to a feed into one sentence that a person understands, and a word of core/trouble.ts. Never
// throws.
import type { FeedTrouble } from '../../core/trouble.ts'

export type Failure = { reason: string; trouble: FeedTrouble }

/** One of our own, whose message is the sentence. */
class Ours extends Error {
  readonly trouble: FeedTrouble
  constructor(trouble: FeedTrouble, sentence: string) {
    super(sentence)
    this.trouble = trouble
  }
}

export class PrivateAddress extends Ours {
  readonly code = 'RASID_PRIVATE_ADDRESS'
  /** `host` as ALLOW_PRIVATE_HOSTS takes it; a name leads to an address, an IP is one. */
  constructor(host: string, leads: 'is' | 'leads to') {
    super(
      'private',
      `${host} ${leads} a private address: add ${host} to ALLOW_PRIVATE_HOSTS if it is meant to be read.`,
    )
  }
}

export class TooLarge extends Ours {
  readonly code = 'RASID_TOO_LARGE'
  constructor(bytes: number) {
    super('tooLarge', `The feed is larger than ${bytes / (1024 * 1024)} MB.`)
  }
}

export class UnknownCompression extends Ours {
  readonly code = 'RASID_UNKNOWN_COMPRESSION'
  constructor(names: string) {
    super('broken', `The feed is compressed in a way that Rasid does not read: ${names}.`)
  }
}

export class TooSlow extends Ours {
  readonly code = 'RASID_TOO_SLOW'
  constructor() {
    super('slow', 'The feed took too long to arrive.')
  }
}

const CUT_OFF: [FeedTrouble, string] = ['broken', 'The feed was cut off on the way.']
const BROKEN_OFF: [FeedTrouble, string] = ['unreachable', 'The server broke the connection off.']
const NO_ANSWER: [FeedTrouble, string] = ['slow', 'The server did not answer in time.']
const SELF_SIGNED: [FeedTrouble, string] = ['certificate', 'The server’s certificate is self-signed.']
const UNVERIFIED: [FeedTrouble, string] = ['certificate', 'The server’s certificate cannot be verified.']
const BROKEN_COMPRESSION: [FeedTrouble, string] = ['broken', 'The feed’s compression is broken.']

const BY_CODE: Record<string, [FeedTrouble, string]> = {
  ERR_INVALID_URL: ['address', 'The feed’s address cannot be read.'],
  ENOTFOUND: ['name', 'The host name cannot be found.'],
  EAI_AGAIN: ['name', 'The host name cannot be looked up right now.'],
  ECONNREFUSED: ['unreachable', 'The server does not accept connections.'],
  ECONNRESET: BROKEN_OFF,
  EPIPE: BROKEN_OFF,
  UND_ERR_SOCKET: BROKEN_OFF,
  EHOSTUNREACH: ['unreachable', 'The server cannot be reached.'],
  ENETUNREACH: ['unreachable', 'The network cannot be reached.'],
  ETIMEDOUT: NO_ANSWER,
  UND_ERR_CONNECT_TIMEOUT: NO_ANSWER,
  UND_ERR_HEADERS_TIMEOUT: ['slow', 'The server took the connection but did not answer in time.'],
  UND_ERR_BODY_TIMEOUT: ['slow', 'The server stopped in the middle of the feed.'],
  UND_ERR_HEADERS_OVERFLOW: ['broken', 'The server’s headers are larger than a feed needs.'],
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: CUT_OFF,
  CERT_HAS_EXPIRED: ['certificate', 'The server’s certificate has expired.'],
  CERT_NOT_YET_VALID: ['certificate', 'The server’s certificate is not valid yet.'],
  DEPTH_ZERO_SELF_SIGNED_CERT: SELF_SIGNED,
  SELF_SIGNED_CERT_IN_CHAIN: SELF_SIGNED,
  ERR_TLS_CERT_ALTNAME_INVALID: ['certificate', 'The server’s certificate is for another name.'],
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: UNVERIFIED,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: UNVERIFIED,
  Z_DATA_ERROR: BROKEN_COMPRESSION,
  Z_BUF_ERROR: CUT_OFF,
}

export function failure(error: unknown): Failure {
  if (error instanceof Ours) return { reason: error.message, trouble: error.trouble }
  const { code, name, message } = error as { code?: string; name?: string; message?: string }
  if (name === 'TimeoutError' || name === 'AbortError') return failure(new TooSlow())
  if (name === 'HTTPParserError') return { reason: 'The server does not speak HTTP.', trouble: 'broken' }
  // Brotli has a code of its own for each way to be broken, such as ERR__ERROR_FORMAT_PADDING_1.
  const [trouble, reason] = (code?.startsWith('ERR__ERROR_') ? BROKEN_COMPRESSION : code && BY_CODE[code]) || [
    'other' as const,
    `The feed could not be fetched: ${message ?? String(error)}.`,
  ]
  return { reason, trouble }
}

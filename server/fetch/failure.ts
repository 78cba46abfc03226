// Turns what can go wrong on the way to a feed into one sentence that a person understands. Never throws.

export const PRIVATE_ADDRESS = 'RASID_PRIVATE_ADDRESS'

export class TooLarge extends Error {
  readonly code = 'RASID_TOO_LARGE'
  constructor(bytes: number) {
    super(`The feed is larger than ${bytes / (1024 * 1024)} MB.`)
  }
}

const SENTENCES: Record<string, string> = {
  ENOTFOUND: 'The host name cannot be found.',
  EAI_AGAIN: 'The host name cannot be looked up right now.',
  ECONNREFUSED: 'The server does not accept connections.',
  ECONNRESET: 'The server broke the connection off.',
  EPIPE: 'The server broke the connection off.',
  UND_ERR_SOCKET: 'The server broke the connection off.',
  EHOSTUNREACH: 'The server cannot be reached.',
  ENETUNREACH: 'The network cannot be reached.',
  ETIMEDOUT: 'The server did not answer in time.',
  UND_ERR_CONNECT_TIMEOUT: 'The server did not answer in time.',
  UND_ERR_HEADERS_TIMEOUT: 'The server took the connection but did not answer in time.',
  UND_ERR_BODY_TIMEOUT: 'The server stopped in the middle of the feed.',
  UND_ERR_HEADERS_OVERFLOW: 'The server’s headers are larger than a feed needs.',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'The feed was cut off on the way.',
  CERT_HAS_EXPIRED: 'The server’s certificate has expired.',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'The server’s certificate is self-signed.',
  ERR_TLS_CERT_ALTNAME_INVALID: 'The server’s certificate is for another name.',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'The server’s certificate cannot be verified.',
  Z_DATA_ERROR: 'The feed’s compression is broken.',
  Z_BUF_ERROR: 'The feed was cut off on the way.',
}

export function failure(error: unknown, url: string): string {
  const { code, name, message } = error as { code?: string; name?: string; message?: string }
  if (code === PRIVATE_ADDRESS) {
    return `${hostOf(url)} leads to a private address: add it to ALLOW_PRIVATE_HOSTS if it is meant to be read.`
  }
  if (error instanceof TooLarge) return error.message
  if (name === 'TimeoutError' || name === 'AbortError' || message === 'the body took too long')
    return 'The feed took too long to arrive.'
  if (code?.startsWith('HPE_')) return 'The server does not speak HTTP.'
  return (code && SENTENCES[code]) || `The feed could not be fetched: ${message ?? String(error)}.`
}

const hostOf = (url: string) => (URL.canParse(url) ? new URL(url).host : 'This feed')

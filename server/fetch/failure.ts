// Turns what can go wrong on the way to a feed into one sentence that a person understands. Never throws.

export class PrivateAddress extends Error {
  readonly code = 'RASID_PRIVATE_ADDRESS'
  /** `host` as ALLOW_PRIVATE_HOSTS takes it; a name leads to an address, an IP is one. */
  constructor(host: string, leads: 'is' | 'leads to') {
    super(`${host} ${leads} a private address: add ${host} to ALLOW_PRIVATE_HOSTS if it is meant to be read.`)
  }
}

export class TooLarge extends Error {
  readonly code = 'RASID_TOO_LARGE'
  constructor(bytes: number) {
    super(`The feed is larger than ${bytes / (1024 * 1024)} MB.`)
  }
}

export class UnknownCompression extends Error {
  readonly code = 'RASID_UNKNOWN_COMPRESSION'
  constructor(names: string) {
    super(`The feed is compressed in a way that Rasid does not read: ${names}.`)
  }
}

export class TooSlow extends Error {
  readonly code = 'RASID_TOO_SLOW'
  constructor() {
    super('The feed took too long to arrive.')
  }
}

const OURS = [PrivateAddress, TooLarge, UnknownCompression, TooSlow]

const SENTENCES: Record<string, string> = {
  ERR_INVALID_URL: 'The feed’s address cannot be read.',
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
  SELF_SIGNED_CERT_IN_CHAIN: 'The server’s certificate is self-signed.',
  ERR_TLS_CERT_ALTNAME_INVALID: 'The server’s certificate is for another name.',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'The server’s certificate cannot be verified.',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'The server’s certificate cannot be verified.',
  Z_DATA_ERROR: 'The feed’s compression is broken.',
  Z_BUF_ERROR: 'The feed was cut off on the way.',
}

export function failure(error: unknown): string {
  if (OURS.some((kind) => error instanceof kind)) return (error as Error).message
  const { code, name, message } = error as { code?: string; name?: string; message?: string }
  if (name === 'TimeoutError' || name === 'AbortError') return new TooSlow().message
  if (name === 'HTTPParserError') return 'The server does not speak HTTP.'
  // Brotli has a code of its own for each way to be broken, such as ERR__ERROR_FORMAT_PADDING_1.
  if (code?.startsWith('ERR__ERROR_')) return SENTENCES.Z_DATA_ERROR as string
  return (code && SENTENCES[code]) || `The feed could not be fetched: ${message ?? String(error)}.`
}

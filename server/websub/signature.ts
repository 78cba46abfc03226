// Whether what was pushed is signed with the secret that only the hub and we know. Pure; never throws.
import { createHmac, timingSafeEqual } from 'node:crypto'

const METHODS = new Set(['sha1', 'sha256', 'sha384', 'sha512'])

/** `header` is X-Hub-Signature: the method, an equals sign, the digest in hexadecimal. With an empty secret anybody could sign. */
export function isSigned(body: Uint8Array, header: string | undefined, secret: string): boolean {
  const [, method = '', digest = ''] = /^\s*(sha\d+)=([\da-f]+)\s*$/i.exec(header ?? '') ?? []
  if (secret === '' || !METHODS.has(method.toLowerCase())) return false
  const expected = createHmac(method.toLowerCase(), secret).update(body).digest()
  const given = Buffer.from(digest, 'hex')
  return given.length === expected.length && timingSafeEqual(given, expected)
}

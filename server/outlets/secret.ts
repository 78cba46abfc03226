// The secret end of an outlet's address: 256 random bits, shown once and kept as a hash; nobody can guess it, so no slow hash is needed.
import { createHash, randomBytes } from 'node:crypto'

export const newSecret = (): string => randomBytes(32).toString('base64url')

export const hashOf = (text: string | Uint8Array): Uint8Array<ArrayBuffer> =>
  new Uint8Array(createHash('sha256').update(text).digest())

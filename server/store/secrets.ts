// Secrets that are shown once and rest as their SHA-256: with 256 random bits there is nothing to guess, so no slow hash is needed.
import { createHash, randomBytes } from 'node:crypto'

/** 256 random bits as 43 letters. */
export const newBareSecret = (): string => randomBytes(32).toString('base64url')

/** A new secret, recognisable by its first letters. */
export const newSecret = (prefix: string) => `${prefix}_${newBareSecret()}`

export const hashOf = (secret: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(createHash('sha256').update(secret).digest())

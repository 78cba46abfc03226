// Secrets that Rasid must read again (one-time-code seeds, keys of webhooks) are sealed with a key that is not in the database: who
// takes the database alone takes nothing readable. AES-256-GCM; what is bound to one purpose cannot be opened for another.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

const NONCE_BYTES = 12
const TAG_BYTES = 16

// Next loads this module a second time for its bundle; globalThis is shared.
const shared = globalThis as typeof globalThis & { rasidKeys?: Uint8Array[] }

/** Main reads the keys and hands them over once: the first seals, and each of them opens what it once sealed. */
export function openSealing(keys: Uint8Array[]): void {
  if (keys.length === 0 || keys.some(({ length }) => length !== 32))
    throw new Error('The key for secrets must have 32 bytes.')
  shared.rasidKeys = keys
}

/** Text in, text out; never the same twice. */
export function seal(text: string, purpose: string): string {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', keys()[0] as Uint8Array, nonce).setAAD(Buffer.from(purpose))
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return `v1.${Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url')}`
}

export const isSealed = (text: string) => text.startsWith('v1.')

/** What was sealed for this purpose; null when it was sealed with another key, for another purpose, or changed. */
export function unseal(sealed: string, purpose: string): string | null {
  for (const key of keys()) {
    const text = unsealWith(key, sealed, purpose)
    if (text !== null) return text
  }
  return null
}

/** The same sealed with the first key; null when that is how it is sealed already, or no key opens it. */
export function resealed(sealed: string, purpose: string): string | null {
  const [newest] = keys()
  const text = unsealWith(newest as Uint8Array, sealed, purpose) === null ? unseal(sealed, purpose) : null
  return text === null ? null : seal(text, purpose)
}

function unsealWith(key: Uint8Array, sealed: string, purpose: string): string | null {
  const bytes = Buffer.from(sealed.replace(/^v1\./, ''), 'base64url')
  if (!isSealed(sealed) || bytes.length < NONCE_BYTES + TAG_BYTES) return null
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES))
      .setAAD(Buffer.from(purpose))
      .setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES))
    return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8')
  } catch {
    return null
  }
}

function keys(): Uint8Array[] {
  if (!shared.rasidKeys) throw new Error('The key for secrets is not open: openSealing() comes first.')
  return shared.rasidKeys
}

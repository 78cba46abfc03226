// Secrets that Rasid must read again (one-time-code seeds, keys of webhooks) are sealed with a key that is not in the database: who
// takes the database alone takes nothing readable. AES-256-GCM; what is bound to one purpose cannot be opened for another.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

const NONCE_BYTES = 12
const TAG_BYTES = 16

// Next loads this module a second time for its bundle; globalThis is shared.
const shared = globalThis as typeof globalThis & { rasidKey?: Uint8Array }

/** Main reads the key and hands it over once. */
export function openSealing(key: Uint8Array): void {
  if (key.length !== 32) throw new Error('The key for secrets must have 32 bytes.')
  shared.rasidKey = key
}

/** Text in, text out; never the same twice. */
export function seal(text: string, purpose: string): string {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key(), nonce).setAAD(Buffer.from(purpose))
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return `v1.${Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url')}`
}

/** What was sealed for this purpose; null when it was sealed with another key, for another purpose, or changed. */
export function unseal(sealed: string, purpose: string): string | null {
  const bytes = Buffer.from(sealed.replace(/^v1\./, ''), 'base64url')
  if (!sealed.startsWith('v1.') || bytes.length < NONCE_BYTES + TAG_BYTES) return null
  try {
    const decipher = createDecipheriv('aes-256-gcm', key(), bytes.subarray(0, NONCE_BYTES))
      .setAAD(Buffer.from(purpose))
      .setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES))
    return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8')
  } catch {
    return null
  }
}

function key(): Uint8Array {
  if (!shared.rasidKey) throw new Error('The key for secrets is not open: openSealing() comes first.')
  return shared.rasidKey
}

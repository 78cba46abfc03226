// The part of the environment that is about who may come in: proxies, the key for secrets, the allowance of requests, single sign-on.
// Pure; config.ts gives it the reading.
import ipaddr from 'ipaddr.js'
import type { Reading } from './config.ts'

export type DoorConfig = {
  /** Addresses and blocks of proxies whose X-Forwarded-For is believed. */
  trustedProxies: string[]
  /** Base64url of 32 bytes, or several of them by commas, the newest first; undefined: a file in the data folder. */
  secretKey: string | undefined
  requestsPerMinute: number
  oidcIssuer: string | undefined
  oidcClientId: string | undefined
  oidcClientSecret: string | undefined
  /** What the button says. */
  oidcName: string
}

type Read = <T>(name: string, fallback: string, parse: (text: string) => Reading<T>) => T
type Address = (protocols: string[], example: string) => (text: string) => Reading<string | undefined>

export function readDoor(read: Read, address: Address): DoorConfig {
  const anything = (text: string): Reading<string | undefined> => ({ value: text || undefined })
  const door: DoorConfig = {
    trustedProxies: read('TRUSTED_PROXIES', '', blocks),
    secretKey: read('SECRET_KEY', '', secretKey),
    requestsPerMinute: read('REQUESTS_PER_MINUTE', '12000', allowance),
    oidcIssuer: read('OIDC_ISSUER', '', address(['https:', 'http:'], 'OIDC_ISSUER=https://id.example')),
    oidcClientId: read('OIDC_CLIENT_ID', '', anything),
    oidcClientSecret: read('OIDC_CLIENT_SECRET', '', anything),
    oidcName: read('OIDC_NAME', 'Single sign-on', (text) => ({ value: text })),
  }
  const given = [door.oidcIssuer, door.oidcClientId, door.oidcClientSecret].filter(Boolean).length
  if (given === 1 || given === 2) {
    read('OIDC_ISSUER', '', () => ({
      expected: 'single sign-on needs OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET, all three',
    }))
  }
  return door
}

function blocks(text: string): Reading<string[]> {
  const entries = text
    .split(',')
    .map((entry) => entry.trim())
    .filter(Boolean)
  const wrong = entries.find((entry) => !(entry.includes('/') ? ipaddr.isValidCIDR(entry) : ipaddr.isValid(entry)))
  return wrong === undefined
    ? { value: entries }
    : { expected: `"${wrong}" is neither an IP nor a CIDR block, for example TRUSTED_PROXIES=127.0.0.1,10.0.0.0/8` }
}

// The key itself must not be repeated on a terminal: only its form is said.
function secretKey(text: string): Reading<string | undefined> {
  if (text === '') return { value: undefined }
  return text.split(',').every((key) => Buffer.from(key.trim(), 'base64url').length === 32)
    ? { value: text }
    : { expected: '32 random bytes in base64url, for example the output of: openssl rand -base64 32 | tr +/ -_' }
}

function allowance(text: string): Reading<number> {
  const value = Number(text)
  return Number.isInteger(value) && value >= 10 && value <= 10_000_000
    ? { value }
    : { expected: 'a whole number from 10 to 10000000, for example REQUESTS_PER_MINUTE=12000' }
}

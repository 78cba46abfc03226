// What a response's headers say: what is there or not, where a redirect leads, how long to stay away, which validators may be
// believed. Pure but for the clock; never throws.
import { isUtf8 } from 'node:buffer'
import type { Dispatcher } from 'undici'

type Response = Pick<Dispatcher.ResponseData, 'headers' | 'statusCode'>

export const headersOf = (response: Response, name: string): string[] => [response.headers[name] ?? []].flat()

export const headerOf = (response: Response, name: string): string | null => headersOf(response, name)[0] ?? null

/** Where a redirect leads. Headers arrive one character a byte, and many servers write addresses in UTF-8. */
export function locationOf(response: Response): string | null {
  const written = headerOf(response, 'location')
  if (!written) return null
  const bytes = Buffer.from(written, 'latin1')
  return isUtf8(bytes) ? bytes.toString('utf8') : written
}

/** Seconds from a Retry-After of either form; nothing when there is none or it cannot be read. */
export function retryAfter(response: Response): { retryAfterSeconds?: number } {
  const text = headerOf(response, 'retry-after')?.trim() ?? ''
  // A date begins with its weekday; Date.parse would read a year or a month into stray numbers ("120.5", "-5").
  const seconds = /^\d+$/.test(text)
    ? Number(text)
    : /^[a-z]{3}/i.test(text)
      ? (Date.parse(text) - Date.now()) / 1000
      : Number.NaN
  return Number.isFinite(seconds) && seconds > 0 ? { retryAfterSeconds: Math.ceil(seconds) } : {}
}

// Clocks differ; a server whose file was changed tomorrow has none.
const CLOCKS_DIFFER_MS = 86_400_000
// Files without a date get the first moment that their system knows: 1970, or 1980 out of an archive.
const EARLIEST_MS = Date.UTC(1981, 0, 1)

/** The validators of a whole answer. One that cannot be true stands still for years while the feed changes. */
export function validatorsOf(response: Response): { etag: string | null; lastModified: string | null } {
  // A part says nothing of the whole.
  if (response.statusCode === 206) return { etag: null, lastModified: null }
  const lastModified = headerOf(response, 'last-modified')
  const at = Date.parse(lastModified ?? '')
  const untrue = at < EARLIEST_MS || at > Date.now() + CLOCKS_DIFFER_MS
  return { etag: headerOf(response, 'etag'), lastModified: untrue ? null : lastModified }
}

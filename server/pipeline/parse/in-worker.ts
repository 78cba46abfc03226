// Parses a document in a thread of its own kind. Resolves to what parseFeed gives; what takes too long, or too much memory, is an
// error in words. Never rejects.
import { availableParallelism } from 'node:os'
import type { Listing } from '../identity/listing.ts'
import type { ParsedListing } from '../parse.ts'
import { Threads } from '../threads.ts'

export type ParseRequest = {
  contentType: string | null
  language: string | null
  baseUrl: string | null
  /** What the feed listed before: of what stands there in the same words only what identifies it is read. */
  before?: Listing
  /** Only what an article is made of comes back: half the bytes. Its HTML is packed (core/text/html.ts). */
  lean?: boolean
}
export type ParseJob = ParseRequest & { bytes: Uint8Array }
export type Parsed = ParsedListing | { error: string }

// Ten megabytes, the most that a fetch brings, parse in under a second: ten mean that something is wrong.
const LIMIT_MS = 10_000
const threads = new Threads<ParseJob, Parsed>({
  script: new URL('./worker.ts', import.meta.url),
  // More threads than this would take the processor from what waits for the result. An idle one costs some ten megabytes.
  most: Math.min(2, availableParallelism()),
  // The largest honest document takes some 150 MB on its way.
  memoryMb: 512,
  late: (limitMs) => ({ error: `The feed took longer than ${limitMs / 1_000} seconds to read.` }),
  broken: (message) => ({ error: `The feed could not be read: ${message}` }),
})

export const parseInWorker = (bytes: Uint8Array, request: ParseRequest, limitMs = LIMIT_MS): Promise<Parsed> =>
  threads.run({ ...request, bytes }, limitMs)

/** The same for bytes that nobody needs afterwards: they are not copied, and are gone here, where they have memory of their own. */
export const parseAway = (bytes: Uint8Array, request: ParseRequest): Promise<Parsed> => {
  const { buffer } = bytes
  const alone = buffer instanceof ArrayBuffer && buffer.byteLength === bytes.byteLength
  return threads.run({ ...request, bytes }, LIMIT_MS, alone ? [buffer] : [])
}

// Reads a response's body with its compression undone, bounded in bytes on the wire and after it, and in time.
// Throws `TooLarge` past a bound; the stream is destroyed either way.
import type { Readable } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { TooLarge } from './failure.ts'

// Ten megabytes hold thousands of articles; brotli packs 200 MB of zeros into 304 bytes, so both sides are counted.
const LARGEST_BYTES = 10 * 1024 * 1024

const DECODERS: Record<string, () => NodeJS.ReadWriteStream & Readable> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
}

export async function readBody(
  body: Readable,
  encoding: string | null,
  signal: AbortSignal,
  timeoutMs: number,
): Promise<Uint8Array> {
  const names = (encoding ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'identity')
  const unknown = names.find((name) => !DECODERS[name])
  if (unknown !== undefined || names.length > 2) throw new Error(`unknown compression ${unknown ?? names.join(',')}`)
  const streams: Readable[] = [body]
  for (const name of names.reverse())
    streams.push((streams.at(-1) as Readable).pipe((DECODERS[name] as () => NodeJS.ReadWriteStream & Readable)()))
  const end = streams.at(-1) as Readable
  const fail = (error: Error) => end.destroy(error)
  for (const stream of streams.slice(0, -1)) stream.on('error', fail)
  let wireBytes = 0
  if (streams.length > 1) {
    body.on('data', (chunk: Buffer) => {
      wireBytes += chunk.length
      if (wireBytes > LARGEST_BYTES) fail(new TooLarge(LARGEST_BYTES))
    })
  }
  const late = setTimeout(() => fail(new Error('the body took too long')), timeoutMs)
  const aborted = () => fail(new Error('the body took too long'))
  signal.addEventListener('abort', aborted, { once: true })
  try {
    return await collect(end)
  } finally {
    clearTimeout(late)
    signal.removeEventListener('abort', aborted)
    for (const stream of streams) {
      stream.on('error', () => undefined)
      stream.destroy()
    }
  }
}

async function collect(stream: Readable): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > LARGEST_BYTES) throw new TooLarge(LARGEST_BYTES)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

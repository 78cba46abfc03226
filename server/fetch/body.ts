// Reads a response's body with its compression undone, bounded in bytes on the wire and after it, and in time.
// Throws a sentence of failure.ts past a bound, and what the streams throw; the streams are destroyed either way.
import { type Duplex, PassThrough, type Readable } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib'
import { TooLarge, TooSlow, UnknownCompression } from './failure.ts'

// Ten megabytes hold thousands of articles; brotli packs 200 MB of zeros into 304 bytes, so both sides are counted.
const LARGEST_BYTES = 10 * 1024 * 1024
// Nobody means more than one; a proxy may add its own.
const MOST_COMPRESSIONS = 2

const GZIP = 0x1f
/** Text where a compression was announced: no compression begins with a letter of markup. */
const isText = (firstByte: number) => firstByte === 0x3c || firstByte === 0x7b || firstByte === 0xef

/** A decoder for a body whose first byte is given. */
const DECODERS: Record<string, (firstByte: number) => Duplex> = {
  gzip: (firstByte) => (isText(firstByte) ? new PassThrough() : createGunzip()),
  'x-gzip': (firstByte) => DECODERS.gzip?.(firstByte) as Duplex,
  // The name means zlib's format, whose first byte ends in 8; some servers send the bare stream instead.
  deflate: (firstByte) =>
    isText(firstByte) ? new PassThrough() : (firstByte & 0x0f) === 8 ? createInflate() : createInflateRaw(),
  br: () => createBrotliDecompress(),
}

/** The whole body, unless it is larger than that. */
export const readBody = (
  body: Readable,
  encoding: string | null,
  signal: AbortSignal,
  timeoutMs: number,
  mostBytes = LARGEST_BYTES,
) => read(body, encoding, signal, timeoutMs, (stream) => collect(stream, mostBytes))

/** The start of a body as text, at most so many bytes; what goes wrong on the way ends it. Never rejects. */
export async function readStart(
  body: Readable,
  encoding: string | null,
  signal: AbortSignal,
  timeoutMs: number,
  mostBytes: number,
): Promise<string> {
  let start = ''
  const take = async (stream: Readable) => {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      start += chunk.toString('latin1')
      if (start.length >= mostBytes) break
    }
  }
  await read(body, encoding, signal, timeoutMs, take).catch(() => undefined)
  return start.slice(0, mostBytes)
}

async function read<T>(
  body: Readable,
  encoding: string | null,
  signal: AbortSignal,
  timeoutMs: number,
  take: (stream: Readable) => Promise<T>,
): Promise<T> {
  const streams: Readable[] = [body]
  const fail = (error: Error) => (streams.at(-1) as Readable).destroy(error)
  const slow = () => fail(new TooSlow())
  const late = setTimeout(slow, timeoutMs)
  signal.addEventListener('abort', slow, { once: true })
  try {
    await undoCompression(streams, namesIn(encoding), fail)
    await undoUnsaid(streams, fail)
    return await take(streams.at(-1) as Readable)
  } finally {
    clearTimeout(late)
    signal.removeEventListener('abort', slow)
    for (const stream of streams) {
      stream.on('error', () => undefined)
      stream.destroy()
    }
  }
}

/** The compressions of a Content-Encoding, the last one put on first. */
function namesIn(encoding: string | null): string[] {
  const names = (encoding ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'identity')
  if (names.length > MOST_COMPRESSIONS || names.some((name) => !Object.hasOwn(DECODERS, name)))
    throw new UnknownCompression(names.join(', '))
  return names.reverse()
}

/** Puts a decoder behind the last stream for each name. An error of a stream in the middle ends the last one. */
async function undoCompression(streams: Readable[], names: string[], fail: (error: Error) => void): Promise<void> {
  for (const name of names) {
    const firstByte = await peek(streams.at(-1) as Readable)
    // An empty body has nothing to undo, whatever it is labelled.
    if (firstByte === undefined) return
    append(streams, (DECODERS[name] as (firstByte: number) => Duplex)(firstByte), fail)
  }
}

/** Some servers send a file feed.xml.gz as it is. What no text begins with is undone, as often as anybody means it. */
async function undoUnsaid(streams: Readable[], fail: (error: Error) => void): Promise<void> {
  while (streams.length <= MOST_COMPRESSIONS) {
    if ((await peek(streams.at(-1) as Readable)) !== GZIP) return
    append(streams, createGunzip(), fail)
  }
}

function append(streams: Readable[], decoder: Duplex, fail: (error: Error) => void): void {
  const before = streams.at(-1) as Readable
  let bytes = 0
  before.on('error', fail)
  before.on('data', (chunk: Buffer) => {
    bytes += chunk.length
    if (bytes > LARGEST_BYTES) fail(new TooLarge(LARGEST_BYTES))
  })
  streams.push(before.pipe(decoder))
}

/** The first byte of a stream, which keeps it; undefined when it ends without one. Throws what the stream throws. */
function peek(stream: Readable): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    // What has ended before tells so no second time.
    if (stream.errored) return reject(stream.errored)
    if (stream.readableEnded) return resolve(undefined)
    const look = () => {
      const chunk = stream.read() as Buffer | null
      if (chunk === null) return
      settle()
      stream.unshift(chunk)
      resolve(chunk[0])
    }
    const end = () => {
      settle()
      resolve(undefined)
    }
    const error = (reason: Error) => {
      settle()
      reject(reason)
    }
    const settle = () => {
      stream.off('readable', look).off('end', end).off('error', error)
    }
    stream.on('readable', look).on('end', end).on('error', error)
  })
}

async function collect(stream: Readable, mostBytes: number): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > mostBytes) throw new TooLarge(mostBytes)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

// A thread that takes the article out of one page after another. Each job is answered once; a page that breaks the libraries has none.
import { parentPort } from 'node:worker_threads'
import { decode } from '../pipeline/decode.ts'
import type { Answer, Job } from '../pipeline/threads.ts'
import { type Extracted, extract } from './extract.ts'
import type { PageJob } from './in-worker.ts'

parentPort?.on('message', ({ id, bytes, contentType, language, url, title }: Job<PageJob>) => {
  const answer = (result: Extracted | null) =>
    parentPort?.postMessage({ id, result } satisfies Answer<Extracted | null>)
  try {
    const { text } = decode(bytes, withCharset(bytes, contentType), language)
    answer(extract(text, url, title))
  } catch {
    answer(null)
  }
})

const HEAD_BYTES = 4_096

/** A page says its charset in a meta element where HTTP does not. */
function withCharset(bytes: Uint8Array, contentType: string | null): string | null {
  if (/charset/i.test(contentType ?? '')) return contentType
  const head = Buffer.from(bytes.subarray(0, HEAD_BYTES)).toString('latin1')
  const charset = /<meta[^>]*?charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(head)?.[1]
  return charset ? `text/html; charset=${charset}` : contentType
}

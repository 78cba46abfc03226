// How fast a feed is read in a worker thread, decoded, sanitised and all, beside feedsmith alone; and whether memory stays flat over
// 100,000 documents. See parse-worker.ts.
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'

export async function measure(): Promise<Record<string, unknown>> {
  const worker = new Worker(new URL('./parse-worker.ts', import.meta.url))
  const [figures] = (await once(worker, 'message')) as [Record<string, unknown>]
  await worker.terminate()
  return figures
}

// Takes the article out of a page in a thread of its own kind. Resolves to null when there is none, when it takes too long, or too much
// memory. Never rejects.
import { Threads } from '../pipeline/threads.ts'
import type { Extracted } from './extract.ts'

export type PageJob = {
  bytes: Uint8Array
  contentType: string | null
  language: string | null
  url: string
  title: string
}

// A page of a megabyte takes half a second.
const LIMIT_MS = 5_000
const threads = new Threads<PageJob, Extracted | null>({
  script: new URL('./worker.ts', import.meta.url),
  most: 1,
  memoryMb: 256,
  late: () => null,
  broken: () => null,
})

export const extractInWorker = (job: PageJob, limitMs = LIMIT_MS): Promise<Extracted | null> =>
  threads.run(job, limitMs)

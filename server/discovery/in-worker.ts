// Reads the addresses of feeds off a page in a thread of its own kind: any stranger's page may be asked for, and one can be made so that it
// takes minutes. Resolves to none when it takes too long, or too much memory. Never rejects.
import { Threads } from '../pipeline/threads.ts'

export type CandidatesJob = { bytes: Uint8Array; contentType: string | null; url: string; link: string }

// A large newspaper's first page takes a tenth of a second.
const LIMIT_MS = 4_000
const threads = new Threads<CandidatesJob, string[]>({
  script: new URL('./worker.ts', import.meta.url),
  most: 1,
  memoryMb: 256,
  late: () => [],
  broken: () => [],
})

export const candidatesInWorker = (job: CandidatesJob, limitMs = LIMIT_MS): Promise<string[]> =>
  threads.run(job, limitMs)

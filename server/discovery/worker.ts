// A thread that reads the addresses of feeds off one page after another. Each job is answered once; a page that breaks the library has none.
import { parentPort } from 'node:worker_threads'
import { decode } from '../pipeline/decode.ts'
import type { Answer, Job } from '../pipeline/threads.ts'
import { feedCandidates } from './candidates.ts'
import type { CandidatesJob } from './in-worker.ts'

parentPort?.on('message', ({ id, bytes, contentType, url, link }: Job<CandidatesJob>) => {
  const answer = (result: string[]) => parentPort?.postMessage({ id, result } satisfies Answer<string[]>)
  try {
    answer(feedCandidates(decode(bytes, contentType).text, url, link))
  } catch {
    answer([])
  }
})

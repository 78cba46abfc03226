// A thread that decodes and parses one document after another. Each job is answered once, a bug included: as an error in words.
import { parentPort } from 'node:worker_threads'
import { decode } from '../decode.ts'
import { parseListing } from '../parse.ts'
import type { Answer, Job } from '../threads.ts'
import type { Parsed, ParseJob } from './in-worker.ts'

parentPort?.on('message', ({ id, bytes, contentType, language, baseUrl, before }: Job<ParseJob>) => {
  const answer = (result: Parsed) => parentPort?.postMessage({ id, result } satisfies Answer<Parsed>)
  try {
    const { text } = decode(bytes, contentType, language)
    const options = { ...(contentType ? { contentType } : {}), ...(baseUrl ? { baseUrl } : {}) }
    answer(parseListing(text, options, before ?? []))
  } catch (error) {
    answer({ error: `The feed could not be read: ${error instanceof Error ? error.message : String(error)}` })
  }
})

// A thread that decodes and parses one document after another. Each job is answered once, a bug included: as an error in words.
import { parentPort } from 'node:worker_threads'
import { decode } from '../decode.ts'
import { parseListing } from '../parse.ts'
import type { Answer, Job } from './in-worker.ts'

parentPort?.on('message', ({ id, bytes, contentType, language, baseUrl, before }: Job) => {
  const answer = (parsed: Answer['parsed']) => parentPort?.postMessage({ id, parsed } satisfies Answer)
  try {
    const { text } = decode(bytes, contentType, language)
    const options = { ...(contentType ? { contentType } : {}), ...(baseUrl ? { baseUrl } : {}) }
    answer(parseListing(text, options, before ?? []))
  } catch (error) {
    answer({ error: `The feed could not be read: ${error instanceof Error ? error.message : String(error)}` })
  }
})

// Parses a document in a thread of its own kind, so that no document, however large or vicious, holds up the event loop. Resolves
// to what parseFeed gives; what takes too long, or too much memory, ends its thread and is an error in words. Never rejects.
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { Listing } from '../identity/listing.ts'
import type { ParsedListing } from '../parse.ts'

export type ParseRequest = {
  contentType: string | null
  language: string | null
  baseUrl: string | null
  /** What the feed listed before: of what stands there in the same words only what identifies it is read. */
  before?: Listing
}
export type Job = ParseRequest & { id: number; bytes: Uint8Array }
export type Answer = { id: number; parsed: ParsedListing | { error: string } }

type Waiting = { job: Job; limitMs: number; resolve: (parsed: Answer['parsed']) => void }
type Thread = { worker: Worker; current: Waiting | undefined; timer: NodeJS.Timeout | undefined }

// Ten megabytes, the most that a fetch brings, parse in under a second: ten mean that something is wrong.
const LIMIT_MS = 10_000
// The largest honest document takes some 150 MB on its way.
const LIMIT_MEMORY_MB = 512
// What a thread throws away it throws away soon: more room for it is resident memory and no faster (measured: bench parse, bench poll).
const YOUNG_MEMORY_MB = 24
// More threads than this would take the processor from what waits for the result.
const MOST_THREADS = 2
// Threads are started as they are needed; an idle one costs some ten megabytes and stays.
const threads: Thread[] = []
const queue: Waiting[] = []
let lastId = 0

export function parseInWorker(
  bytes: Uint8Array,
  request: ParseRequest,
  limitMs = LIMIT_MS,
): Promise<ParsedListing | { error: string }> {
  return new Promise((resolve) => {
    queue.push({ job: { ...request, id: ++lastId, bytes }, limitMs, resolve })
    next()
  })
}

function next(): void {
  if (queue.length === 0) return
  const idle = threads.find(({ current }) => current === undefined) ?? startThread()
  if (!idle) return
  const waiting = queue.shift() as Waiting
  idle.current = waiting
  // The process stays while a document is on its way, and may end while threads are idle.
  idle.worker.ref()
  const late = `The feed took longer than ${waiting.limitMs / 1_000} seconds to read.`
  idle.timer = setTimeout(() => end(idle, late), waiting.limitMs)
  idle.worker.postMessage(waiting.job)
}

function startThread(): Thread | undefined {
  if (threads.length >= Math.min(MOST_THREADS, availableParallelism())) return undefined
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: LIMIT_MEMORY_MB, maxYoungGenerationSizeMb: YOUNG_MEMORY_MB },
  })
  const thread: Thread = { worker, current: undefined, timer: undefined }
  worker.on('message', ({ id, parsed }: Answer) => {
    if (thread.current?.job.id === id) settle(thread, parsed)
    next()
  })
  worker.on('error', ({ message }) => end(thread, `The feed could not be read: ${message}`))
  threads.push(thread)
  return thread
}

function settle(thread: Thread, parsed: Answer['parsed']): void {
  clearTimeout(thread.timer)
  const waiting = thread.current
  thread.current = undefined
  thread.worker.unref()
  waiting?.resolve(parsed)
}

/** A thread that hangs or has failed goes, and with it the document it was at; the next one gets a new thread. */
function end(thread: Thread, error: string): void {
  const at = threads.indexOf(thread)
  if (at !== -1) threads.splice(at, 1)
  settle(thread, { error })
  void thread.worker.terminate()
  next()
}

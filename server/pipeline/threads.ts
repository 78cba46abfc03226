// Threads that take one job after another, so that no job, however large or vicious, holds up the event loop. A job that takes too
// long, or too much memory, ends its thread and is answered with what the owner says of it; nothing rejects.
import { Worker } from 'node:worker_threads'

export type Job<J> = J & { id: number }
export type Answer<R> = { id: number; result: R }

type Waiting<J, R> = {
  job: Job<J>
  given: ArrayBuffer[]
  since: number
  limitMs: number
  resolve: (result: R) => void
}
type Thread<J, R> = { worker: Worker; current: Waiting<J, R> | undefined; timer: NodeJS.Timeout | undefined }

export type ThreadKind<R> = {
  script: URL
  most: number
  memoryMb: number
  late(limitMs: number): R
  broken(message: string): R
}

// One thread reads what a newsroom's feeds say many times over: a second costs memory and its own warming up, and is started where a job
// waits longer than this, behind one that is large or hostile.
const PATIENCE_MS = 2_000
// What a thread throws away it throws away soon: more room for it is resident memory and no faster (measured: bench parse, bench poll).
const YOUNG_MEMORY_MB = 24

/** `run` resolves to what the script's thread answers. Threads are started as they are needed, and stay. */
export class Threads<J extends object, R> {
  readonly #kind: ThreadKind<R>
  readonly #threads: Thread<J, R>[] = []
  readonly #queue: Waiting<J, R>[] = []
  #lastId = 0
  #impatient: NodeJS.Timeout | undefined

  constructor(kind: ThreadKind<R>) {
    this.#kind = kind
  }

  /** `given`: memory of the job that the thread takes over instead of a copy; it is gone here then. */
  run(job: J, limitMs: number, given: ArrayBuffer[] = []): Promise<R> {
    return new Promise((resolve) => {
      this.#queue.push({ job: { ...job, id: ++this.#lastId }, given, since: performance.now(), limitMs, resolve })
      this.#next()
    })
  }

  #next(): void {
    if (this.#queue.length === 0) return
    const idle = this.#threads.find(({ current }) => current === undefined) ?? this.#another()
    if (!idle) return
    const waiting = this.#queue.shift() as Waiting<J, R>
    idle.current = waiting
    // The process stays while a job is on its way, and may end while threads are idle.
    idle.worker.ref()
    idle.timer = setTimeout(() => this.#end(idle, this.#kind.late(waiting.limitMs)), waiting.limitMs)
    idle.worker.postMessage(waiting.job, waiting.given)
  }

  /** A new thread for what has waited long enough. */
  #another(): Thread<J, R> | undefined {
    if (this.#threads.length >= this.#kind.most) return undefined
    const due = (this.#queue[0]?.since ?? 0) + PATIENCE_MS - performance.now()
    if (this.#threads.length === 0 || due <= 0) return this.#start()
    this.#impatient ??= setTimeout(() => {
      this.#impatient = undefined
      this.#next()
    }, due).unref()
    return undefined
  }

  #start(): Thread<J, R> {
    const worker = new Worker(this.#kind.script, {
      resourceLimits: { maxOldGenerationSizeMb: this.#kind.memoryMb, maxYoungGenerationSizeMb: YOUNG_MEMORY_MB },
    })
    const thread: Thread<J, R> = { worker, current: undefined, timer: undefined }
    worker.on('message', ({ id, result }: Answer<R>) => {
      if (thread.current?.job.id === id) settle(thread, result)
      this.#next()
    })
    worker.on('error', ({ message }) => this.#end(thread, this.#kind.broken(message)))
    this.#threads.push(thread)
    return thread
  }

  /** A thread that hangs or has failed goes, and with it the job it was at; the next one gets a new thread. */
  #end(thread: Thread<J, R>, result: R): void {
    const at = this.#threads.indexOf(thread)
    if (at !== -1) this.#threads.splice(at, 1)
    settle(thread, result)
    void thread.worker.terminate()
    this.#next()
  }
}

function settle<J, R>(thread: Thread<J, R>, result: R): void {
  clearTimeout(thread.timer)
  const waiting = thread.current
  thread.current = undefined
  thread.worker.unref()
  waiting?.resolve(result)
}

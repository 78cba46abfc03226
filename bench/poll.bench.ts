// Polling: many feeds over time (poll-many.ts), and again what is known (poll-known.ts). Each part in a process of its own, so that the
// memory of one is not counted for the other.
import { fork } from 'node:child_process'
import { once } from 'node:events'

export async function measure(): Promise<Record<string, unknown>> {
  return { ...(await partOf('./poll-known.ts')), ...(await partOf('./poll-many.ts')) }
}

async function partOf(file: string): Promise<Record<string, unknown>> {
  // As `npm start` starts it.
  const child = fork(new URL(file, import.meta.url), {
    execArgv: ['--max-semi-space-size=16', '--max-old-space-size=1024'],
    env: { ...process.env, MALLOC_ARENA_MAX: '2', UV_THREADPOOL_SIZE: '32' },
  })
  const [message] = await Promise.race([once(child, 'message'), once(child, 'exit')])
  if (typeof message !== 'object' || message === null) throw new Error(`${file} left with ${message}.`)
  return message as Record<string, unknown>
}

// The `rasid` command as a child process, as a shell starts it: what it wrote where, and how it left.
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const COMMAND = fileURLToPath(new URL('../../server/rasid.mjs', import.meta.url))

export type Outcome = { code: number | null; out: string; err: string }

/** Starts it with pipes on all three ends. A child that leaves before it has read everything is no error here. */
export function spawnRasid(args: string[], cwd?: string): ChildProcessWithoutNullStreams {
  const child = spawn(process.execPath, [COMMAND, ...args], { stdio: 'pipe', ...(cwd ? { cwd } : {}) })
  child.stdin.on('error', () => undefined)
  return child
}

/** Runs it to its end with this standard input. */
export async function runRasid(args: string[], input: string | Uint8Array = '', cwd?: string): Promise<Outcome> {
  const child = spawnRasid(args, cwd)
  child.stdin.end(input)
  return outcomeOf(child)
}

export async function outcomeOf(child: ChildProcessWithoutNullStreams): Promise<Outcome> {
  const out: Buffer[] = []
  const err: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk))
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() }
}

export type Spoken = Record<string, unknown>

/** Standard output as the objects that it must consist of: one on each line, the last line ended too. */
export function spokenBy({ out }: Outcome): Spoken[] {
  if (out === '') return []
  if (!out.endsWith('\n')) throw new Error(`the last line has no end: ${out.slice(-200)}`)
  return out
    .slice(0, -1)
    .split('\n')
    .map((line) => JSON.parse(line) as Spoken)
}

export const jsonLines = (values: unknown[]) => values.map((value) => `${JSON.stringify(value)}\n`).join('')

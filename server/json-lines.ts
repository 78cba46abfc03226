// JSON Lines in and out, streaming: a line that is no object is said with its number and left out; output waits for its reader.
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'

export type Line = { number: number; value: Record<string, unknown> }

/** The objects of a stream; `wrong` is told of every line that is not one. */
export async function* readLines(input: Readable, wrong: (sentence: string) => void): AsyncGenerator<Line> {
  let number = 0
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number++
    if (line.trim() === '') continue
    const value = parse(line)
    if (value) yield { number, value }
    else wrong(`line ${number}: a JSON object is expected`)
  }
}

export async function writeLine(value: unknown): Promise<void> {
  if (!process.stdout.write(`${JSON.stringify(value)}\n`)) await once(process.stdout, 'drain')
}

export const textOf = (value: unknown) => (typeof value === 'string' ? value : '')

function parse(line: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined
  } catch {
    return undefined
  }
}

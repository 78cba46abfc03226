// JSON Lines in and out, streaming: a line that is no object is said with its number and left out; output waits for its reader.
import { once } from 'node:events'
import type { Readable } from 'node:stream'

export type Line = { number: number; value: Record<string, unknown> }

/** The objects of a stream; `wrong` is told of every line that is not one. Throws what the stream throws. */
export async function* readLines(input: Readable, wrong: (sentence: string) => void): AsyncGenerator<Line> {
  let number = 0
  for await (const written of linesOf(input)) {
    number++
    // Some editors begin a file with a byte order mark.
    const line = number === 1 ? written.replace(/^\uFEFF/, '') : written
    if (line.trim() === '') continue
    const value = parse(line)
    if (value) yield { number, value }
    else wrong(`line ${number}: a JSON object is expected`)
  }
}

// Not node:readline, which also ends a line at U+2028 and U+2029: JSON lets both stand inside a string, and articles have them.
async function* linesOf(input: Readable): AsyncGenerator<string> {
  // Keeps a letter together whose bytes come in two chunks.
  input.setEncoding('utf8')
  let unfinished: string[] = []
  for await (const chunk of input as AsyncIterable<string>) {
    const parts = chunk.split('\n')
    const last = parts.pop() as string
    for (const part of parts) {
      yield unfinished.join('') + part
      unfinished = []
    }
    unfinished.push(last)
  }
  const last = unfinished.join('')
  if (last !== '') yield last
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

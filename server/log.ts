// One line per event on standard error: time, level, what happened, and its facts as key=value. Never throws.
import type { LogLevel } from './config.ts'

const ORDER: Record<LogLevel, number> = { debug: 0, info: 1, warn: 2, error: 3 }
let threshold = ORDER.info

export function setLogLevel(level: LogLevel): void {
  threshold = ORDER[level]
}

export function log(level: LogLevel, message: string, facts: Record<string, unknown> = {}): void {
  if (ORDER[level] < threshold) return
  const tail = Object.entries(facts).map(([name, value]) => ` ${name}=${show(value)}`)
  process.stderr.write(`${new Date().toISOString()} ${level} ${message}${tail.join('')}\n`)
}

function show(value: unknown): string {
  if (value instanceof Error) return JSON.stringify(value.stack ?? value.message)
  const text = typeof value === 'string' ? value : String(value)
  return /^[\w.:/-]+$/.test(text) ? text : JSON.stringify(text)
}

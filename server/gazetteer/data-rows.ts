// Reads a table of data/: tab-separated columns, a line each; lines that begin with # are for people. Throws where it is absent.
import { readFileSync } from 'node:fs'

export function rows(file: string): string[][] {
  const text = readFileSync(new URL(`./data/${file}`, import.meta.url), 'utf8')
  return text.split('\n').flatMap((line) => (line === '' || line.startsWith('#') ? [] : [line.split('\t')]))
}

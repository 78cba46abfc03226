// `npm run conformance -- DIR`: reads every feed document under a folder, and where an `expected.jsonl` says what must come out,
// how much of it did. Failures go to standard error, the figures to standard output as one JSON line. Exit 1 when a document
// crashed the parser or took too long, 2 for wrong usage.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parseInWorker } from '../../server/pipeline/parse/in-worker.ts'
import { type Assertion, holds } from './holds.ts'

type Case = { file: string; headers?: Record<string, string>; base?: string; asserts: Assertion[] }

const DOCUMENT = /\.(xml|rss|rdf|atom|json|opml|feed)$/i
const LIMIT_MS = 5_000

const folder = process.argv[2] ?? ''
if (!existsSync(folder) || !statSync(folder).isDirectory()) {
  process.stderr.write('usage: npm run conformance -- DIR   (feed documents, and expected.jsonl where there is one)\n')
  process.exit(2)
}
const counts = { documents: 0, refused: 0, crashes: 0, held: 0, expectations: 0, slowestMs: 0 }
const byKind = new Map<string, { held: number; of: number }>()
for (const one of casesIn(folder)) await check(one)
process.stdout.write(
  `${JSON.stringify({ conformance: folder, ...counts, slowestMs: Math.round(counts.slowestMs), byKind: Object.fromEntries(byKind) })}\n`,
)
process.exit(counts.crashes > 0 ? 1 : 0)

function casesIn(dir: string): Case[] {
  const list = join(dir, 'expected.jsonl')
  if (existsSync(list))
    return readFileSync(list, 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => JSON.parse(line) as Case)
  return readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .filter((file) => DOCUMENT.test(file))
    .sort()
    .map((file) => ({ file, asserts: [] }))
}

async function check({ file, headers, base, asserts }: Case): Promise<void> {
  const began = performance.now()
  const contentType = headers?.['content-type'] ?? null
  const bytes = readFileSync(join(folder, file))
  const parsed = await parseInWorker(bytes, { contentType, language: null, baseUrl: base ?? null }, LIMIT_MS)
  counts.documents++
  counts.slowestMs = Math.max(counts.slowestMs, performance.now() - began)
  if ('error' in parsed) {
    counts.refused++
    if (/could not be read:|took longer/.test(parsed.error)) counts.crashes++
  }
  for (const assertion of asserts) {
    const held = !('error' in parsed) && holds(assertion, parsed)
    const kind = byKind.get(assertion.op) ?? { held: 0, of: 0 }
    byKind.set(assertion.op, { held: kind.held + Number(held), of: kind.of + 1 })
    counts.expectations++
    if (held) counts.held++
    else process.stderr.write(`${file}: ${JSON.stringify(assertion)}\n`)
  }
}

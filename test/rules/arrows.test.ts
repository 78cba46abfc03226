// The arrows of docs/map.md as assertions: who may import whom, where the environment is read, what stays pure, how long a file
// may grow. There is no comment that silences it.
import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const LONGEST_FILE = 250
// A room, and the path prefixes that its files may import beside packages.
const ROOMS: [room: string, may: string[]][] = [
  ['core/', ['core/']],
  ['components/', ['components/', 'core/']],
  [
    'app/',
    [
      'app/',
      'components/',
      'core/',
      'server/store/',
      'server/access/',
      'server/gazetteer/shared.ts',
      'server/gazetteer/search.ts',
      'server/opml.ts',
      'server/outlets/',
      'server/named-tallies.ts',
      'server/services.ts',
    ],
  ],
  ['server/pipeline/', ['server/pipeline/', 'server/gazetteer/', 'core/', 'server/store/batch.ts']],
  ['server/fetch/', ['server/fetch/', 'core/']],
  ['server/gazetteer/', ['server/gazetteer/', 'core/']],
  ['server/newsroom/', ['server/newsroom/', 'core/']],
  ['server/store/', ['server/store/', 'core/', 'prisma/']],
  [
    'server/outlets/',
    [
      'server/outlets/',
      'server/pipeline/',
      'server/gazetteer/',
      'server/store/',
      'core/',
      'server/log.ts',
      'server/named-tallies.ts',
    ],
  ],
  ['server/live/', ['server/live/', 'server/store/', 'core/', 'server/log.ts']],
  ['server/database/', ['server/database/']],
  ['server/', ['server/', 'core/']],
]
const PURE = ['core/', 'server/pipeline/']
const IMPURE =
  /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|from 'node:(fs|net|http|child_process|dgram|tls)|\bfetch\(/

const files = ['core', 'components', 'app', 'server', 'test', 'bench'].flatMap((top) =>
  (existsSync(join(ROOT, top)) ? readdirSync(join(ROOT, top), { recursive: true, encoding: 'utf8' }) : [])
    .filter((file) => /\.(ts|tsx|mjs)$/.test(file))
    .map((file) => `${top}/${file}`),
)
const sources = new Map(files.map((file) => [file, readFileSync(join(ROOT, file), 'utf8')]))

test('every import follows the arrows', () => {
  const wrong: string[] = []
  for (const [file, source] of sources) {
    const room = ROOMS.find(([prefix]) => file.startsWith(prefix))
    if (!room) continue
    for (const target of imports(file, source))
      if (!room[1].some((prefix) => target.startsWith(prefix))) wrong.push(`${file} → ${target}`)
  }
  assert.deepEqual(wrong, [])
})

test('only config.ts reads the environment, and what runs before the install', () => {
  const readers = files.filter((file) => !/^(test|bench)\//.test(file) && sources.get(file)?.includes('process.env'))
  assert.deepEqual(readers.sort(), ['server/config.ts', 'server/prepare.mjs'])
})

test('pure rooms have no clock, no chance, no network, no files', () => {
  assert.deepEqual(
    files.filter((file) => PURE.some((room) => file.startsWith(room)) && IMPURE.test(sources.get(file) ?? '')),
    [],
  )
})

test('only the store knows Prisma, and raw SQL stays there', () => {
  const outside = files.filter(
    (file) => /^(app|components|core|server)\//.test(file) && !/^server\/(store|database)\//.test(file),
  )
  assert.deepEqual(
    outside.filter((file) =>
      /from '[^']*(@prisma\/|prisma\/generated)|\$queryRaw|\$executeRaw/.test(sources.get(file) ?? ''),
    ),
    [],
  )
})

test(`no file is longer than ${LONGEST_FILE} lines, and each opens by saying what it is`, () => {
  const long = files.filter((file) => (sources.get(file)?.split('\n').length ?? 0) > LONGEST_FILE)
  assert.deepEqual(long, [])
  const silent = files.filter((file) => !/^(#!.*\n)?('use client'\s*)?(\/\/|\/\*)/.test(sources.get(file) ?? ''))
  assert.deepEqual(silent, [])
})

function imports(file: string, source: string): string[] {
  const found = source.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)
  return [...found].map(([, path]) => relative(ROOT, join(ROOT, dirname(file), path as string)))
}

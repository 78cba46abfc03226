// Makes a checkout ready to run, doing only what is missing or stale: dependencies, Prisma client, gazetteer, pages.
// Plain JavaScript that Node 20 runs, since it comes before the install. Says what it does and how long it took.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const BIN = join(ROOT, 'node_modules', '.bin')
const ENVIRONMENT = {
  ...process.env,
  // The pinned Node comes first, as it does in every npm script.
  PATH: `${BIN}${delimiter}${process.env.PATH}`,
  // Prisma wants to download a schema engine at install and generate; naming any executable keeps it from the network.
  PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
  PRISMA_HIDE_UPDATE_MESSAGE: '1',
  NEXT_TELEMETRY_DISABLED: '1',
}

const build = !process.argv.includes('--no-build')
step('dependencies', 'node_modules/.rasid-prepared', ['package.json', 'package-lock.json', '.npmrc'], 'npm', [
  'ci',
  '--include=dev',
  '--no-audit',
  '--no-fund',
  '--loglevel=error',
])
step(
  'database client',
  'prisma/generated/.rasid-prepared',
  ['prisma/schema.prisma', 'prisma.config.ts', 'package-lock.json'],
  'prisma',
  ['generate', '--no-hints'],
)
step(
  'gazetteer',
  '.cache/.rasid-prepared',
  [
    'server/gazetteer',
    'core/text/fold.ts',
    'core/text/tokenise.ts',
    'core/text/arabic.ts',
    'core/text/slavic.ts',
    'package-lock.json',
  ],
  'node',
  ['server/gazetteer/build.ts'],
)
if (build) {
  const sources = [
    'app',
    'components',
    'core',
    // All of it: pages take from a dozen folders, and one that was forgotten here would be served as it was.
    'server',
    'prisma/schema.prisma',
    'next.config.js',
    'tsconfig.json',
    'package-lock.json',
  ]
  step('pages', '.next/.rasid-prepared', sources, 'next', ['build'])
}

/** Runs a command unless `marker` holds the hash of what its sources are now. Leaves with its output when it fails. */
function step(name, marker, sources, command, args) {
  const wanted = hashOf(sources)
  const file = join(ROOT, marker)
  if (existsSync(file) && readFileSync(file, 'utf8') === wanted) return
  const began = Date.now()
  process.stderr.write(`Preparing ${name} … `)
  const run = spawnSync(command, args, {
    cwd: ROOT,
    env: ENVIRONMENT,
    encoding: 'utf8',
    maxBuffer: 64 << 20,
    shell: process.platform === 'win32',
  })
  if (run.status !== 0) {
    process.stderr.write(
      `failed.\n${run.stdout ?? ''}${run.stderr ?? ''}${run.error?.message ?? ''}\nWhat failed: ${command} ${args.join(' ')}\n`,
    )
    process.exit(1)
  }
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, wanted)
  process.stderr.write(`${((Date.now() - began) / 1000).toFixed(1)} s\n`)
}

/** One hash over the names and bytes of files and folders; what is not there counts as absent. */
function hashOf(paths) {
  const hash = createHash('sha256')
  const visit = (path) => {
    const full = join(ROOT, path)
    if (!existsSync(full)) return
    let entries
    try {
      entries = readdirSync(full).sort()
    } catch {
      hash.update(path).update('\0').update(readFileSync(full)).update('\0')
      return
    }
    for (const entry of entries) visit(`${path}/${entry}`)
  }
  for (const path of paths) visit(path)
  return hash.digest('hex')
}

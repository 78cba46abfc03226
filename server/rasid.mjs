#!/usr/bin/env node
// The `rasid` command. Plain JavaScript, since it may be started by an older Node: the work itself runs on the pinned one.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const [major, minor] = process.versions.node.split('.').map(Number)
if (major > 22 || (major === 22 && minor >= 18)) {
  // What was compiled is kept for the next command, and types are taken out of a file once.
  const { enableCompileCache } = await import('node:module')
  enableCompileCache(fileURLToPath(new URL('../.cache/code', import.meta.url)))
  const { cli } = await import('./cli.ts')
  process.exitCode = await cli(process.argv.slice(2))
} else {
  const pinned = fileURLToPath(new URL('../node_modules/node/bin/node', import.meta.url))
  if (!existsSync(pinned)) {
    process.stderr.write('Rasid is not installed yet: run `npm start` or `npm ci` in its folder first.\n')
    process.exit(1)
  }
  const run = spawnSync(pinned, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' })
  process.exitCode = run.status ?? 1
}

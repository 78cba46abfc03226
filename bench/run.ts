// `npm run bench NAME`: runs one benchmark. Progress goes to standard error; the last line of standard output is one JSON
// object with the figures, in plain units named in the keys.
import { existsSync, readdirSync } from 'node:fs'
import { cpus } from 'node:os'

const name = process.argv[2] ?? ''
const file = new URL(`./${name}.bench.ts`, import.meta.url)
if (!/^[a-z-]+$/.test(name) || !existsSync(file)) {
  const names = readdirSync(new URL('.', import.meta.url)).filter((entry) => entry.endsWith('.bench.ts'))
  process.stderr.write(
    `usage: npm run bench NAME, where NAME is one of ${names.map((entry) => entry.replace('.bench.ts', '')).join(', ')}\n`,
  )
  process.exit(2)
}
const { measure } = (await import(file.href)) as { measure: () => Promise<Record<string, unknown>> }
const figures = await measure()
process.stdout.write(
  `${JSON.stringify({ bench: name, ...figures, node: process.version, cpu: cpus()[0]?.model ?? 'unknown', cores: cpus().length })}\n`,
)
process.exit(0)

// Where the program's time goes while 10,000 articles go through the whole journey: the run of `ingest` under V8's sampling
// profiler. Each sample counts for the innermost step of the journey on its stack; profiling itself slows the run a little.
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runIngest } from './ingest-run.ts'

type Frame = {
  id: number
  callFrame: { functionName: string; url: string }
  children?: number[]
}
type Profile = { nodes: Frame[]; samples: number[]; timeDeltas: number[] }

// First match wins; a frame that none fits leaves the sample to its caller.
const STEPS: [step: string, path: RegExp][] = [
  ['match', /\/pipeline\/matcher\.ts$|\/core\/query\//],
  ['places', /\/pipeline\/(places|dateline|demonyms|common-words)\.ts$|\/server\/gazetteer\//],
  ['analyse', /\/core\/text\/(?!lead)|\/pipeline\/enrich\.ts$/],
  ['parse', /\/pipeline\/|\/(feedsmith|htmlparser2|sanitize-html|jschardet|iconv-lite)\//],
  ['fetch', /\/server\/fetch\/|\/undici\/|node:internal\/deps\/undici/],
  ['push', /\/server\/live\/|\/(socket\.io|engine\.io|ws)(-[a-z]+)?\//],
  ['store', /\/server\/store\/|\/prisma\/generated\/|\/@prisma\/|\/node_modules\/pg/],
  ['web', /\/node_modules\/next\/|\/\.next\//],
]
const ENGINE: Record<string, string> = { '(garbage collector)': 'garbageCollection', '(idle)': 'idle' }

export async function measure(): Promise<Record<string, unknown>> {
  const folder = await mkdtemp(join(tmpdir(), 'rasid-bench-'))
  const run = await runIngest({ NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${folder}` })
  const profiles = await Promise.all(
    (await readdir(folder)).map(async (name) => JSON.parse(await readFile(join(folder, name), 'utf8')) as Profile),
  )
  await rm(folder, { recursive: true })
  const [main] = profiles.sort((a, b) => b.samples.length - a.samples.length)
  if (!main) throw new Error('Node wrote no profile.')
  return { articlesPerSecond: run.articlesPerSecond, ...sharesOf(main) }
}

/** Percent of the busy time per step, from the program's start to its end. */
function sharesOf({ nodes, samples, timeDeltas }: Profile): Record<string, unknown> {
  const parents = new Map(nodes.flatMap(({ id, children }) => (children ?? []).map((child) => [child, id] as const)))
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const stepOf = new Map<number, string>()
  const find = (id: number): string => {
    const known = stepOf.get(id)
    if (known) return known
    const { functionName, url } = (byId.get(id) as Frame).callFrame
    const parent = parents.get(id)
    const own =
      (Object.hasOwn(ENGINE, functionName) ? ENGINE[functionName] : undefined) ??
      STEPS.find(([, path]) => path.test(url))?.[0]
    const step = own ?? (parent === undefined ? 'rest' : find(parent))
    stepOf.set(id, step)
    return step
  }
  const spent = new Map<string, number>()
  for (const [index, id] of samples.entries()) {
    const step = find(id)
    spent.set(step, (spent.get(step) ?? 0) + (timeDeltas[index] ?? 0))
  }
  spent.delete('idle')
  const busy = [...spent.values()].reduce((sum, time) => sum + time, 0)
  const shares = [...spent].sort((a, b) => b[1] - a[1]).map(([step, time]) => [`${step}Percent`, percent(time / busy)])
  return { busySeconds: Math.round(busy / 10_000) / 100, ...Object.fromEntries(shares) }
}

const percent = (share: number) => Math.round(share * 1_000) / 10

// The simulator on its own: `node server/newsroom/main.ts --seed N --rate N --speed N --feeds N --port N --backlog N`. Prints one
// JSON line with its addresses and runs until it is told to stop.
import { parseArgs } from 'node:util'
import { startNewsroom } from './newsroom.ts'

const number = { type: 'string' } as const
const { values } = parseArgs({
  options: { seed: number, rate: number, speed: number, feeds: number, port: number, backlog: number },
})
const given = (name: keyof typeof values, fallback: number) => {
  const value = Number(values[name] ?? fallback)
  if (Number.isFinite(value) && value >= 0) return value
  process.stderr.write(
    `--${name} is "${values[name]}": a number from 0 is expected, for example --${name} ${fallback}\n`,
  )
  process.exit(2)
}
const newsroom = await startNewsroom({
  seed: given('seed', 1),
  articlesPerMinute: given('rate', 20),
  speed: given('speed', 1),
  feeds: given('feeds', 12),
  port: given('port', 0),
  backlog: given('backlog', 200),
})
process.stdout.write(`${JSON.stringify({ url: newsroom.url, feeds: newsroom.feeds })}\n`)
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void newsroom.close())

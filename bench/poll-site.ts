// The publishers of `bench poll`, in a process of their own: thousands of feeds on many host names, all on loopback. It keeps count of
// who asked for what and when, publishes when told, and answers the bench over the channel that it was forked with.
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { feedDocument } from '../server/newsroom/documents.ts'
import type { Dispatch, NewsFeed } from '../server/newsroom/newsroom.ts'
import type { Language } from '../server/newsroom/places.ts'
import { chanceFrom, pick, writeDispatch } from '../server/newsroom/write.ts'

export type SiteOrder =
  | { order: 'open'; feeds: number; items: number; short: boolean }
  /** So many new items a second, on feeds of chance, until told otherwise. */
  | { order: 'publish'; perSecond: number }
  /** Every document changes, no item does. */
  | { order: 'touch' }
  | { order: 'forget' }
  | { order: 'report' }
export type SiteReport = {
  port: number
  requests: number
  unchanged: number
  published: number
  /** The shortest time between two requests to one host, and the most at once. */
  shortestGapMs: number
  mostAtOnce: number
  secondsBetweenPolls: number
}

const LANGUAGES: Language[] = ['ar', 'en', 'ckb', 'fa', 'tr', 'ru']
const START = Date.parse('2026-03-01T00:00:00Z')

const chance = chanceFrom(4)
const feeds: { feed: NewsFeed; items: Dispatch[]; polls: number; firstAt: number; lastAt: number }[] = []
const hosts = new Map<string, { last: number; open: number }>()
let counts = { requests: 0, unchanged: 0, shortestGapMs: Number.POSITIVE_INFINITY, mostAtOnce: 0 }
let published = 0
let touched = 0
let serial = 0
let brief = false
let timer: NodeJS.Timeout | undefined

const server = createServer(serve).listen(0, '127.0.0.1')
await once(server, 'listening')
const { port } = server.address() as { port: number }

process.on('disconnect', () => process.exit(0))
process.on('message', (message: SiteOrder) => {
  if (message.order === 'open') open(message)
  else if (message.order === 'publish') publish(message.perSecond)
  else if (message.order === 'touch') touched++
  else if (message.order === 'forget') forget()
  process.send?.(report())
})
process.send?.(report())

function open({ feeds: count, items, short }: { feeds: number; items: number; short: boolean }): void {
  feeds.length = 0
  brief = short
  for (let index = 0; index < count; index++) {
    const feed: NewsFeed = { url: '', title: `Wire ${index}`, language: pick(LANGUAGES, chance), format: 'rss' }
    feeds.push({ feed, items: [], polls: 0, firstAt: 0, lastAt: 0 })
    for (let item = 0; item < items; item++) add(index)
  }
}

function add(index: number): void {
  const { feed, items } = feeds[index] as (typeof feeds)[number]
  const { title, text, place } = writeDispatch(feed.language, chance)
  serial++
  items.unshift({
    ...{ feed: index, guid: `s${serial}`, title: `${title} (${serial})`, language: feed.language, place },
    text: brief ? (text.split('\n\n')[0] as string) : text,
    publishedAt: new Date(START + serial * 1_000).toISOString(),
  })
  items.length = Math.min(items.length, 100)
}

function publish(perSecond: number): void {
  clearInterval(timer)
  if (perSecond === 0) return
  timer = setInterval(() => {
    add(Math.floor(chance() * feeds.length))
    published++
  }, 1_000 / perSecond)
}

function forget(): void {
  counts = { requests: 0, unchanged: 0, shortestGapMs: Number.POSITIVE_INFINITY, mostAtOnce: 0 }
  hosts.clear()
  for (const each of feeds) each.polls = 0
}

function report(): SiteReport {
  const asked = feeds.filter(({ polls }) => polls > 1)
  const between = asked.map(({ polls, firstAt, lastAt }) => (lastAt - firstAt) / (polls - 1) / 1_000)
  return {
    port,
    published,
    ...counts,
    secondsBetweenPolls: between.reduce((sum, one) => sum + one, 0) / (between.length || 1),
  }
}

function serve(request: IncomingMessage, response: ServerResponse): void {
  const asked = feeds[Number(request.url?.slice(1))]
  if (!asked) return void response.writeHead(404).end()
  note(request.headers.host ?? '', response)
  const at = performance.now()
  if (asked.polls++ === 0) asked.firstAt = at
  asked.lastAt = at
  const etag = `"${createHash('sha1').update(`${touched} ${asked.items[0]?.guid}`).digest('hex')}"`
  if (request.headers['if-none-match'] === etag) {
    counts.unchanged++
    return void response.writeHead(304, { ETag: etag }).end()
  }
  const document = feedDocument(asked.feed, asked.items, 'https://wire.example')
  response.writeHead(200, { ETag: etag, 'Content-Type': 'application/rss+xml; charset=utf-8' })
  response.end(`${document}<!-- ${touched} -->`)
}

function note(name: string, response: ServerResponse): void {
  counts.requests++
  const at = performance.now()
  const host = hosts.get(name) ?? { last: Number.NEGATIVE_INFINITY, open: 0 }
  hosts.set(name, host)
  counts.shortestGapMs = Math.min(counts.shortestGapMs, at - host.last)
  host.last = at
  host.open++
  counts.mostAtOnce = Math.max(counts.mostAtOnce, host.open)
  response.on('close', () => host.open--)
}

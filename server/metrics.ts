// Figures of the running program, as Prometheus reads them: what was polled, what is stored and waits, who is connected, how long
// requests take, and how the process itself is. Asked for at /metrics; never throws into what it watches.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { findDoor } from '../core/access/doors.ts'
import type { FeedPolled } from '../core/events.ts'
import { storeHealth, waiting } from './store/health.ts'

/** What is read at the moment of asking. */
export type Followed = {
  sockets(): number
  /** Articles and hits that were sent to browsers since the start. */
  sent(): { articles: number; hits: number }
  pollsRunning(): number
}
export type Metrics = {
  polled(poll: FeedPolled): void
  /** Times a request from here to its end. */
  watch(request: IncomingMessage, response: ServerResponse): void
  follow(followed: Partial<Followed>): void
  text(): Promise<{ type: string; text: string }>
}

const DURATION_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

export function createMetrics(): Metrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const polls = new Counter({
    name: 'rasid_polls_total',
    help: 'Polls by outcome.',
    labelNames: ['outcome'],
    registers,
  })
  const durations = new Histogram({
    name: 'rasid_request_duration_seconds',
    help: 'HTTP requests by route and status.',
    labelNames: ['route', 'status'],
    buckets: DURATION_SECONDS,
    registers,
  })
  const followed: Followed = { sockets: () => 0, sent: () => ({ articles: 0, hits: 0 }), pollsRunning: () => 0 }
  followStore(registers)
  followProgram(registers, followed)
  return {
    polled: ({ error, trouble }) => polls.inc({ outcome: error === null ? 'ok' : (trouble ?? 'other') }),
    watch: (request, response) => {
      const end = durations.startTimer()
      response.once('close', () => end({ route: routeOf(request), status: response.statusCode }))
    },
    follow: (more) => void Object.assign(followed, more),
    text: async () => ({ type: registry.contentType, text: await registry.metrics() }),
  }
}

// A label for every address that somebody makes up would fill the memory.
function routeOf({ method = 'GET', url = '/' }: IncomingMessage): string {
  const path = url.split('?', 1)[0] as string
  const found = findDoor(method, path)
  if (found && 'route' in found) return found.route
  return path.startsWith('/_next/static/') ? 'GET /_next/static' : 'other'
}

function followStore(registers: Registry[]): void {
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers })
  const feeds = gauge('rasid_feeds', 'Feeds.')
  const failing = gauge('rasid_feeds_failing', 'Feeds whose last poll failed.')
  const articles = gauge('rasid_articles_stored', 'Articles in the store.')
  const hits = gauge('rasid_hits_stored', 'Hits in the store.')
  const queues = new Gauge({
    name: 'rasid_queue_length',
    help: 'What waits: feeds that are due, feeds that are two minutes late, hubs to be asked.',
    labelNames: ['queue'],
    registers,
    // One question for all of these gauges, at the moment of asking.
    collect: async () => {
      const [health, queue] = await Promise.all([storeHealth(), waiting()])
      feeds.set(health.feeds)
      failing.set(health.failingFeeds)
      articles.set(health.articles)
      hits.set(queue.hits)
      queues.set({ queue: 'feeds_due' }, queue.feedsDue)
      queues.set({ queue: 'feeds_overdue' }, health.overdueFeeds)
      queues.set({ queue: 'hubs_due' }, queue.hubsDue)
    },
  })
}

function followProgram(registers: Registry[], followed: Followed): void {
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(read())
      },
    })
  const counter = (name: string, help: string, read: () => number) =>
    new Counter({
      name,
      help,
      registers,
      collect() {
        this.reset()
        this.inc(read())
      },
    })
  gauge('rasid_sockets_connected', 'Browsers and programs on the live stream.', () => followed.sockets())
  gauge('rasid_polls_running', 'Polls under way.', () => followed.pollsRunning())
  counter('rasid_articles_sent_total', 'Articles sent to the live stream.', () => followed.sent().articles)
  counter('rasid_hits_raised_total', 'Hits sent to the live stream.', () => followed.sent().hits)
}

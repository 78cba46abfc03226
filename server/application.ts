// Rasid as a function of its configuration: database, migrations, web, poller. start → running → stop, in that order back.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import type { FeedPolled } from '../core/events.ts'
import { announce, openDoors, reachedAt, socketDoorway } from './access/open.ts'
import { answerClientError } from './client-error.ts'
import type { Config } from './config.ts'
import { startEmbedded } from './database/embedded.ts'
import { migrate } from './database/migrate.ts'
import { createDiscover } from './discovery/discover.ts'
import { createEffects } from './effects.ts'
import { createFetcher } from './fetch/fetch-feed.ts'
import { loadGazetteer } from './gazetteer/gazetteer.ts'
import { shareGazetteer } from './gazetteer/shared.ts'
import { type Gateway, startGateway } from './live/gateway.ts'
import { log } from './log.ts'
import { createMetrics, type Metrics } from './metrics.ts'
import { startPoller } from './poller.ts'
import { startReanalysis } from './reanalysis.ts'
import { offerServices } from './services.ts'
import { closeStore, openStore } from './store/client.ts'
import { nameHosts, pausedSeconds } from './store/hosts.ts'
import { giveBackAll } from './store/schedule.ts'
import { showThumbnails } from './store/thumbnails.ts'
import { createThumbnails } from './thumbnails/thumbnails.ts'
import { createPages } from './web.ts'
import { startPush } from './websub/push.ts'

export type Application = { address: string; stop(): Promise<void> }

/** Starts every role. On failure what was started is stopped again, and the reason is thrown. */
export async function startApplication(config: Config, { dev = false, demo = false } = {}): Promise<Application> {
  const undo: (() => Promise<unknown>)[] = []
  const stop = async () => {
    for (const step of undo.splice(0).reverse())
      await step().catch((error: unknown) => log('warn', 'stopping went on after an error', { error }))
  }
  try {
    const databaseUrl = await openDatabase(config, undo)
    const applied = await migrate(databaseUrl)
    if (applied.length > 0) log('info', 'migrations applied', { names: applied.join(',') })
    openStore(databaseUrl)
    undo.push(closeStore)
    await nameHosts()
    // Nobody else polls what is in our folder: who holds a lease there was killed.
    if (!config.databaseUrl) await giveBackAll()
    await openDoors(config, demo)
    // Pages ask for names and candidates from the first request on.
    const gazetteer = await loadGazetteer()
    shareGazetteer(gazetteer)
    const fetcher = createFetcher({ allowPrivateHosts: config.allowPrivateHosts, pausedSeconds })
    const metrics = createMetrics()
    showThumbnails(config.thumbnails)
    offerServices({
      discover: createDiscover(fetcher.fetchFeed),
      thumbnail: createThumbnails(fetcher.fetchFeed, config.dataDir, () => new Date()),
      metrics: metrics.text,
    })
    const base = createEffects(config, gazetteer, fetcher)
    undo.push(base.close)
    const nudged = { gateway: () => {} }
    const push = config.publicUrl && startPush(base, fetcher.postForm, config.publicUrl, () => nudged.gateway())
    if (push) undo.push(push.stop)
    const { address, gateway } = await startWeb(config, dev, undo, metrics, push ? push.answers : () => false)
    nudged.gateway = gateway.nudge
    const polled = (poll: FeedPolled) => {
      metrics.polled(poll)
      gateway.polled(poll)
    }
    const poller = startPoller(push ? push.effects : base, polled, { unpaced: config.allowPrivateHosts })
    metrics.follow({ ...gateway.counts, pollsRunning: poller.running })
    undo.push(poller.stop, startReanalysis().stop)
    return { address, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function openDatabase(config: Config, undo: (() => Promise<unknown>)[]): Promise<string> {
  if (config.databaseUrl) return config.databaseUrl
  const database = await startEmbedded(join(config.dataDir, 'postgres'), (sentence) => log('warn', sentence))
  undo.push(database.stop)
  return database.url
}

async function startWeb(
  config: Config,
  dev: boolean,
  undo: (() => Promise<unknown>)[],
  metrics: Metrics,
  answers: (request: IncomingMessage, response: ServerResponse) => boolean,
): Promise<{ address: string; gateway: Gateway }> {
  const pages = await createPages({ dev, port: config.port, answers })
  undo.push(pages.close)
  const http = createServer((request, response) => {
    metrics.watch(request, response)
    pages.handle(request, response)
  })
  http.on('clientError', answerClientError)
  const gateway = await startGateway(http, socketDoorway)
  http.on('upgrade', pages.upgrade)
  await listen(http, config)
  await announce(config, (http.address() as { port: number }).port)
  undo.push(async () => http.closeAllConnections(), gateway.close)
  const { port } = http.address() as { port: number }
  return { address: reachedAt(config, port), gateway }
}

function listen(http: Server, config: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    http.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE'
          ? new Error(`Port ${config.port} is taken by another program: set PORT to a free one.`)
          : error,
      )
    })
    http.listen(config.port, config.host, resolve)
  })
}

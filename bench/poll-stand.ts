// Where the polling benchmarks run: an embedded database and its store, the publishers in a process of their own, and the poller as
// the application starts it. Everything is ended when the work is.

import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbedded } from '../server/database/embedded.ts'
import { migrate } from '../server/database/migrate.ts'
import { createEffects } from '../server/effects.ts'
import { createFetcher } from '../server/fetch/fetch-feed.ts'
import { loadGazetteer } from '../server/gazetteer/gazetteer.ts'
import { startPoller } from '../server/poller.ts'
import { closeStore, openStore } from '../server/store/client.ts'
import type { SiteOrder, SiteReport } from './poll-site.ts'

export type Site = { ask(order: SiteOrder): Promise<SiteReport>; port: number; close(): void }
export const say = (sentence: string) => process.stderr.write(`${sentence}\n`)
export const round = (value: number, digits = 1) => Number(value.toFixed(digits))

/** Runs one part in this process, which its parent started for it alone, and hands over its figures. */
export async function runPart(
  work: (site: Site, databasePid: number) => Promise<Record<string, unknown>>,
): Promise<void> {
  const figures = await withStore(work)
  process.send?.(figures)
  process.exit(0)
}

/** The poller as the application starts it, with names that all lead to this machine. */
export async function startPolling(pollMinSeconds: number): Promise<{ stop(): Promise<void> }> {
  const allowPrivateHosts = ['127.0.0.1']
  const config = { allowPrivateHosts, pollMinSeconds } as Parameters<typeof createEffects>[0]
  const effects = createEffects(config, await loadGazetteer())
  const resolve: NonNullable<Parameters<typeof createFetcher>[0]['resolve']> = (_name, done) =>
    done(null, [{ address: '127.0.0.1', family: 4 }])
  const fetcher = createFetcher({ allowPrivateHosts, resolve })
  const poller = startPoller({ ...effects, fetchFeed: fetcher.fetchFeed }, () => undefined, {
    unpaced: allowPrivateHosts,
  })
  return {
    stop: async () => {
      await poller.stop()
      await Promise.all([effects.close(), fetcher.close()])
    },
  }
}

async function withStore<T>(work: (site: Site, databasePid: number) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'rasid-bench-'))
  const database = await startEmbedded(join(folder, 'postgres'), say)
  const site = await openSite()
  try {
    await migrate(database.url)
    openStore(database.url)
    const pid = Number((await readFile(join(folder, 'postgres/postmaster.pid'), 'utf8')).split('\n')[0])
    return await work(site, pid)
  } finally {
    site.close()
    await closeStore()
    await database.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

async function openSite(): Promise<Site> {
  const child: ChildProcess = fork(new URL('./poll-site.ts', import.meta.url))
  const answer = async () => ((await once(child, 'message')) as [SiteReport])[0]
  const { port } = await answer()
  return {
    port,
    ask: (order) => {
      const answered = answer()
      child.send(order)
      return answered
    },
    close: () => child.disconnect(),
  }
}

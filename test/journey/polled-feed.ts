// One feed after another that is polled, and pushed to, through the whole journey over a real server and a real database.
import assert from 'node:assert/strict'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createEffects } from '../../server/effects.ts'
import { loadGazetteer } from '../../server/gazetteer/gazetteer.ts'
import { type IngestEffects, ingest } from '../../server/ingest.ts'
import { ingestPushed } from '../../server/ingest-pushed.ts'
import { db } from '../../server/store/client.ts'
import { addFeeds } from '../../server/store/feeds.ts'
import { currentClaim } from '../../server/store/schedule.ts'
import { claim, openShelf } from '../store/shelf.ts'
import { startWebServer, type WebServer } from '../support/web-server.ts'

export class PolledFeed {
  /** What its server does with a request. */
  answer: (request: IncomingMessage, response: ServerResponse) => void = () => undefined
  effects!: ReturnType<typeof createEffects>
  server!: WebServer
  feedId = ''
  private shelf!: Awaited<ReturnType<typeof openShelf>>
  private count = 0

  async open(): Promise<void> {
    this.shelf = await openShelf()
    this.server = await startWebServer((request, response) => this.answer(request, response))
    const config = { allowPrivateHosts: ['127.0.0.1'], pollMinSeconds: 1 }
    this.effects = { ...createEffects(config, await loadGazetteer()), chance: () => 0.5 }
  }

  async close(): Promise<void> {
    await this.effects?.close()
    await this.server?.close()
    await this.shelf?.close()
  }

  /** Another feed takes the place of the one before. */
  async next(): Promise<void> {
    const { added } = await addFeeds([{ url: `${this.server.origin}/feed${++this.count}` }])
    this.feedId = added[0]?.id ?? ''
  }

  list(document: string, headers: Record<string, string> = {}): void {
    this.answer = (_request, response) =>
      void response.writeHead(200, { 'Content-Type': 'application/rss+xml; charset=utf-8', ...headers }).end(document)
  }

  async poll(change: Partial<IngestEffects> = {}) {
    return ingest(await claim(this.feedId), { ...this.effects, ...change })
  }

  async push(document: string): Promise<void> {
    const held = await currentClaim(BigInt(this.feedId))
    assert.ok(held)
    const pushed = { url: this.server.origin, bytes: Buffer.from(document), contentType: null }
    await ingestPushed(held, pushed, this.effects)
  }

  row() {
    return db().feed.findUniqueOrThrow({ where: { id: BigInt(this.feedId) }, include: { listing: true } })
  }

  stored() {
    return db().article.findMany({
      where: { feedId: BigInt(this.feedId) },
      include: { revisions: { orderBy: { id: 'asc' } } },
      orderBy: { id: 'asc' },
    })
  }
}

// A polled feed with a real hub: its polls note the hub, which is asked, comes to a real callback and pushes what it is given, over a real
// database. Nothing else runs: polls are the test's.
import { createFetcher, type Fetcher } from '../../server/fetch/fetch-feed.ts'
import type { IngestEffects } from '../../server/ingest.ts'
import { subscriptionFacts } from '../../server/store/subscriptions.ts'
import { type Push, startPush } from '../../server/websub/push.ts'
import { PolledFeed } from '../journey/polled-feed.ts'
import { until } from '../support/rasid.ts'
import { startWebServer, type WebServer } from '../support/web-server.ts'
import { type Hub, rss, startHub } from './hub.ts'

const SOON_MS = 20_000

export class PushedFeed {
  feed = new PolledFeed()
  hub!: Hub
  push!: Push
  callback!: WebServer
  /** How often something that was pushed was done with. */
  taken = 0
  private fetcher!: Fetcher

  /** `change` is what is done otherwise for what is pushed, and polled. */
  async open(change: (effects: IngestEffects) => Partial<IngestEffects> = () => ({})): Promise<void> {
    await this.feed.open()
    this.hub = await startHub()
    this.fetcher = createFetcher({ allowPrivateHosts: ['127.0.0.1'] })
    this.callback = await startWebServer(
      (request, response) => void (this.push.answers(request, response) || response.writeHead(404).end()),
    )
    const effects = { ...this.feed.effects, ...change(this.feed.effects) }
    const done = () => void this.taken++
    this.push = startPush(effects, this.fetcher.postForm, this.callback.origin, done, 20)
  }

  async close(): Promise<void> {
    await this.push?.stop()
    await Promise.all([this.callback?.close(), this.hub?.close(), this.fetcher?.close()])
    await this.feed.close()
  }

  /** Another feed, polled once, whose hub has promised to push. */
  async next(titles: string[]): Promise<void> {
    await this.feed.next()
    await this.poll(titles)
    await until('a lease', SOON_MS, async () => (await this.facts())?.state === 'active')
  }

  poll(titles: string[]) {
    this.feed.list(rss(this.hub.url, titles))
    return this.feed.poll(this.push.effects)
  }

  /** Pushes, and waits until Rasid is done with it. */
  async pushed(body: string): Promise<void> {
    const before = this.taken
    const status = await this.hub.push(body)
    if (status !== 202) throw new Error(`What was pushed was answered ${status}.`)
    await until('taken', SOON_MS, async () => this.taken > before)
  }

  facts() {
    return subscriptionFacts(this.feed.feedId)
  }

  async titles(): Promise<string[]> {
    return (await this.feed.stored()).map(({ title }) => title)
  }
}

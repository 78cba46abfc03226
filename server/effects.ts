// The real effects of the journey: the network, the store, and the standing queries as they are now.

import { parseQuery } from '../core/query/parse.ts'
import type { Config } from './config.ts'
import { createFetcher, type Fetcher } from './fetch/fetch-feed.ts'
import { createFullText } from './full-text/full-text.ts'
import { loadGazetteer } from './gazetteer/gazetteer.ts'
import type { IngestEffects } from './ingest.ts'
import { log } from './log.ts'
import { createEnrich } from './pipeline/enrich.ts'
import { Matcher } from './pipeline/matcher.ts'
import { Line } from './pipeline/outage.ts'
import { standingQueries } from './store/alerts.ts'
import { HOST_SPACING_SECONDS, hostOf, pauseHost } from './store/hosts.ts'
import { endIsolated } from './store/isolate.ts'
import { listingOf } from './store/listing.ts'
import { recall } from './store/recall.ts'
import { endPoll, giveBack, learnAddress } from './store/schedule.ts'
import { storePollIsolated } from './store/store-poll-isolated.ts'

/** Loads the gazetteer and opens the network; close() ends connections that are kept open. */
export async function createEffects(
  config: Pick<Config, 'allowPrivateHosts' | 'pollMinSeconds'>,
  fetcher: Pick<Fetcher, 'fetchFeed' | 'close'> = createFetcher({ allowPrivateHosts: config.allowPrivateHosts }),
): Promise<IngestEffects & { close(): Promise<void> }> {
  const gazetteer = await loadGazetteer()
  const matcher = new Matcher()
  const enrich = createEnrich(gazetteer, matcher)
  let version: string | null = null
  const current = new Map<string, string>()

  // Asked before every batch: an alert that was answered with 201 catches whatever is stored after it.
  const refresh = async () => {
    const standing = await standingQueries(version)
    if (!standing) return
    version = standing.version
    const wanted = new Map(standing.queries.map(({ id, query }) => [id, query]))
    for (const [id, query] of current) if (wanted.get(id) !== query) matcher.remove(id)
    for (const [id, query] of wanted) {
      if (current.get(id) === query) continue
      const parsed = parseQuery(query)
      if (parsed.ok) matcher.add(id, parsed.query)
      else
        log('error', 'a stored alert no longer parses; it catches nothing', { alert: id, query, error: parsed.error })
    }
    current.clear()
    for (const [id, query] of wanted) current.set(id, query)
  }
  return {
    fetchFeed: fetcher.fetchFeed,
    listingOf,
    recall,
    storePoll: storePollIsolated,
    endPoll: (claim, outcome) => endIsolated(outcome, (end) => endPoll(claim, end)),
    giveBack,
    fullText: createFullText(fetcher.fetchFeed),
    learnAddress: (claim, url) => learnAddress(claim, url, hostOf(url)),
    pauseHost,
    pauseMs: Math.min(HOST_SPACING_SECONDS, config.pollMinSeconds) * 1_000,
    line: new Line(),
    enricher: async () => {
      await refresh()
      return enrich
    },
    now: () => new Date(),
    chance: Math.random,
    pollMinSeconds: config.pollMinSeconds,
    close: fetcher.close,
  }
}
